import type { ComponentChildren } from 'preact';
import { Layout } from '../../pages/layout.js';
import { ErrorSummary, Notice } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { GoingOn } from '../sign-in-replies.service.js';
import { TextField } from './fields.js';

/** A page of signing in: one narrow form that carries along where to go on. */
export function SignInFrame(props: {
  readonly going: GoingOn;
  readonly title: string;
  readonly action: string;
  readonly go: string;
  readonly error?: { readonly text: string; readonly field: string } | null;
  readonly languages?: boolean;
  readonly before?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { going, title, error } = props;
  const { language } = going;
  return (
    <Layout
      language={language}
      title={title}
      hasErrors={Boolean(error)}
      audience="staff"
      {...(props.languages ? { languages: { kind: 'links' as const, path: props.action } } : {})}
    >
      <div class="xp-narrow">
        <ErrorSummary
          language={language}
          errors={error ? [{ text: error.text, href: `#${error.field}` }] : []}
        />
        {props.before}
        <h1 class="govuk-heading-l">{title}</h1>
        <form method="post" action={props.action}>
          <input type="hidden" name="next" value={going.next} />
          <input type="hidden" name="language" value={language} />
          {going.resume !== null && <input type="hidden" name="resume" value={going.resume} />}
          {props.children}
          <button class="govuk-button">{props.go}</button>
        </form>
      </div>
    </Layout>
  );
}

/** Address and password; as long as there is no account, a token that is pasted once and becomes a session. */
export function SignInPage(props: {
  readonly going: GoingOn;
  readonly by: 'token' | 'password';
  readonly wrong?: boolean;
  /** Shown again after a wrong try. */
  readonly email?: string;
  /** A form was sent after the session had ended. */
  readonly lost?: 'kept' | 'not-kept' | null;
}) {
  const { going, by, wrong = false } = props;
  const { language } = going;
  const say = (key: Parameters<typeof pageText>[1]) => pageText(language, key);
  const field = by === 'token' ? 'token' : 'email';
  const message = say(by === 'token' ? 'signin.wrong' : 'signin.wrongPassword');
  return (
    <SignInFrame
      going={going}
      title={say('signin.title')}
      action="/sign-in"
      go={say('signin.go')}
      error={wrong ? { text: message, field } : null}
      languages={going.resume === null}
      before={
        props.lost && (
          <Notice language={language}>
            <p class="govuk-body">{say(props.lost === 'kept' ? 'signin.kept' : 'signin.notKept')}</p>
          </Notice>
        )
      }
    >
      <p class="govuk-body">{say(by === 'token' ? 'signin.text' : 'signin.who')}</p>
      {by === 'token' ? (
        <TextField
          name="token"
          label={say('signin.token')}
          type="password"
          autocomplete="current-password"
          error={wrong ? message : null}
        />
      ) : (
        <>
          <TextField
            name="email"
            label={say('account.email')}
            type="email"
            autocomplete="username"
            value={props.email ?? ''}
            error={wrong ? message : null}
          />
          <TextField
            name="password"
            label={say('account.password')}
            type="password"
            autocomplete="current-password"
          />
        </>
      )}
    </SignInFrame>
  );
}

/** The second step: a code of the app, or a recovery code. */
export function CodePage({ going, wrong = false }: { readonly going: GoingOn; readonly wrong?: boolean }) {
  const say = (key: Parameters<typeof pageText>[1]) => pageText(going.language, key);
  return (
    <SignInFrame
      going={going}
      title={say('code.title')}
      action="/sign-in/code"
      go={say('signin.go')}
      error={wrong ? { text: say('code.wrong'), field: 'code' } : null}
    >
      <TextField
        name="code"
        label={say('code.label')}
        hint={say('code.hint')}
        error={wrong ? say('code.wrong') : null}
        autocomplete="one-time-code"
        narrow
      />
    </SignInFrame>
  );
}
