import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { calendarPath } from './calendar-paths.js';

/** How to have the calendar in one's own program: by a secret address, which can be made anew or ended. */
export function CalendarFeedBox(props: {
  readonly context: StaffContext;
  readonly window: string;
  readonly address: string | null;
}) {
  const { context, window, address } = props;
  const { language, csrf } = context;
  const say = (key: Parameters<typeof pageText>[1]) => pageText(language, key);
  const path = `${calendarPath(window)}/address`;
  return (
    <section class="xp-box" aria-labelledby="subscribe" id="address">
      <h2 class="govuk-heading-m" id="subscribe">
        {say('calendar.feed.title')}
      </h2>
      <p class="govuk-body">{say('calendar.feed.text')}</p>
      {address && (
        <div class="govuk-form-group">
          <label class="govuk-label xp-label" for="feed-address">
            {say('calendar.feed.address')}
          </label>
          <div class="govuk-hint" id="feed-address-hint">
            {say('calendar.feed.how')}
          </div>
          <input
            class="govuk-input xp-address"
            id="feed-address"
            type="text"
            readOnly
            autocomplete="off"
            aria-describedby="feed-address-hint"
            value={address}
          />
        </div>
      )}
      <div class="xp-staff-actions">
        <form method="post" action={path}>
          <input type="hidden" name="_csrf" value={csrf} />
          <button class="govuk-button govuk-button--secondary">
            {say(address ? 'calendar.feed.renew' : 'calendar.feed.make')}
          </button>
        </form>
        {address && (
          <form method="post" action={`${path}/end`}>
            <input type="hidden" name="_csrf" value={csrf} />
            <button class="govuk-button govuk-button--secondary">{say('calendar.feed.end')}</button>
          </form>
        )}
      </div>
    </section>
  );
}
