import type { Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { pageText } from '../../pages/page-text.js';
import type { LostForm } from '../lost-form.js';

/** A form that is still to be sent, with the token of the new session. */
export interface StillToSend {
  readonly form: LostForm;
  readonly csrf: string;
}

/** What was typed when the session ended: shown, and sent by one button. */
function ResendForm({ language, lost }: { readonly language: Language; readonly lost: StillToSend }) {
  const typed = lost.form.fields.filter(([, value]) => /\s/.test(value.trim()) || value.length > 40);
  return (
    <form method="post" action={lost.form.path}>
      <input type="hidden" name="_csrf" value={lost.csrf} />
      {lost.form.fields.map(([name, value]) => (
        // A text area keeps line breaks at its beginning and end, which an input would lose.
        <textarea name={name} hidden aria-hidden="true" tabIndex={-1}>
          {`\n${value}`}
        </textarea>
      ))}
      {typed.map(([, value]) => (
        <blockquote class="xp-own-text xp-kept-text">{value}</blockquote>
      ))}
      <button class="govuk-button" data-key="a">
        {pageText(language, 'resume.send')}
      </button>
    </form>
  );
}

/** After signing in again: nothing that was typed is lost. */
export function ResumePage({ language, lost }: { readonly language: Language; readonly lost: StillToSend }) {
  const title = pageText(language, 'resume.title');
  return (
    <Layout language={language} title={title} audience="staff">
      <div class="xp-narrow">
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{pageText(language, 'resume.text')}</p>
        <ResendForm language={language} lost={lost} />
        <p class="govuk-body">
          <a class="govuk-link" href="/staff">
            {pageText(language, 'resume.leave')}
          </a>
        </p>
      </div>
    </Layout>
  );
}

/** Recovery codes, shown this once. */
export function RecoveryCodesPage(props: {
  readonly language: Language;
  readonly codes: readonly string[];
  readonly next: string;
  readonly lost: StillToSend | null;
}) {
  const { language, lost } = props;
  const title = pageText(language, 'recovery.title');
  return (
    <Layout language={language} title={title} audience="staff">
      <div class="xp-narrow">
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{pageText(language, 'recovery.text')}</p>
        <ul class="govuk-list xp-recovery">
          {props.codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        {lost ? (
          <>
            <h2 class="govuk-heading-m">{pageText(language, 'resume.title')}</h2>
            <p class="govuk-body">{pageText(language, 'resume.text')}</p>
            <ResendForm language={language} lost={lost} />
          </>
        ) : (
          <a class="govuk-button" href={props.next} role="button" draggable={false}>
            {pageText(language, 'recovery.go')}
          </a>
        )}
      </div>
    </Layout>
  );
}
