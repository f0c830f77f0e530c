import type { Language } from '../language.js';
import type { Counts, Finding, FindingFacts, Strength } from './finding.js';
import { opponentsOf } from './strength.js';

export const STRENGTH_FACTS = ['allAnswered', 'bothSides', 'concrete', 'uncontradicted'] as const;
export type StrengthFact = (typeof STRENGTH_FACTS)[number];

export const PIN_KINDS = ['answer', 'example', 'document', 'passage'] as const;
export type PinKind = (typeof PIN_KINDS)[number];
export const PIN_SIDES = ['for', 'against', 'dismissed'] as const;
export type PinSide = (typeof PIN_SIDES)[number];

/** An evaluator's word on a fact of strength; it stands beside what was computed and changes no fact. */
export interface Judgement {
  readonly holds: boolean;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}
export type Judgements = Readonly<Partial<Record<StrengthFact, Judgement>>>;

/** A written discussion as it stands. */
export interface Discussed {
  readonly entity: string;
  readonly text: string;
  readonly language: Language;
  readonly by: string;
  readonly at: string;
  /** Counts its versions. */
  readonly revision: number;
}

export interface Pin {
  readonly id: string;
  readonly kind: PinKind;
  readonly entity: string;
  readonly place: string;
  readonly side: PinSide;
  readonly note: string;
}

/** The strength as a reader meets it: judged where somebody has judged, computed elsewhere. */
export function judgedStrength(strength: Strength, judgements: Judgements | null | undefined): Strength {
  if (!judgements) return strength;
  const facts = Object.fromEntries(
    STRENGTH_FACTS.map((fact) => [fact, judgements[fact]?.holds ?? strength[fact]]),
  ) as Pick<Strength, StrengthFact>;
  return { ...facts, pips: Object.values(facts).filter((holds) => holds === true).length };
}

/** Entities whose answers say the contrary of the finding, in the order of its subject; per target where it has any. */
export function contraryTo(facts: FindingFacts): readonly string[] {
  const counted: readonly (Counts & { readonly quantifier: FindingFacts['quantifier'] })[] = facts.perTarget
    ? Object.values(facts.perTarget)
    : [facts];
  const found = counted.flatMap((counts) =>
    counts.quantifier === null ? [] : opponentsOf(counts, counts.quantifier),
  );
  return [...new Set(found)];
}

/** What still keeps a finding from being saved as weighed. */
export type WeighingGap =
  { readonly kind: 'no-evidence' } | { readonly kind: 'contrary'; readonly entity: string };

/**
 * A finding is weighed with at least one piece of evidence, computed or pinned for it, and once every entity that says the
 * contrary has been cited against it, dismissed with a reason, or discussed (`pages-and-report.md`, E8).
 */
export function gapsIn(
  finding: Pick<Finding, 'evidence'> & FindingFacts,
  pins: readonly Pin[],
  discussed: readonly Discussed[],
): readonly WeighingGap[] {
  const hasEvidence = finding.evidence.length > 0 || pins.some(({ side }) => side === 'for');
  const open = contraryTo(finding).filter(
    (entity) =>
      !pins.some((pin) => pin.entity === entity && pin.side !== 'for') &&
      !discussed.some((one) => one.entity === entity),
  );
  return [
    ...(hasEvidence ? [] : [{ kind: 'no-evidence' as const }]),
    ...open.map((entity) => ({ kind: 'contrary' as const, entity })),
  ];
}
