import type { Section } from '../questionnaires/questionnaire.js';
import type { StoredAnswer } from './response.js';

/** Somebody counts as writing for so long after the last save; with the script a save follows every change. */
export const WRITING_MS = 10 * 60_000;

/**
 * Who else has written in a section lately: names, the latest first, each with the instant of the last save. `now` is an
 * instant; `own` the name of who looks.
 */
export function alsoWriting(
  section: Section,
  answers: ReadonlyMap<string, StoredAnswer>,
  own: string,
  now: string,
): readonly { readonly name: string; readonly at: string }[] {
  const since = new Date(Date.parse(now) - WRITING_MS).toISOString();
  const latest = new Map<string, string>();
  for (const { name } of section.questions) {
    const answer = answers.get(name);
    if (!answer || answer.by === own || answer.by === '' || answer.at <= since) continue;
    if ((latest.get(answer.by) ?? '') < answer.at) latest.set(answer.by, answer.at);
  }
  return [...latest].map(([name, at]) => ({ name, at })).toSorted((a, b) => b.at.localeCompare(a.at));
}
