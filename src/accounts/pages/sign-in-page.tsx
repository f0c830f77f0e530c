import type { Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { ErrorSummary } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';

export interface SignInPageProps {
  readonly language: Language;
  /** Own path to go to afterwards. */
  readonly next: string;
  readonly wrong?: boolean;
}

/** Until accounts exist: a token, pasted once, becomes a session. What was pasted is never shown again. */
export function SignInPage({ language, next, wrong = false }: SignInPageProps) {
  const title = pageText(language, 'signin.title');
  const message = pageText(language, 'signin.wrong');
  return (
    <Layout
      language={language}
      title={title}
      hasErrors={wrong}
      audience="staff"
      languages={{ kind: 'links', path: '/sign-in' }}
    >
      <div class="xp-narrow">
        <ErrorSummary language={language} errors={wrong ? [{ text: message, href: '#token' }] : []} />
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{pageText(language, 'signin.text')}</p>
        <form method="post" action="/sign-in">
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="language" value={language} />
          <div class={`govuk-form-group ${wrong ? 'govuk-form-group--error' : ''}`}>
            <label class="govuk-label govuk-label--s" for="token">
              {pageText(language, 'signin.token')}
            </label>
            {wrong && (
              <p class="govuk-error-message" id="token-error">
                {message}
              </p>
            )}
            <input
              class={`govuk-input ${wrong ? 'govuk-input--error' : ''}`}
              id="token"
              name="token"
              type="password"
              autocomplete="current-password"
              spellcheck={false}
              aria-describedby={wrong ? 'token-error' : undefined}
            />
          </div>
          <button class="govuk-button">{pageText(language, 'signin.go')}</button>
        </form>
      </div>
    </Layout>
  );
}
