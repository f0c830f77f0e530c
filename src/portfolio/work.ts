import { catalogueOf } from '../reviews/own-words.js';

/** What can wait for somebody: the first six for evaluators, the others for managers only. */
export const WORK_KINDS = [
  'review',
  'code',
  'flagged',
  'reply',
  'contested',
  'correct',
  'call',
  'open',
  'close',
  'publish',
  'link',
  'mail',
  'address',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Which exercise something waits in; of somebody's address, only the initiative. */
export interface WorkPlace {
  readonly code: string;
  readonly acronym: string;
  readonly year: number | null;
  /** IANA name, in which the time is shown. */
  readonly timeZone: string;
}

/** One thing that waits. */
export interface WorkItem extends WorkPlace {
  readonly kind: WorkKind;
  /** Instant from which it waits. */
  readonly since: string;
  /** Key; null where it is about no entity, such as an officer's address. */
  readonly entity: string | null;
  /** Name of a question, a finding or a person; null where it is about none. */
  readonly about: string | null;
  /** How many things of the kind wait in this place. */
  readonly count: number;
}

/** An exercise that partners are answering, and how many of its entities have not submitted. */
export interface StillAnswering {
  readonly code: string;
  readonly acronym: string;
  readonly year: number;
  readonly missing: number;
  /** Instant. */
  readonly closesAt: string;
  readonly timeZone: string;
}

/** Oldest first. A contested finding stands once: where it still needs an answer, as what needs the answer. */
export function oldestFirst(items: readonly WorkItem[]): readonly WorkItem[] {
  const findingOf = ({ code, year, about }: WorkItem) => `${code} ${year} ${about}`;
  const unanswered = new Set(items.filter(({ kind }) => kind === 'reply').map(findingOf));
  return items
    .filter((item) => item.kind !== 'contested' || !unanswered.has(findingOf(item)))
    .toSorted(
      (a, b) =>
        compare(a.since, b.since) ||
        compare(a.code, b.code) ||
        WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind) ||
        compare(a.entity ?? '', b.entity ?? ''),
    );
}

/** Own words of a question as they are stored: an answer with its words, or a passage that has a code. */
export interface OwnWordsRow extends WorkPlace {
  readonly year: number;
  readonly entity: string;
  readonly question: string;
  /** When the response was submitted; of a passage, empty. */
  readonly since: string;
  /** JSON text of the answer; null of a passage. */
  readonly value: string | null;
  /** Of a passage, such as `0.text`. */
  readonly place: string | null;
  readonly catalogue: string | null;
}

/** What is still to be coded: an item for each exercise and question, since the first response with such words came. */
export function uncodedWork(rows: readonly OwnWordsRow[]): readonly WorkItem[] {
  const coded = new Set(
    rows
      .filter(({ question, place, catalogue }) => place !== null && catalogue === catalogueOf(question))
      .map((row) => wordKey(row, row.place ?? '')),
  );
  const items = new Map<string, WorkItem>();
  for (const row of rows) {
    const waiting = placesIn(row.value).filter((place) => !coded.has(wordKey(row, place))).length;
    if (waiting === 0) continue;
    const { code, acronym, year, timeZone, question, since } = row;
    const key = `${code} ${year} ${question}`;
    const known = items.get(key);
    items.set(key, {
      ...{ kind: 'code', code, acronym, year, timeZone, entity: null, about: question },
      since: known && known.since < since ? known.since : since,
      count: (known?.count ?? 0) + waiting,
    });
  }
  return [...items.values()];
}

function wordKey({ code, year, entity, question }: OwnWordsRow, place: string): string {
  return [code, year, entity, question, place].join(' ');
}

/** Places of the items that hold words, as passages name them; an answer of another shape has none. */
function placesIn(value: string | null): readonly string[] {
  const items: unknown = value === null ? null : JSON.parse(value);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, index) => {
    const text = typeof item === 'object' && item !== null && 'text' in item ? item.text : null;
    return typeof text === 'string' && text.trim() !== '' ? [`${index}.text`] : [];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
