import { LANGUAGES, type Language } from '../../language.js';
import { isPageTextKey, LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import type { MailContent } from '../mail-kind.js';

export interface MessagesPageProps {
  readonly context: StaffContext;
  readonly kinds: readonly string[];
  /** The one in sight, and its language. */
  readonly kind: string;
  readonly language: Language;
  readonly from: string;
  readonly mail: MailContent;
}

/** Text about a kind of mail; the kind itself where nobody has named it. */
function named(language: Language, key: string, kind: string): string {
  return isPageTextKey(key) ? pageText(language, key) : kind;
}

/** M8: what is written to whom, kind by kind and language by language. */
export function MessagesPage(props: MessagesPageProps) {
  const { context, kinds, kind, mail } = props;
  const { language } = context;
  const title = pageText(language, 'messages.title');
  const href = (one: string, other: Language) => `/staff/messages?kind=${one}&language=${other}`;
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'messages.lead')}</p>
      <p class="govuk-body">
        <a class="govuk-link xp-page-link" href="/staff/outbox">
          {pageText(language, 'messages.log')}
        </a>
      </p>
      <nav aria-label={title}>
        <ul class="govuk-list xp-places__list">
          {kinds.map((one) => (
            <li>
              <a
                class="govuk-link"
                href={href(one, props.language)}
                aria-current={one === kind ? 'true' : undefined}
              >
                {named(language, `mailKind.${one}`, one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2 class="govuk-heading-m">{named(language, `mailKind.${kind}`, kind)}</h2>
      <p class="govuk-body">{named(language, `mailWhen.${kind}`, kind)}</p>
      <nav aria-label={pageText(language, 'messages.languages')}>
        <ul class="govuk-list xp-places__list">
          {LANGUAGES.map((one) => (
            <li>
              <a
                class="govuk-link"
                href={href(kind, one)}
                lang={one}
                aria-current={one === props.language ? 'true' : undefined}
              >
                {LANGUAGE_NAMES[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="govuk-inset-text">{pageText(language, 'messages.example', { from: props.from })}</p>
      <div lang={props.language}>
        <h3 class="govuk-heading-s">{mail.subject}</h3>
        <div class="xp-mail-text xp-own-text">{mail.text}</div>
      </div>
    </StaffFrame>
  );
}
