import { allTargets } from '../initiatives/partnership.js';
import { answerTo, cellsOf, type AcceptedAnswers } from './accepted-answers.js';
import { countReadings, readAs, readEntity, readsOf, subjectOf, type Reading } from './counts.js';
import type { Counts, FindingRule, Subject } from './finding.js';

/** A rule with the counts of its subject. */
export interface Counted {
  readonly rule: FindingRule;
  readonly subject: Subject;
  readonly counts: Counts;
  /** Counts by target of the 2030 Agenda, for rules read per target. */
  readonly byTarget: ReadonlyMap<string, Counts>;
}

export function countSubject(rule: FindingRule, accepted: AcceptedAnswers): Counted {
  const subject = subjectOf(rule, accepted.entities);
  if (rule.kind === 'per-target') return { rule, subject, ...countTargets(rule, subject, accepted) };
  const counts = countReadings(subject.entities, (entity) => readEntity(rule, accepted, entity));
  return { rule, subject, counts, byTarget: new Map() };
}

/** Each target on its own; over all targets an entity counts with the most it says of any. */
function countTargets(rule: FindingRule, subject: Subject, accepted: AcceptedAnswers) {
  const reads = readsOf(rule);
  const cells = new Map(
    subject.entities.map((entity) => [entity, cellsOf(answerTo(accepted, entity, rule.questions[0] ?? ''))]),
  );
  const targets = allTargets(accepted.input.partnership.sdgTargets);
  const read = (entity: string, target: string) => readAs(cells.get(entity)?.get(target), reads);
  const most = (entity: string): Reading => {
    const readings = new Set(targets.map((target) => read(entity, target)));
    return (['yes', 'partly', 'no'] as const).find((reading) => readings.has(reading)) ?? null;
  };
  return {
    counts: countReadings(subject.entities, most),
    byTarget: new Map(
      targets.map((target) => [target, countReadings(subject.entities, (entity) => read(entity, target))]),
    ),
  };
}
