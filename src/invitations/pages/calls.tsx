import { cityOf, whenText } from '../../pages/deadline.js';
import type { ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { actorText } from '../../pages/staff/feed.js';
import { SelectInput, TextArea, TextInput, type StaffForm } from '../../pages/staff/staff-fields.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { CALL_OUTCOMES, LONGEST_NAME, LONGEST_NOTE, typedMoment, type CallError } from '../call.js';
import type { CallBook, LoggedCall } from '../call-log.service.js';
import type { Language } from '../../language.js';

export interface CallsProps {
  readonly context: StaffContext;
  readonly entity: { readonly key: string; readonly name: string };
  readonly book: CallBook;
  /** IANA name, of the exercise: its clock counts in the form. */
  readonly zone: string;
  /** Of who looks at it, as the history names them. */
  readonly reader: string;
  /** Where a new call is sent; below it by its id, `/remove` takes one out. */
  readonly action: string;
  readonly errors: readonly ErrorLine[];
  /** What was typed for this entity and not taken. */
  readonly typed: Readonly<Record<string, string>> | null;
  /** May be pressed by a key: one form of a page. */
  readonly dataKey?: string;
}

const ERROR_TEXTS = {
  who: 'call.error.who',
  both: 'call.error.both',
  when: 'call.error.when',
  future: 'call.error.future',
  long: 'call.error.long',
  outcome: 'call.error.outcome',
} as const;

/** What is wrong with a form of an entity, in words, each with a link to its field. */
export function callErrors(
  language: Language,
  entity: string,
  errors: readonly CallError[],
): readonly ErrorLine[] {
  return errors.map(({ field, what }) => ({
    text: pageText(language, ERROR_TEXTS[what], { count: field === 'name' ? LONGEST_NAME : LONGEST_NOTE }),
    href: `#${callFieldId(entity, field)}`,
  }));
}

export function callFieldId(entity: string, field: string): string {
  return `call.${entity}.${field}`;
}

/** Who of an entity has been called, the latest first, and a form to log one more. */
export function Calls(props: CallsProps) {
  const { context, entity, book, typed, dataKey } = props;
  const { language, mayReview } = context;
  const calls = book.calls.filter((call) => call.entity === entity.key);
  return (
    <div class="xp-calls">
      {calls.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'call.none')}</p>
      ) : (
        <ul class="govuk-list" aria-label={pageText(language, 'call.list', { name: entity.name })}>
          {calls.map((call) => (
            <LogLine {...props} call={call} />
          ))}
        </ul>
      )}
      {mayReview && (
        <details class="govuk-details" open={typed !== null}>
          <summary
            class="govuk-details__summary"
            data-key={dataKey}
            data-key-label={dataKey && pageText(language, 'call.add')}
          >
            <span class="govuk-details__summary-text">
              {pageText(language, 'call.add')}
              <span class="govuk-visually-hidden">: {entity.name}</span>
            </span>
          </summary>
          <CallForm {...props} />
        </details>
      )}
    </div>
  );
}

function LogLine(props: CallsProps & { readonly call: LoggedCall }) {
  const { context, call, zone } = props;
  const { language, now } = context;
  const when = whenText(language, call.calledAt, zone, now);
  return (
    <li class="xp-call" id={`call-${call.id}`}>
      <p class="govuk-body xp-own-text">
        <strong>{call.name || pageText(language, 'feed.somebody')}</strong>, {when}:{' '}
        {pageText(language, `call.outcome.${call.outcome}`)}
      </p>
      {call.note && <p class="govuk-body xp-own-text">{call.note}</p>}
      <p class="govuk-body-s xp-secondary xp-own-text">
        {pageText(language, 'call.by', { name: actorText(language, call.actor, call.by) })}
      </p>
      {call.actor === props.reader && context.mayReview && (
        <form method="post" action={`${props.action}/${call.id}/remove`}>
          <input type="hidden" name="_csrf" value={context.csrf} />
          <button class="xp-link-button">
            {pageText(language, 'call.remove')}
            <span class="govuk-visually-hidden">
              : {call.name}, {when}
            </span>
          </button>
        </form>
      )}
    </li>
  );
}

function CallForm(props: CallsProps) {
  const { context, entity, zone } = props;
  const { language, csrf, now } = context;
  const id = (field: string) => callFieldId(entity.key, field);
  const typed = props.typed ?? {
    ...typedMoment(now, zone),
    contact: props.book.contacts.find((one) => one.entity === entity.key)?.id ?? '',
  };
  const form: StaffForm = {
    language,
    fields: new Map(Object.entries(typed).map(([field, text]) => [id(field), text])),
    errors: new Map(props.errors.flatMap(({ href, text }) => (href ? [[href.slice(1), text] as const] : []))),
    theirs: new Map(),
  };
  const contacts = props.book.contacts.filter((contact) => contact.entity === entity.key);
  const city = cityOf(zone, language);
  return (
    <form method="post" action={props.action} class="govuk-details__text">
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="entity" value={entity.key} />
      <SelectInput
        form={form}
        name={id('contact')}
        label={pageText(language, 'call.contact')}
        choices={[
          ...contacts.map(({ id: value, name }) => [value, name] as const),
          ['', pageText(language, 'call.other')],
        ]}
      />
      <TextInput form={form} name={id('name')} label={pageText(language, 'call.name')} />
      <TextInput form={form} name={id('day')} type="date" label={pageText(language, 'call.day')} short />
      <TextInput
        form={form}
        name={id('time')}
        label={pageText(language, 'call.time')}
        hint={pageText(language, 'call.timeHint', { city })}
        short
      />
      <SelectInput
        form={form}
        name={id('outcome')}
        label={pageText(language, 'call.outcome')}
        choices={CALL_OUTCOMES.map((outcome) => [outcome, pageText(language, `call.outcome.${outcome}`)])}
      />
      <TextArea form={form} name={id('note')} label={pageText(language, 'call.note')} rows={3} />
      <button class="govuk-button govuk-button--secondary">{pageText(language, 'call.save')}</button>
    </form>
  );
}
