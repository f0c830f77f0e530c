import type { Answers, AnswerValue, Questionnaire } from './questionnaire.js';
import { isRecord } from './wrong.js';

/** Nothing is looked at below this: what lies deeper is no answer's shape, and is refused as it is. */
const DEEPEST = 4;

/**
 * An answer as it is stored: newlines become LF; null where it is no answer, that is an empty text, list or panel, or
 * a panel with nothing in it. Everything else stays as sent, wrong values included: the checks refuse them.
 */
export function normaliseValue(value: AnswerValue): AnswerValue | null {
  const kept = normalised(value, 1);
  return kept === undefined ? null : (kept as AnswerValue);
}

/** All answers so, those that are none left out. Names the questionnaire does not know stay, to be refused by name. */
export function normaliseAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  return withEntries(answers, (name, value) => {
    if (!questionnaire.questions.has(name)) return value;
    return normalised(value, 1) as AnswerValue | undefined;
  });
}

/** The reason for leaving a question out: newlines become LF. An empty one stays, to be refused. */
export function normaliseReason(reason: string): string {
  return reason.replaceAll(/\r\n?/g, '\n');
}

function normalised(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    if (value === '') return undefined;
    return value.includes('\r') ? value.replaceAll(/\r\n?/g, '\n') : value;
  }
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : normalisedList(value, depth);
  if (!isRecord(value)) return value;
  const kept = withEntries(value, (_key, inner) => normalised(inner, depth + 1));
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** An empty text among chosen codes is a wrong code and stays; only whole panels may be blank. */
function normalisedList(list: readonly unknown[], depth: number): unknown {
  const items = list.map((item) => (typeof item === 'object' ? normalised(item, depth + 1) : item));
  const kept = items.filter((item) => item !== undefined);
  if (kept.length === 0) return undefined;
  return kept.length === list.length && kept.every((item, index) => item === list[index]) ? list : kept;
}

/**
 * The record with each value changed, those that become undefined left out; the same record where nothing changes, as
 * it nearly always does. fromEntries defines own keys even for `__proto__`, so nothing is polluted and the key is
 * still there to be refused.
 */
function withEntries<V>(
  record: Readonly<Record<string, V>>,
  change: (key: string, value: V) => V | undefined,
): Readonly<Record<string, V>> {
  let entries: [string, V][] | null = null;
  const keys = Object.keys(record);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const before = record[key] as V;
    const after = change(key, before);
    if (after !== before) entries ??= keys.slice(0, index).map((one) => [one, record[one] as V]);
    if (entries && after !== undefined) entries.push([key, after]);
  }
  return entries ? Object.fromEntries(entries) : record;
}
