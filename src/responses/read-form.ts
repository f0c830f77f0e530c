import type { AnswerValue, PanelDynamicQuestion, Question } from '../questionnaires/questionnaire.js';
import { sameValue, valueHash } from './answer-hash.js';
import type { AnswerChange, StoredAnswer } from './response.js';

/**
 * Fields of a form by name, each with its values in order. A question `q` uses `q` (one or several values), `q.row` of
 * a matrix or multiple text, `q.1` … of a ranking, `q.0.title` of a panel; beside it `_cannot.q`, the reason for leaving
 * it out, and `_at.q`, the answer that the writer had before them (revision and hash).
 */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** The text of a field: url-encoded bodies hold it bare, multipart ones in an object beside their files. */
function textOf(item: unknown): readonly string[] {
  if (typeof item === 'string') return [item];
  if (typeof item !== 'object' || item === null || !('value' in item)) return [];
  return typeof item.value === 'string' ? [item.value] : [];
}

const withLf = (text: string) => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** Fields of a parsed body; newlines become LF as they are stored. Anything but text is left out. */
export function fieldsOf(body: unknown): Fields {
  const fields = new Map<string, readonly string[]>();
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    const values = typeof value === 'string' ? [value] : [value].flat().flatMap(textOf);
    fields.set(name, values.map(withLf));
  }
  return fields;
}

const first = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? '';
const orNull = (items: readonly AnswerValue[]): AnswerValue | null => (items.length > 0 ? items : null);

/** Digits with spaces between thousands are a number; anything else stays text, for the check to refuse by name. */
function readNumber(text: string): AnswerValue {
  const compact = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(compact) ? Number(compact) : text;
}

/** Fields below a name by the rest of their names, blank ones left out: rows that nobody knows come along too. */
function fieldsBelow(name: string, fields: Fields): readonly (readonly [string, string])[] {
  const below: (readonly [string, string])[] = [];
  for (const [field, [text = '']] of fields) {
    if (field.startsWith(`${name}.`) && text.trim() !== '') below.push([field.slice(name.length + 1), text]);
  }
  return below;
}

function orNone(entries: readonly (readonly [string, AnswerValue])[]): AnswerValue | null {
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** Positions of the panels sent, in order; a panel taken away leaves a gap. */
export function panelPositions(name: string, fields: Fields): readonly number[] {
  const positions = new Set<number>();
  for (const field of fields.keys()) {
    if (!field.startsWith(`${name}.`)) continue;
    const position = /^(\d{1,3})\./.exec(field.slice(name.length + 1))?.[1];
    if (position !== undefined) positions.add(Number(position));
  }
  return [...positions].sort((a, b) => a - b);
}

/** Panels in which something was written; one left blank altogether is no panel. */
function readPanels(question: PanelDynamicQuestion, name: string, fields: Fields): AnswerValue | null {
  const panels = panelPositions(name, fields).flatMap((position) => {
    const below = `${name}.${position}`;
    const known = question.elements.flatMap((element) => {
      const value = readQuestion(element, fields, `${below}.${element.name}`);
      return value === null ? [] : [[element.name, value] as const];
    });
    const isKnown = (field: string) =>
      question.elements.some((element) => field === element.name || field.startsWith(`${element.name}.`));
    const unknown = fieldsBelow(below, fields).filter(([field]) => !isKnown(field));
    return orNone([...known, ...unknown]) ?? [];
  });
  return orNull(panels);
}

/** The fields without those of the panel whose "remove", or of the question whose "clear" button was pressed. */
export function withoutTakenAway(fields: Fields): Fields {
  const panel = /^[a-z][a-z0-9_]{0,63}\.\d{1,3}$/.exec(first(fields, '_remove'))?.[0];
  const question = /^[a-z][a-z0-9_]{0,63}$/.exec(first(fields, '_clear'))?.[0];
  const away = [panel, question].filter((name) => name !== undefined);
  if (away.length === 0) return fields;
  const isAway = (field: string) => away.some((name) => field === name || field.startsWith(`${name}.`));
  return new Map([...fields].filter(([field]) => !isAway(field)));
}

/**
 * What a form says in answer to one question, in the shape of SurveyJS data; null where it was left blank. A value that
 * cannot be right (text in a number, a choice that is not offered) is handed on as typed: refusing is the check's part.
 */
export function readQuestion(question: Question, fields: Fields, name = question.name): AnswerValue | null {
  switch (question.type) {
    case 'checkbox':
    case 'file':
      return orNull((fields.get(name) ?? []).filter((value) => value !== ''));
    case 'ranking': {
      const places = [...fieldsBelow(name, fields)].sort(([a], [b]) => Number(a) - Number(b));
      return orNull(places.map(([, choice]) => choice));
    }
    case 'matrix':
    case 'multipletext':
      return orNone(fieldsBelow(name, fields));
    case 'paneldynamic':
      return readPanels(question, name, fields);
    case 'html':
      return null;
    case 'comment': {
      const text = first(fields, name);
      return text.trim() === '' ? null : text;
    }
    default: {
      const text = first(fields, name);
      if (text.trim() === '') return null;
      if (question.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
      if (question.type === 'rating') return readNumber(text);
      if (question.type !== 'text') return text;
      if (question.inputType === 'number') return readNumber(text);
      return question.inputType === 'text' ? text : text.trim();
    }
  }
}

/** The other way round: fields that show an answer in a form. `readQuestion` of them gives the answer back. */
export function fieldsFor(
  question: Question,
  value: AnswerValue | null,
  name = question.name,
): [string, string[]][] {
  if (value === null) return [];
  if (Array.isArray(value)) {
    if (question.type === 'ranking')
      return value.map((item, place) => [`${name}.${place + 1}`, [String(item)]]);
    if (question.type === 'paneldynamic') {
      return value.flatMap((panel, position) =>
        question.elements.flatMap((element) =>
          fieldsFor(element, entryOf(panel, element.name), `${name}.${position}.${element.name}`),
        ),
      );
    }
    return [[name, value.map(String)]];
  }
  if (typeof value === 'object') {
    return Object.entries(value).map(([key, item]) => [`${name}.${key}`, [String(item)]]);
  }
  return [[name, [String(value)]]];
}

function entryOf(value: AnswerValue, key: string): AnswerValue | null {
  if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key)) return null;
  return (value as { readonly [key: string]: AnswerValue })[key] ?? null;
}

/** What a form remembers of the answer it was made from: its revision, and a hash of what it said. */
export function basisOf(answer: StoredAnswer | undefined): string {
  return `${answer?.revision ?? 0}-${valueHash(answer?.value ?? null, answer?.cannotAnswer ?? null)}`;
}

/** What a form says that a question's fields are based on; null where it says nothing that could be read. */
export function readBasis(question: Question, fields: Fields): { revision: number; hash: string } | null {
  const basis = /^(\d{1,9})-([0-9a-f]{1,14})$/.exec(first(fields, `_at.${question.name}`));
  return basis && { revision: Number(basis[1]), hash: basis[2] ?? '' };
}

/**
 * What one question's fields ask to change, or null where they say what is stored, or what stood in the form when it
 * was made: then a colleague's newer answer stays. Null too for a question that the form did not show.
 */
export function readChange(
  question: Question,
  fields: Fields,
  stored: StoredAnswer | undefined,
): AnswerChange | null {
  const basis = readBasis(question, fields);
  if (!basis || question.type === 'html') return null;
  const { revision } = basis;
  const value = readQuestion(question, fields);
  const reason = first(fields, `_cannot.${question.name}`);
  const cannotAnswer = reason.trim() === '' ? null : reason;
  if (sameValue(value, stored?.value ?? null) && cannotAnswer === (stored?.cannotAnswer ?? null)) return null;
  const isStale = revision !== (stored?.revision ?? 0);
  if (isStale && valueHash(value, cannotAnswer) === basis.hash) return null;
  return { question: question.name, value, cannotAnswer, revision };
}

/** Everything that a section's form asks to change. */
export function readForm(
  questions: readonly Question[],
  fields: Fields,
  stored: ReadonlyMap<string, StoredAnswer>,
): readonly AnswerChange[] {
  const own = byQuestion(fields);
  return questions.flatMap(
    (question) => readChange(question, own.get(question.name) ?? NO_FIELDS, stored.get(question.name)) ?? [],
  );
}

const CONTROLS = new Set(['_csrf', '_go', '_add', '_remove', '_clear', '_upload', '_language']);
const BESIDE = /^_(?:at|cannot|keep|conflict|file)\./;
const NO_FIELDS: Fields = new Map();

const groups = new WeakMap<Fields, ReadonlyMap<string, Fields>>();

/** The fields of each question together, with those beside it: a page has hundreds, a question looks at its own. */
function byQuestion(fields: Fields): ReadonlyMap<string, Fields> {
  const known = groups.get(fields);
  if (known) return known;
  const grouped = new Map<string, Map<string, readonly string[]>>();
  for (const [field, values] of fields) {
    const start = field.startsWith('_') ? (BESIDE.exec(field)?.[0].length ?? 0) : 0;
    const end = field.indexOf('.', start);
    const name = field.slice(start, end === -1 ? undefined : end);
    const own = grouped.get(name);
    if (own) own.set(field, values);
    else grouped.set(name, new Map([[field, values]]));
  }
  groups.set(fields, grouped);
  return grouped;
}

/**
 * Names of fields with content that belong to none of these questions, or to one of which the form does not say what its
 * answer was: a form of ours never sends such, and what was typed there must not be left out in silence.
 */
export function unknownFields(questions: readonly Question[], fields: Fields): readonly string[] {
  const byName = new Map(questions.map((question) => [question.name, question]));
  return [...byQuestion(fields)].flatMap(([name, own]) => {
    const question = byName.get(name);
    if (question && readBasis(question, own)) return [];
    return [...own].flatMap(([field, values]) =>
      CONTROLS.has(field) || values.every((value) => value === '') ? [] : [field],
    );
  });
}
