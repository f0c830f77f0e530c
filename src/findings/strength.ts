import type { Role } from '../initiatives/partnership.js';
import { answerTo, itemsOf, type AcceptedAnswers } from './accepted-answers.js';
import type { Counts, FindingRule, Quantifier, Strength } from './finding.js';

/** Those the statement rests on: who said yes, under `none` who said no. */
export function supportersOf(counts: Counts, quantifier: Quantifier): readonly string[] {
  return quantifier === 'none' ? counts.no : counts.yes;
}

/** Those who said the contrary of it. */
export function opponentsOf(counts: Counts, quantifier: Quantifier): readonly string[] {
  return quantifier === 'none' ? counts.yes : counts.no;
}

export function gaveExample(rule: FindingRule, accepted: AcceptedAnswers, entity: string): boolean {
  if (rule.examples === undefined) return false;
  return itemsOf(answerTo(accepted, entity, rule.examples)).some(
    (item) => typeof item === 'object' && Object.keys(item ?? {}).length > 0,
  );
}

/**
 * The four pips, each a fact that holds or not (`domain.md`, section 4). `seen` counts what the others said about the
 * same thing in another question; it can add the second side and a contradiction, never a supporter's example.
 */
export function strengthOf(
  rule: FindingRule,
  counts: Counts,
  quantifier: Quantifier,
  accepted: AcceptedAnswers,
  seen: Counts | null = null,
): Strength {
  const supporters = supportersOf(counts, quantifier);
  const opponents = [...opponentsOf(counts, quantifier), ...(seen ? opponentsOf(seen, quantifier) : [])];
  const { discussions, pinnedDocuments = [] } = accepted.input;
  const discussed = (entity: string) =>
    discussions.some(
      (each) => each.finding === rule.finding && each.entity === entity && each.text.trim() !== '',
    );
  const facts = {
    allAnswered: counts.withoutAnswer.length === 0,
    bothSides: hasBothSides(counts, quantifier, accepted, seen),
    concrete:
      supporters.some((entity) => gaveExample(rule, accepted, entity)) ||
      pinnedDocuments.some(({ finding }) => finding === rule.finding),
    uncontradicted: opponents.every(discussed),
  };
  return { ...facts, pips: Object.values(facts).filter((holds) => holds === true).length };
}

/** Supporters of two roles at least, one of them the beneficiary wherever beneficiaries were asked; null for one role. */
function hasBothSides(
  counts: Counts,
  quantifier: Quantifier,
  { roleOf }: AcceptedAnswers,
  seen: Counts | null,
): boolean | null {
  const asked = new Set<Role | undefined>();
  const supporting = new Set<Role | undefined>();
  for (const each of seen ? [counts, seen] : [counts]) {
    for (const entity of [...each.yes, ...each.no, ...each.withoutAnswer]) asked.add(roleOf.get(entity));
    for (const entity of supportersOf(each, quantifier)) supporting.add(roleOf.get(entity));
  }
  if (asked.size < 2) return null;
  return supporting.size >= 2 && (supporting.has('beneficiary') || !asked.has('beneficiary'));
}
