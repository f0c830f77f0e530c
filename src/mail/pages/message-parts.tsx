import type { Language } from '../../language.js';
import { momentText } from '../../pages/deadline.js';
import { Notice } from '../../pages/notices.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import type { OtherCase } from '../message-view.js';
import type { TestOutcome } from '../test-mails.service.js';
import type { MessagePlace } from './message-paths.js';

/** That a window words a mail itself in some languages only. */
export function Unevenness(props: {
  readonly context: StaffContext;
  readonly place: MessagePlace;
  readonly behind: readonly Language[];
}) {
  const { language } = props.context;
  if (props.behind.length === 0) return null;
  const names = new Intl.ListFormat(language).format(props.behind.map((one) => LANGUAGE_NAMES[one]));
  return (
    <p class="govuk-inset-text">
      <strong>{pageText(language, 'messages.behind', { names })}</strong>
    </p>
  );
}

/** How the words read where a fact is another one, such as in a meeting that is cancelled. */
export function OtherCases(props: {
  readonly language: Language;
  readonly mailLanguage: Language;
  readonly cases: readonly OtherCase[];
}) {
  const { language, cases } = props;
  if (cases.length === 0) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {pageText(language, 'messages.cases', { count: cases.length })}
        </span>
      </summary>
      <div class="govuk-details__text">
        {cases.map(({ name, option, subject, paragraphs }) => (
          <>
            <p class="govuk-body">
              <code>{`{${name}}`}</code> = <code>{option}</code>
            </p>
            <div class="xp-letter xp-own-text" lang={props.mailLanguage}>
              <p class="xp-letter__subject">{subject}</p>
              {paragraphs.map((text) => (
                <p>{text}</p>
              ))}
            </div>
          </>
        ))}
      </div>
    </details>
  );
}

/** Sends the mail as it is stored to who looks at it. */
export function TestForm(props: {
  readonly context: StaffContext;
  readonly place: MessagePlace;
  readonly to: string | null;
}) {
  const { context, place, to } = props;
  const { language } = context;
  if (to === null) return <p class="govuk-body">{pageText(language, 'messages.testNoAccount')}</p>;
  return (
    <form method="post" action="/staff/messages/test">
      <input type="hidden" name="_csrf" value={context.csrf} />
      <input type="hidden" name="window" value={place.window === null ? '' : String(place.window)} />
      <input type="hidden" name="kind" value={place.kind} />
      <input type="hidden" name="language" value={place.language} />
      <button class="govuk-button govuk-button--secondary">{pageText(language, 'messages.test')}</button>
      <p class="govuk-hint xp-own-text">{pageText(language, 'messages.testTo', { to })}</p>
    </form>
  );
}

/** What has become of a test so far. */
export function TestResult(props: {
  readonly context: StaffContext;
  readonly test: TestOutcome;
  readonly to: string;
}) {
  const { context, test, to } = props;
  const { language } = context;
  const when = `${momentText(language, test.sentAt ?? test.createdAt, 'UTC')} UTC`;
  return (
    <Notice language={language} done={test.state === 'sent'}>
      <p class="govuk-notification-banner__heading xp-own-text">
        {pageText(language, test.state === 'sent' ? 'messages.testSent' : 'messages.testUnderWay', {
          to,
          when,
        })}
      </p>
      {test.state !== 'sent' && (
        <p class="govuk-body">
          <StateTag language={language} state={test.state} />{' '}
          <a class="govuk-notification-banner__link" href={context.path ?? '/staff/messages'}>
            {pageText(language, 'messages.testLook')}
          </a>
        </p>
      )}
      {test.serverWords && (
        <p class="govuk-body xp-own-text">
          {pageText(language, 'staff.mailWords')}: {test.serverWords}
        </p>
      )}
    </Notice>
  );
}
