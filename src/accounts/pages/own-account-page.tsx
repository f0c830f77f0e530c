import { momentText } from '../../pages/deadline.js';
import { ErrorSummary, Notice } from '../../pages/notices.js';
import { isPageTextKey, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import type { OwnAccount } from '../own-account.service.js';
import { FEWEST, type PasswordFault } from '../password.js';
import type { Enrolment } from '../second-step.service.js';
import { PressForm, TextField } from './fields.js';
import { CodesSetUp } from './qr-code.js';
import { passwordFaultText } from './welcome-page.js';

/** Which form of the page was not taken, and why. */
export interface OwnFault {
  readonly form: 'password' | 'email' | 'codes' | 'drop';
  readonly what: PasswordFault | 'current' | 'email' | 'known-address' | 'code';
  readonly typed?: string;
}

const PATH = '/staff/account';

/** Whoever signed in with a token has no account. */
export function OwnTokenPage({ context }: { readonly context: StaffContext }) {
  const title = pageText(context.language, 'account.title');
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{pageText(context.language, 'account.byToken')}</p>
    </StaffFrame>
  );
}

/** One's own account. */
export function OwnAccountPage(props: {
  readonly context: StaffContext;
  readonly account: OwnAccount;
  readonly enrolment: Enrolment;
  readonly fault: OwnFault | null;
  readonly done: string | null;
}) {
  const { context, account, fault } = props;
  const { language, csrf } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  const text = fault && textOf(context, fault);
  const field = fault && fieldOf(fault);
  const errorAt = (form: OwnFault['form'], name: string) =>
    fault?.form === form && field === (name === 'code' ? name : `${form}-${name}`) ? text : null;
  const done = `account.done.${props.done ?? ''}`;
  const current = (form: OwnFault['form']) => (
    <TextField
      id={`${form}-current`}
      name="current"
      label={say('account.current')}
      type="password"
      autocomplete="current-password"
      error={errorAt(form, 'current')}
    />
  );
  const token = <input type="hidden" name="_csrf" value={csrf} />;
  return (
    <StaffFrame context={context} title={say('account.title')} hasErrors={fault !== null}>
      <ErrorSummary language={language} errors={text ? [{ text, href: `#${field ?? ''}` }] : []} />
      {isPageTextKey(done) && (
        <Notice language={language} done>
          <p class="govuk-body">{say(done)}</p>
        </Notice>
      )}
      <div class="xp-narrow">
        <h1 class="govuk-heading-l">{say('account.title')}</h1>
        <p class="govuk-body">
          {account.name}, <span class="xp-breakable">{account.email}</span>
        </p>
        <Sessions context={context} account={account} />
        <section>
          <h2 class="govuk-heading-m">{say('account.newPassword')}</h2>
          <form method="post" action={`${PATH}/password`}>
            {token}
            {current('password')}
            <TextField
              id="password-new"
              name="password"
              label={say('account.newPassword')}
              hint={say('password.hint', { fewest: FEWEST })}
              type="password"
              autocomplete="new-password"
              error={errorAt('password', 'new')}
            />
            <p class="govuk-body">{say('account.othersEnd')}</p>
            <button class="govuk-button govuk-button--secondary">{say('account.changePassword')}</button>
          </form>
        </section>
        <section>
          <h2 class="govuk-heading-m">{say('account.newEmail')}</h2>
          <form method="post" action={`${PATH}/email`}>
            {token}
            <TextField
              id="email-new"
              name="email"
              label={say('account.newEmail')}
              type="email"
              autocomplete="email"
              value={fault?.form === 'email' ? (fault.typed ?? '') : ''}
              error={errorAt('email', 'new')}
            />
            {current('email')}
            <button class="govuk-button govuk-button--secondary">{say('account.changeEmail')}</button>
          </form>
        </section>
        <section>
          <h2 class="govuk-heading-m">{say('codes.title')}</h2>
          <p class="govuk-body">
            {account.hasCodes ? say('codes.are', { left: account.codesLeft }) : say('codes.whyOptional')}
          </p>
          <details class="govuk-details" open={fault?.form === 'codes'}>
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">
                {say(account.hasCodes ? 'codes.replace' : 'codes.begin')}
              </span>
            </summary>
            <div class="govuk-details__text">
              <form method="post" action={`${PATH}/codes`}>
                {token}
                {current('codes')}
                <CodesSetUp
                  language={language}
                  enrolment={props.enrolment}
                  error={errorAt('codes', 'code')}
                />
                <button class="govuk-button govuk-button--secondary">{say('codes.go')}</button>
              </form>
            </div>
          </details>
          {account.hasCodes && !account.needsCodes && (
            <form method="post" action={`${PATH}/codes/drop`}>
              {token}
              {current('drop')}
              <button class="govuk-button govuk-button--secondary">{say('codes.drop')}</button>
            </form>
          )}
        </section>
      </div>
    </StaffFrame>
  );
}

function Sessions({ context, account }: { readonly context: StaffContext; readonly account: OwnAccount }) {
  const { language, csrf } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  return (
    <section>
      <h2 class="govuk-heading-m">{say('account.sessions')}</h2>
      <ul class="govuk-list xp-sessions">
        {account.sessions.map(({ key, agent, seenAt, isThis }) => (
          <li>
            <span>
              {say('account.session', {
                agent: agent ?? say('account.agentUnknown'),
                when: momentText(language, seenAt, 'UTC'),
              })}
            </span>
            {isThis ? (
              <strong> {say('account.thisSession')}</strong>
            ) : (
              <PressForm action={`${PATH}/sessions/end`} csrf={csrf} fields={{ key }} plain>
                {say('account.endSession', { agent: agent ?? say('account.agentUnknown') })}
              </PressForm>
            )}
          </li>
        ))}
      </ul>
      <PressForm action={`${PATH}/sessions/end-all`} csrf={csrf}>
        {say('account.endAll')}
      </PressForm>
    </section>
  );
}

function fieldOf({ form, what }: OwnFault): string {
  if (what === 'current') return `${form}-current`;
  return form === 'codes' ? 'code' : `${form}-new`;
}

function textOf({ language }: StaffContext, { what }: OwnFault): string {
  switch (what) {
    case 'current':
      return pageText(language, 'account.wrongCurrent');
    case 'email':
      return pageText(language, 'people.wrong.email');
    case 'known-address':
      return pageText(language, 'people.wrong.known-address');
    case 'code':
      return pageText(language, 'codes.wrong');
    default:
      return passwordFaultText(language, what);
  }
}
