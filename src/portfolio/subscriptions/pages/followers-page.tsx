import { LANGUAGES, type Language } from '../../../language.js';
import { TextField } from '../../../accounts/pages/fields.js';
import type { MailContent } from '../../../mail/mail-kind.js';
import { ErrorSummary, Notice } from '../../../pages/notices.js';
import { LANGUAGE_NAMES, pageText, type PageTextKey } from '../../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../../pages/staff/staff-frame.js';
import { StaffTable } from '../../../pages/staff/staff-table.js';
import type { Followers } from '../follower-reading.service.js';
import { topicWords } from '../topic-words.js';

export interface FollowersPageProps {
  readonly context: StaffContext;
  readonly counts: readonly Followers[];
  readonly totals: { readonly followers: number; readonly waiting: number };
  /** When the next digest leaves, in words. */
  readonly next: string;
  readonly preview: { readonly language: Language; readonly mail: MailContent | null };
  /** An address has just been forgotten. */
  readonly erased: boolean;
  /** What was typed and is no address. */
  readonly typed: string | null;
}

/** How many follow what, and what they will read next. */
export function FollowersPage(props: FollowersPageProps) {
  const { context, counts, totals, typed } = props;
  const { language } = context;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  const errors = typed === null ? [] : [{ text: say('follow.wrong.email'), href: '#email' }];
  return (
    <StaffFrame context={context} title={say('followers.title')} hasErrors={errors.length > 0}>
      {props.erased && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{say('followers.erased')}</p>
        </Notice>
      )}
      <ErrorSummary language={language} errors={errors} />
      <h1 class="govuk-heading-l">{say('followers.title')}</h1>
      <p class="govuk-body-l">{say('followers.lead')}</p>
      <p class="govuk-body">{say('followers.totals', totals)}</p>
      <p class="govuk-body">
        <a class="govuk-link xp-page-link" href={`/follow?lang=${language}`}>
          {say('followers.public')}
        </a>
      </p>
      {counts.length === 0 ? (
        <p class="govuk-body">{say('followers.none')}</p>
      ) : (
        <StaffTable
          caption={say('followers.byTopic')}
          columns={[say('followers.topic'), say('followers.count')]}
          rows={counts.map(({ topic, confirmed }) => [
            topic.kind === 'window' ? topicWords(language, topic) : `${topic.acronym} (${topic.code})`,
            String(confirmed),
          ])}
        />
      )}
      <Preview {...props} />
      <section class="xp-narrow">
        <h2 class="govuk-heading-m">{say('followers.erase')}</h2>
        <p class="govuk-body">{say('followers.eraseText')}</p>
        <form method="post" action="/staff/followers/erase">
          <input type="hidden" name="_csrf" value={context.csrf} />
          <TextField
            name="email"
            label={say('follow.email')}
            type="email"
            autocomplete="off"
            value={typed ?? ''}
            error={errors[0]?.text}
          />
          <button class="govuk-button govuk-button--secondary">{say('followers.eraseGo')}</button>
        </form>
      </section>
    </StaffFrame>
  );
}

/** The next digest as it would read today. */
function Preview({ context, next, preview: { language: shown, mail } }: FollowersPageProps) {
  const { language } = context;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  return (
    <section aria-labelledby="next-digest">
      <h2 class="govuk-heading-m" id="next-digest">
        {say('followers.next')}
      </h2>
      <p class="govuk-body">{say('followers.nextText', { when: next })}</p>
      {mail === null ? (
        <p class="govuk-body">{say('followers.nothingNew')}</p>
      ) : (
        <>
          <nav aria-label={say('messages.languages')}>
            <ul class="govuk-list xp-places__list">
              {LANGUAGES.map((one) => (
                <li>
                  <a
                    class="govuk-link"
                    href={`/staff/followers?language=${one}#next-digest`}
                    lang={one}
                    aria-current={one === shown ? 'true' : undefined}
                  >
                    {LANGUAGE_NAMES[one]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div lang={shown}>
            <h3 class="govuk-heading-s">{mail.subject}</h3>
            <div class="xp-mail-text xp-own-text">{mail.text}</div>
          </div>
        </>
      )}
    </section>
  );
}
