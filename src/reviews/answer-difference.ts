import { diffWordsWithSpace } from 'diff';
import type { AnswerLine } from '../responses/answer-lines.js';

/** A stretch of text that stayed, came, or went. */
export interface Stretch {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Differences word by word; texts of more characters than this are shown whole, the old one and the new one. */
const LONGEST = 20_000;

/**
 * What changed between two readings of one answer, word by word. Panels, matrices, rankings and choices are compared as
 * people read them: line by line, each with its label. Null where nothing changed.
 */
export function answerDifference(
  before: readonly AnswerLine[],
  now: readonly AnswerLine[],
): readonly Stretch[] | null {
  const [old, fresh] = [textOf(before), textOf(now)];
  if (old === fresh) return null;
  if (old.length + fresh.length > LONGEST) return whole(old, fresh);
  return diffWordsWithSpace(old, fresh).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

function textOf(lines: readonly AnswerLine[]): string {
  return lines.map(({ label, text }) => (label === null ? text : `${label}: ${text}`)).join('\n');
}

function whole(old: string, fresh: string): readonly Stretch[] {
  const stretches: readonly Stretch[] = [
    { kind: 'removed', text: old },
    { kind: 'added', text: fresh },
  ];
  return stretches.filter(({ text }) => text !== '');
}
