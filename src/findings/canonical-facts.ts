import type { FindingFacts } from './finding.js';

/**
 * The same text for the same facts, whatever order their keys were written in (RFC 8785 in spirit: sorted keys, no
 * spaces). Its hash tells an edited wording whether the facts it was made for have changed.
 */
export function canonicalFacts(facts: FindingFacts): string {
  return JSON.stringify(facts, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
