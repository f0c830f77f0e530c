import { answerTo, cellsOf, readAcceptedAnswers } from './accepted-answers.js';
import type { FindingRule, FindingsInput, Pair, TieSettlement } from './finding.js';
import { tiesIn, TIE_DEGREES, type Tie } from './ties.js';

type When = TieSettlement['when'];

/** One of the two and how much it says it worked with the other; null where it says nothing that can be read. */
export interface TieWord {
  readonly entity: string;
  readonly degree: (typeof TIE_DEGREES)[number] | null;
}

/** A tie as an evaluator reads it: both words beside each other, whatever has been settled. */
export interface ShownTie {
  readonly when: When;
  readonly pair: Pair;
  /** `gone`: it was settled while it was one-sided, and is claimed by nobody now. */
  readonly status: Exclude<Tie['status'], 'settled'> | 'gone';
  readonly words: readonly [TieWord, TieWord];
}

export interface TiesOfMoment {
  readonly when: When;
  /** The matrix they are read from; null where the questionnaire has none. */
  readonly question: string | null;
  readonly ties: readonly ShownTie[];
}

/** The ties of accepted answers, before and now, each moment by pair; also those only a settlement still names. */
export function tiesToShow(rules: readonly FindingRule[], input: FindingsInput): readonly TiesOfMoment[] {
  const accepted = readAcceptedAnswers({ ...input, settlements: [] });
  return (['before', 'now'] as const).map((when) => {
    const kind = when === 'before' ? 'starting-point' : 'partnership-now';
    const question = rules.find((rule) => rule.kind === kind)?.questions[0] ?? null;
    const { counted, oneSided } = tiesIn(accepted, question ?? '', when);
    const wordOf = (entity: string, other: string): TieWord => {
      const cell = cellsOf(answerTo(accepted, entity, question ?? '')).get(other);
      return { entity, degree: TIE_DEGREES.find((degree) => degree === cell) ?? null };
    };
    const shown = (pair: Pair, status: ShownTie['status']): ShownTie => ({
      ...{ when, pair, status },
      words: [wordOf(pair[0], pair[1]), wordOf(pair[1], pair[0])],
    });
    const claimed = [...oneSided, ...counted].map(({ pair, status }) =>
      shown(pair, status === 'settled' ? 'one-sided' : status),
    );
    const gone = input.settlements
      .filter((each) => each.when === when && !claimed.some(({ pair }) => isSame(pair, each.pair)))
      .map(({ pair }) => shown(pair, 'gone'));
    return { when, question, ties: [...claimed, ...gone] };
  });
}

export function isSame([a, b]: Pair, [c, d]: Pair): boolean {
  return (a === c && b === d) || (a === d && b === c);
}
