import { answerTo, cellsOf, itemsOf, type AcceptedAnswers } from './accepted-answers.js';
import type { FindingFacts } from './finding.js';

export type Uncoded = NonNullable<FindingFacts['uncoded']>;

export interface OwnWords {
  /** By entity, the codes its own words were given, each once. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words without a code of the catalogue: listed, not counted. */
  readonly uncoded: Uncoded;
}

/**
 * Own words of a panel with their codings, and what the entity says to the same catalogue in other open texts. A coding of words that are no longer there, or to a code that does not
 * exist, places nothing.
 */
export function ownWordsIn(
  accepted: AcceptedAnswers,
  { own, name }: { readonly own: string; readonly name: string },
  catalogue: readonly string[],
): OwnWords {
  const codes = new Map<string, Set<string>>();
  const uncoded: Uncoded[number][] = [];
  for (const entity of accepted.keys) {
    itemsOf(answerTo(accepted, entity, own)).forEach((item, index) => {
      const text = cellsOf(item).get('text');
      if (typeof text !== 'string' || text.trim() === '') return;
      const placed = accepted.input.codings
        .filter((coding) => coding.entity === entity && coding.question === own && coding.index === index)
        .flatMap((coding) => coding.codes)
        .filter((code) => catalogue.includes(code));
      if (placed.length === 0) uncoded.push({ entity, index, text });
      else codes.set(entity, new Set([...(codes.get(entity) ?? []), ...placed]));
    });
  }
  for (const { entity, code, catalogue: of } of accepted.input.codedPassages ?? []) {
    if (of === name && catalogue.includes(code))
      codes.set(entity, new Set([...(codes.get(entity) ?? []), code]));
  }
  return { codes, uncoded };
}
