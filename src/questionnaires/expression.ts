import { ConditionRunner, ExpressionRunner } from 'survey-core';
import { namesIn } from './expression-reasons.js';
import type { AnswerValue } from './questionnaire.js';
import { isEmpty } from './wrong.js';

/** What an expression reads by name; undefined is no answer. */
export type ValueOf = (name: string) => AnswerValue | undefined;

export interface Condition {
  readonly names: readonly string[];
  readonly holds: (valueOf: ValueOf) => boolean;
}

/** Outcomes kept per condition; one over choices and variables has a few dozen different cases. */
const MOST_OUTCOMES = 500;
const LONGEST_KEPT = 40;

/**
 * A SurveyJS condition compiled once. Conditions call no functions (`expressionReasons`), so an outcome depends on the
 * named values alone and is kept by them: survey-core takes 4 µs for each run, the memory a tenth of one.
 */
export function compileCondition(expression: string): Condition {
  const runner = new ConditionRunner(expression);
  const names = namesIn(expression);
  const outcomes = new Map<string, boolean>();
  const run = (valueOf: ValueOf): boolean => runner.runValues(valuesOf(names, valueOf));
  return {
    names,
    holds: (valueOf) => {
      const key = keyOf(names, valueOf);
      if (key === null) return run(valueOf);
      const kept = outcomes.get(key);
      if (kept !== undefined) return kept;
      const outcome = run(valueOf);
      if (outcomes.size < MOST_OUTCOMES) outcomes.set(key, outcome);
      return outcome;
    },
  };
}

export type NumberExpression = (valueOf: ValueOf) => number | null;

const numbers = new Map<string, NumberExpression>();

/** The number an expression such as `{exerciseYear} + 1` comes to, null where it comes to none; compiled once per text. */
export function numberExpression(expression: string): NumberExpression {
  const existing = numbers.get(expression);
  if (existing) return existing;
  const runner = new ExpressionRunner(expression);
  const names = namesIn(expression);
  const outcomes = new Map<string, number | null>();
  const compiled: NumberExpression = (valueOf) => {
    const key = keyOf(names, valueOf) ?? '';
    const kept = outcomes.get(key);
    if (kept !== undefined) return kept;
    const result: unknown = runner.runValues(valuesOf(names, valueOf));
    const outcome = typeof result === 'number' && Number.isFinite(result) ? result : null;
    if (key !== '' && outcomes.size < MOST_OUTCOMES) outcomes.set(key, outcome);
    return outcome;
  };
  // Definitions are few and frozen; the limit only keeps a test or tool that makes thousands from growing for ever.
  if (numbers.size < MOST_OUTCOMES) numbers.set(expression, compiled);
  return compiled;
}

function valuesOf(names: readonly string[], valueOf: ValueOf): Record<string, AnswerValue> {
  const values: Record<string, AnswerValue> = {};
  for (const name of names) {
    const value = valueOf(name);
    if (!isEmpty(value)) values[name] = plain(value as AnswerValue);
  }
  return values;
}

/**
 * Conditions ask of a matrix or a panel only whether it is empty. survey-core gets a word in its place: an object with
 * a field `toString`, which any request can hold, would make it throw.
 */
function plain(value: AnswerValue): AnswerValue {
  if (Array.isArray(value))
    return value.map((item: AnswerValue) => (typeof item === 'object' ? 'object' : item));
  return typeof value === 'object' ? 'object' : value;
}

/** Type, length and value of each name, so that no two cases share a key; null where a value is too large to keep. */
function keyOf(names: readonly string[], valueOf: ValueOf): string | null {
  let key = '';
  for (const name of names) {
    const value = valueOf(name);
    if (typeof value === 'object') return null;
    const text = String(value);
    if (text.length > LONGEST_KEPT) return null;
    key += `${typeof value} ${text.length} ${text} `;
  }
  return key;
}
