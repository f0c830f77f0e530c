import type { AnswerValue } from '../questionnaires/questionnaire.js';

/** An answer as text, the same for answers that say the same: the order of keys in an object says nothing. */
function canonical(value: AnswerValue | null): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value as Readonly<Record<string, AnswerValue>>);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}

export function sameValue(a: AnswerValue | null, b: AnswerValue | null): boolean {
  return a === b || canonical(a) === canonical(b);
}

/**
 * 53 bits over an answer and the reason for leaving it out, in hex: tells whether a field still says what it said when
 * its form was made. No secret and no protection; two answers share one by chance once in 9 × 10^15.
 * After cyrb53, public domain.
 */
export function valueHash(value: AnswerValue | null, cannotAnswer: string | null): string {
  const text = `${canonical(value)}|${cannotAnswer ?? ''}`;
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16);
}
