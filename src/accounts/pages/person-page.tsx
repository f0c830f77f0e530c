import { ErrorSummary, Notice } from '../../pages/notices.js';
import { isPageTextKey, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import type { GrantFault } from '../grant-form.shape.js';
import type { PeopleRefusal } from '../staff-people.service.js';
import type { StaffPerson } from '../staff-people-reading.service.js';
import { PressForm } from './fields.js';
import { GRANT_FIELDS, GrantFields, grantText } from './grant-fields.js';
import { stateText } from './people-page.js';

export type PersonFault = PeopleRefusal | GrantFault;

/** What was just done, as the address carries it, by which it can be undone. */
export interface PersonDone {
  readonly done?: string | undefined;
  readonly grant?: string | undefined;
  readonly reach?: string | undefined;
  readonly staffRole?: string | undefined;
  readonly window?: string | undefined;
  readonly initiative?: string | undefined;
}

/** One person of the staff: what they may do, and where; disable, enable, reset. */
export function PersonPage(props: {
  readonly context: StaffContext;
  readonly person: StaffPerson;
  readonly done: PersonDone;
  readonly form: Readonly<Record<string, string | undefined>>;
  readonly fault: PersonFault | null;
}) {
  const { context, person, fault } = props;
  const { language, csrf } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  const path = `/staff/people/${person.id}`;
  const grantFault = fault !== null && fault in GRANT_FIELDS ? (fault as GrantFault) : null;
  const href = fault === null || fault === 'last-manager' ? null : `#${grantFault ?? 'role'}`;
  return (
    <StaffFrame
      context={context}
      title={person.name}
      hasErrors={fault !== null}
      back={{ href: '/staff/people', text: say('people.title') }}
    >
      <ErrorSummary
        language={language}
        errors={fault === null ? [] : [{ text: say(`people.wrong.${fault}`), href }]}
      />
      <Done context={context} person={person} done={props.done} />
      <h1 class="govuk-heading-l xp-own-text">{person.name}</h1>
      <p class="govuk-body">
        <span class="xp-breakable">{person.email}</span>
        <br />
        {stateText(context, person)}
        <br />
        {say(person.hasCodes ? 'people.withCodes' : 'people.withoutCodes')}
      </p>
      <div class="xp-narrow">
        <h2 class="govuk-heading-m">{say('people.grants')}</h2>
        {person.grants.length === 0 && <p class="govuk-body">{say('people.noGrants')}</p>}
        <ul class="govuk-list xp-grants">
          {person.grants.map((grant) => (
            <li>
              {grantText(language, grant)}
              <PressForm action={`${path}/grants/withdraw`} csrf={csrf} fields={{ grant: grant.id }} plain>
                {say('people.withdraw')}
                <span class="govuk-visually-hidden">: {grantText(language, grant)}</span>
              </PressForm>
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">{say('people.give')}</h2>
        <form method="post" action={`${path}/grants`}>
          <input type="hidden" name="_csrf" value={csrf} />
          <GrantFields language={language} form={props.form} fault={grantFault} />
          <button class="govuk-button">{say('people.giveGo')}</button>
        </form>
        <h2 class="govuk-heading-m">{say('people.access')}</h2>
        {person.state === 'disabled' ? (
          <>
            <p class="govuk-body">{say('people.enableText')}</p>
            <PressForm action={`${path}/enable`} csrf={csrf}>
              {say('people.enable')}
            </PressForm>
          </>
        ) : (
          <>
            <p class="govuk-body">
              {say(person.state === 'invited' ? 'people.againText' : 'people.resetText')}
            </p>
            <PressForm action={`${path}/reset`} csrf={csrf}>
              {say(person.state === 'invited' ? 'people.again' : 'people.reset')}
            </PressForm>
            <p class="govuk-body">{say('people.disableText')}</p>
            <PressForm action={`${path}/disable`} csrf={csrf}>
              {say('people.disable')}
            </PressForm>
          </>
        )}
      </div>
    </StaffFrame>
  );
}

/** What was done, and the way back where there is one. */
function Done(props: {
  readonly context: StaffContext;
  readonly person: StaffPerson;
  readonly done: PersonDone;
}) {
  const { done, context, person } = props;
  const key = `people.done.${done.done ?? ''}`;
  if (!isPageTextKey(key)) return null;
  const { language, csrf } = context;
  const undo = undoOf(done, person);
  return (
    <Notice language={language} done>
      <p class="govuk-body">{pageText(language, key)}</p>
      {undo && (
        <PressForm
          action={`/staff/people/${person.id}/${undo.place}`}
          csrf={csrf}
          fields={undo.fields}
          dataKey="u"
        >
          {pageText(language, 'people.undo')}
        </PressForm>
      )}
    </Notice>
  );
}

function undoOf(
  { done, ...of }: PersonDone,
  person: StaffPerson,
): { readonly place: string; readonly fields: Readonly<Record<string, string>> } | null {
  if (done === 'disabled' && person.state === 'disabled') return { place: 'enable', fields: {} };
  if (done === 'enabled' && person.state !== 'disabled') return { place: 'disable', fields: {} };
  if (done === 'granted' && person.grants.some(({ id }) => id === of.grant))
    return { place: 'grants/withdraw', fields: { grant: of.grant ?? '' } };
  if (done !== 'withdrawn') return null;
  const fields = Object.entries({ ...of, grant: undefined }).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return { place: 'grants', fields: Object.fromEntries(fields) };
}
