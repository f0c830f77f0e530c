import { Temporal } from 'temporal-polyfill';
import { isCivilDate } from '../initiatives/civil-date.js';

export const CALL_OUTCOMES = ['reached', 'not-reached', 'will-answer', 'asks-help'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** In characters. */
export const LONGEST_NAME = 200;
export const LONGEST_NOTE = 5000;

/** What stands in the form, trimmed. */
export interface TypedCall {
  /** Id of a contact; empty where somebody else was called. */
  readonly contact: string;
  readonly name: string;
  /** Civil day and time of day in the exercise's zone. */
  readonly day: string;
  readonly time: string;
  /** One of the outcomes, where the form was not tampered with. */
  readonly outcome: string;
  readonly note: string;
}

/** A call as it is stored. */
export interface Call {
  readonly contactId: string | null;
  readonly name: string;
  readonly outcome: CallOutcome;
  readonly note: string;
  /** Instant. */
  readonly calledAt: string;
}

export type CallField = keyof TypedCall;
export interface CallError {
  readonly field: CallField;
  readonly what: 'who' | 'both' | 'long' | 'when' | 'future' | 'outcome';
}

/** What was typed as a call, or all that is wrong with it; `now` is an instant, ISO 8601 in UTC. */
export function readCall(
  typed: TypedCall,
  timeZone: string,
  now: string,
): { readonly kind: 'call'; readonly call: Call } | { readonly kind: 'wrong'; readonly errors: CallError[] } {
  const { contact, name, note } = typed;
  const errors: CallError[] = [];
  if (contact === '' && name === '') errors.push({ field: 'contact', what: 'who' });
  if (contact !== '' && name !== '') errors.push({ field: 'name', what: 'both' });
  if (name.length > LONGEST_NAME) errors.push({ field: 'name', what: 'long' });
  const calledAt = instantOf(typed, timeZone);
  if (calledAt === null) errors.push({ field: 'day', what: 'when' });
  else if (calledAt > now) errors.push({ field: 'day', what: 'future' });
  const outcome = CALL_OUTCOMES.find((one) => one === typed.outcome);
  if (!outcome) errors.push({ field: 'outcome', what: 'outcome' });
  if (note.length > LONGEST_NOTE) errors.push({ field: 'note', what: 'long' });
  if (errors.length > 0 || calledAt === null || !outcome) return { kind: 'wrong', errors };
  const contactId = contact === '' ? null : contact;
  return { kind: 'call', call: { contactId, name, outcome, note, calledAt } };
}

/** How an instant is typed in a zone, to the minute before it. */
export function typedMoment(instant: string, timeZone: string): Pick<TypedCall, 'day' | 'time'> {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

function instantOf({ day, time }: Pick<TypedCall, 'day' | 'time'>, timeZone: string): string | null {
  if (!isCivilDate(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const { epochMilliseconds } = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone);
  return new Date(epochMilliseconds).toISOString();
}
