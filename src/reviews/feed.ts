import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../initiatives/civil-date.js';
import { noteNamed } from '../responses/change-notes.js';

/** Kinds by which a feed is narrowed, with the beginnings of the history's words that belong to each. */
export const FEED_KINDS = {
  answer: ['answer', 'document.', 'note.', 'previous-answer.'],
  response: ['response.', 'difference.'],
  comment: ['comment.'],
  call: ['call.'],
  invitation: ['invitation.', 'colleague.', 'mail.'],
  coding: ['passage', 'coding.', 'second-coding.', 'words.', 'translation.'],
  finding: ['finding.', 'tie.', 'discussion.', 'pin'],
  validation: ['validation.', 'quote.'],
  report: ['report', 'data.'],
  exercise: ['exercise.'],
} as const satisfies Record<string, readonly string[]>;
export type FeedKind = keyof typeof FEED_KINDS;

export function isFeedKind(text: string): text is FeedKind {
  return Object.hasOwn(FEED_KINDS, text);
}

/** Which lines are wanted; an empty text narrows nothing. Days are civil ones of the exercise's zone, both included. */
export interface FeedAsked {
  readonly kind: FeedKind | '';
  readonly actor: string;
  readonly entity: string;
  readonly from: string;
  readonly to: string;
}

/** The instants between which lines lie: the first included, the second not. Throws for days that do not exist. */
export function spanOf(
  { from, to }: Pick<FeedAsked, 'from' | 'to'>,
  zone: string,
): readonly [string, string] {
  const before = from === '' ? '' : Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
  return [before === '' ? '' : endOfDay(before, zone), to === '' ? '9999' : endOfDay(to, zone)];
}

/** What a line's details name, where they name it. */
export interface NamedInDetails {
  readonly entities: readonly string[];
  readonly questions: readonly string[];
  readonly finding: string | null;
}

export function namedIn(details: Readonly<Record<string, unknown>>): NamedInDetails {
  const { entity, question, questions, answers, notes, finding, pair } = details;
  const keysOf = (value: unknown) => Object.keys(isRecord(value) ? value : {});
  // A note on a change belongs to its question, an example to a whole section.
  const noted = keysOf(notes).flatMap((name) => {
    const note = noteNamed(name);
    return note?.kind === 'changed' ? [note.about] : [];
  });
  const several = Array.isArray(questions) ? questions : [...keysOf(answers), ...noted];
  return {
    entities: [entity, ...(Array.isArray(pair) ? (pair as unknown[]) : [])].filter(isText),
    questions: [...new Set([question, ...(several as unknown[])].filter(isText))],
    finding: isText(finding) ? finding : null,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
