import { LANGUAGES, type Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { ErrorSummary } from '../../pages/notices.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { FEWEST, MOST, type PasswordFault } from '../password.js';
import type { Joining } from '../joining.service.js';
import type { Enrolment } from '../second-step.service.js';
import { SelectField, TextField } from './fields.js';
import { CodesSetUp } from './qr-code.js';

export type WelcomeFault = PasswordFault | 'name' | 'email' | 'code';

export interface WelcomePageProps {
  readonly token: string;
  readonly joining: Joining;
  readonly language: Language;
  readonly enrolment: Enrolment;
  /** As it was typed; never the password. */
  readonly form?: { readonly name?: string | undefined; readonly email?: string | undefined };
  readonly faults?: readonly WelcomeFault[];
}

/** Why a password is not taken, in words. */
export function passwordFaultText(language: Language, fault: PasswordFault): string {
  return pageText(language, `password.${fault}`, { fewest: FEWEST, most: MOST });
}

const FIELDS: Readonly<Record<WelcomeFault, string>> = {
  name: 'name',
  email: 'email',
  code: 'code',
  short: 'password',
  long: 'password',
  breached: 'password',
  own: 'password',
  pattern: 'password',
  guessable: 'password',
};

/** One's own password and codes; of the first person also name and address. */
export function WelcomePage(props: WelcomePageProps) {
  const { language, joining, token, form, faults = [] } = props;
  const { person } = joining;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  const title = person ? say('welcome.title', { name: person.name }) : say('welcome.first');
  const textOf = (fault: WelcomeFault) => {
    if (fault === 'name' || fault === 'email') return say(`people.wrong.${fault}`);
    return fault === 'code' ? say('codes.wrong') : passwordFaultText(language, fault);
  };
  const faultAt = (field: string) => {
    const fault = faults.find((one) => FIELDS[one] === field);
    return fault && textOf(fault);
  };
  const errors = faults.map((fault) => ({ text: textOf(fault), href: `#${FIELDS[fault]}` }));
  return (
    <Layout
      language={language}
      title={title}
      audience="staff"
      hasErrors={errors.length > 0}
      languages={{ kind: 'links', path: `/welcome/${token}` }}
    >
      <div class="xp-narrow">
        <ErrorSummary language={language} errors={errors} />
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{say(person ? 'welcome.text' : 'welcome.firstText')}</p>
        <form method="post" action={`/welcome/${token}`}>
          {person ? (
            <p class="govuk-body">
              {say('account.email')}: <strong class="xp-breakable">{person.email}</strong>
              <input type="hidden" name="email" value={person.email} autocomplete="username" />
            </p>
          ) : (
            <>
              <TextField
                name="name"
                label={say('people.name')}
                value={form?.name ?? ''}
                error={faultAt('name')}
                autocomplete="name"
              />
              <TextField
                name="email"
                label={say('account.email')}
                type="email"
                value={form?.email ?? ''}
                error={faultAt('email')}
                autocomplete="username"
              />
            </>
          )}
          <SelectField
            name="language"
            label={say('people.language')}
            value={language}
            choices={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value], lang: value }))}
          />
          <TextField
            name="password"
            label={say('account.password')}
            hint={say('password.hint', { fewest: FEWEST })}
            type="password"
            autocomplete="new-password"
            error={faultAt('password')}
          />
          <h2 class="govuk-heading-m">{say('codes.title')}</h2>
          <p class="govuk-body">{say(joining.needsCodes ? 'codes.why' : 'codes.whyOptional')}</p>
          <CodesSetUp
            language={language}
            enrolment={props.enrolment}
            error={faultAt('code')}
            optional={!joining.needsCodes}
          />
          <button class="govuk-button">{say('welcome.go')}</button>
        </form>
      </div>
    </Layout>
  );
}
