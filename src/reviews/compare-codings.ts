import { nominalAlpha } from './agreement.js';
import {
  codeKey,
  codeOfKey,
  textKey,
  type Coder,
  type Passage,
  type Span,
  type TextPlace,
} from './passage.js';
import { overlap, sentencesOf } from './sentences.js';

/** A sentence that one coder gave a code and the other did not. */
export interface Difference extends TextPlace, Span {
  readonly catalogue: string;
  readonly code: string;
  /** Who gave it. */
  readonly by: Coder;
}

/**
 * How far two coders agree. The unit is a sentence with a code: a coder names it where a passage of theirs with that
 * code covers any of the sentence. `named` counts the units that at least one of them named, `both` those that both did;
 * `alpha` is Krippendorff's over every sentence of the sample and every code that either used, named or not.
 */
export interface Agreement {
  readonly texts: number;
  readonly sentences: number;
  readonly named: number;
  readonly both: number;
  /** Null where it is not defined. */
  readonly alpha: number | null;
  readonly differences: readonly Difference[];
}

/** Whose word stands on a difference, and who said so, when. */
export interface Settlement {
  readonly stands: Coder;
  readonly actor: string;
  readonly at: string;
}

export interface ComparedText extends TextPlace {
  readonly text: string;
  readonly language: string;
}

export function compareCodings(texts: readonly ComparedText[], passages: readonly Passage[]): Agreement {
  const keys = new Set(texts.map(textKey));
  const counted = passages.filter((passage) => passage.state === 'anchored' && keys.has(textKey(passage)));
  const codes = [...new Set(counted.flatMap((passage) => passage.codes.map(codeKey)))].toSorted();
  const units: (string | null)[][] = [];
  const differences: Difference[] = [];
  let sentences = 0;
  let both = 0;
  for (const text of texts) {
    const here = counted.filter((passage) => textKey(passage) === textKey(text));
    for (const sentence of sentencesOf(text.text, text.language)) {
      sentences += 1;
      const over = here.filter((passage) => overlap(passage, sentence));
      const given = { first: codesOf(over, 'first'), second: codesOf(over, 'second') };
      for (const key of codes) {
        const [first, second] = [given.first.has(key), given.second.has(key)];
        units.push([first ? 'yes' : 'no', second ? 'yes' : 'no']);
        if (first && second) both += 1;
        const code = codeOfKey(key);
        if (first === second || !code) continue;
        const { entity, question, place } = text;
        const quoted = text.text.slice(sentence.start, sentence.end);
        const by = first ? 'first' : 'second';
        differences.push({ entity, question, place, ...sentence, quoted, ...code, by });
      }
    }
  }
  const named = both + differences.length;
  return { texts: texts.length, sentences, named, both, alpha: nominalAlpha(units), differences };
}

function codesOf(passages: readonly Passage[], coder: Coder): ReadonlySet<string> {
  return new Set(
    passages.filter((passage) => passage.coder === coder).flatMap((passage) => passage.codes.map(codeKey)),
  );
}
