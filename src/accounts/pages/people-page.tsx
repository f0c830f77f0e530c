import { LANGUAGES } from '../../language.js';
import { momentText } from '../../pages/deadline.js';
import { ErrorSummary } from '../../pages/notices.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import type { GrantFault } from '../grant-form.shape.js';
import type { StaffPerson } from '../staff-people-reading.service.js';
import { SelectField, TextField } from './fields.js';
import { GrantFields, grantText } from './grant-fields.js';

export type InviteFault = 'name' | 'email' | 'known-address' | GrantFault;

const isGrantFault = (fault: InviteFault): fault is GrantFault =>
  fault !== 'name' && fault !== 'email' && fault !== 'known-address';

/** All people of the staff, and a form that invites one more. */
export function PeoplePage(props: {
  readonly context: StaffContext;
  readonly people: readonly StaffPerson[];
  readonly form: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly InviteFault[];
}) {
  const { context, people, form, faults } = props;
  const { language, csrf } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  const fieldOf = (fault: InviteFault) => (fault === 'known-address' ? 'email' : fault);
  const errors = faults.map((fault) => ({ text: say(`people.wrong.${fault}`), href: `#${fieldOf(fault)}` }));
  const errorAt = (field: string) => errors.find(({ href }) => href === `#${field}`)?.text;
  return (
    <StaffFrame context={context} title={say('people.title')} hasErrors={errors.length > 0}>
      <ErrorSummary language={language} errors={errors} />
      <h1 class="govuk-heading-l">{say('people.title')}</h1>
      {people.length === 0 ? (
        <p class="govuk-body">{say('people.none')}</p>
      ) : (
        <StaffTable
          caption={say('people.title')}
          columns={[say('people.name'), say('account.email'), say('people.grants'), say('people.state')]}
          rows={people.map((person) => [
            <a class="govuk-link xp-own-text" href={`/staff/people/${person.id}`}>
              {person.name}
            </a>,
            <span class="xp-breakable">{person.email}</span>,
            <ul class="govuk-list xp-grants">
              {person.grants.map((grant) => (
                <li>{grantText(language, grant)}</li>
              ))}
              {person.grants.length === 0 && <li>{say('people.noGrants')}</li>}
            </ul>,
            stateText(context, person),
          ])}
        />
      )}
      <section class="xp-narrow">
        <h2 class="govuk-heading-m">{say('people.invite')}</h2>
        <p class="govuk-body">{say('people.inviteText')}</p>
        <form method="post" action="/staff/people">
          <input type="hidden" name="_csrf" value={csrf} />
          <TextField
            name="name"
            label={say('people.name')}
            value={form['name'] ?? ''}
            error={errorAt('name')}
            autocomplete="off"
          />
          <TextField
            name="email"
            label={say('account.email')}
            type="email"
            value={form['email'] ?? ''}
            error={errorAt('email')}
            autocomplete="off"
          />
          <SelectField
            name="language"
            label={say('people.language')}
            value={form['language'] ?? language}
            choices={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value], lang: value }))}
          />
          <GrantFields language={language} form={form} fault={faults.find(isGrantFault) ?? null} />
          <button class="govuk-button">{say('people.inviteGo')}</button>
        </form>
      </section>
    </StaffFrame>
  );
}

/** How it stands with somebody, in words. */
export function stateText({ language }: StaffContext, person: StaffPerson): string {
  if (person.state === 'active' && person.lastSeen)
    return pageText(language, 'people.seen', { when: momentText(language, person.lastSeen, 'UTC') });
  return pageText(language, `people.state.${person.state}`);
}
