import type { Language } from '../../language.js';
import { momentText } from '../../pages/deadline.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { LANGUAGES } from '../../language.js';
import type { MailContent } from '../mail-kind.js';
import type { WordedLanguage } from '../message-view.js';
import { LetterLook } from './letter-look.js';
import { kindText, messagesPath } from './message-paths.js';
import { Unevenness } from './message-parts.js';

export interface WordedKind {
  readonly kind: string;
  readonly languages: readonly WordedLanguage[];
  readonly behind: readonly Language[];
}

/** Which mails a window words itself, in which languages, and where it has forgotten some. */
export function MessagesOverviewPage(props: {
  readonly context: StaffContext;
  readonly window: number;
  readonly kinds: readonly WordedKind[];
}) {
  const { context, window, kinds } = props;
  const { language } = context;
  const title = pageText(language, 'messages.overview', { window: String(window) });
  const uneven = kinds.filter(({ behind }) => behind.length > 0);
  const list = (names: readonly Language[]) =>
    new Intl.ListFormat(language).format(names.map((one) => LANGUAGE_NAMES[one]));
  return (
    <StaffFrame context={context} title={title} back={backTo(context, { window })}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'messages.overviewLead')}</p>
      {uneven.length > 0 && (
        <div class="govuk-inset-text">
          <p class="govuk-body">{pageText(language, 'messages.uneven')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {uneven.map(({ kind, behind }) => (
              <li>
                <a class="govuk-link" href={messagesPath({ window, kind }, '/side-by-side')}>
                  {kindText(language, 'mailKind', kind)}
                </a>
                {`: ${list(behind)}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <StaffTable
        caption={title}
        columns={[pageText(language, 'staff.mailKind'), ...LANGUAGES.map((one) => LANGUAGE_NAMES[one])]}
        rows={kinds.map(({ kind, languages }) => [
          <a class="govuk-link" href={messagesPath({ window, kind }, '/side-by-side')}>
            {kindText(language, 'mailKind', kind)}
          </a>,
          ...languages.map((one) => (
            <a class="govuk-link xp-cell-link" href={messagesPath({ window, kind, language: one.language })}>
              {pageText(language, `messages.whose.${one.whose}`)}
            </a>
          )),
        ])}
      />
    </StaffFrame>
  );
}

/** One kind of mail in the four languages. */
export function SideBySidePage(props: {
  readonly context: StaffContext;
  readonly window: number | null;
  readonly kind: string;
  readonly behind: readonly Language[];
  readonly languages: readonly (WordedLanguage & { readonly mail: MailContent })[];
}) {
  const { context, window, kind } = props;
  const { language } = context;
  const title = pageText(language, 'messages.sideBySide', { kind: kindText(language, 'mailKind', kind) });
  return (
    <StaffFrame context={context} title={title} back={backTo(context, { window, kind })}>
      <h1 class="govuk-heading-l">{title}</h1>
      {window !== null && (
        <p class="govuk-body">{pageText(language, 'messages.window', { window: String(window) })}</p>
      )}
      <Unevenness context={context} place={{ window, kind, language }} behind={props.behind} />
      <div class="xp-side-by-side">
        {props.languages.map((one) => (
          <section aria-labelledby={`in-${one.language}`}>
            <h2 class="govuk-heading-m" id={`in-${one.language}`} lang={one.language}>
              <a
                class="govuk-link xp-page-link"
                href={messagesPath({ window, kind, language: one.language })}
              >
                {LANGUAGE_NAMES[one.language]}
              </a>
            </h2>
            <p class="govuk-body xp-secondary">
              {pageText(language, `messages.whose.${one.whose}`)}
              {one.stored?.own && ` · ${momentText(language, one.stored.at, 'UTC')} UTC`}
            </p>
            <LetterLook language={language} mailLanguage={one.language} mail={one.mail} />
          </section>
        ))}
      </div>
    </StaffFrame>
  );
}

function backTo({ language }: StaffContext, to: { readonly window: number | null; readonly kind?: string }) {
  return { href: messagesPath({ ...to }), text: pageText(language, 'messages.title') };
}
