import type { Entity } from '../initiatives/partnership.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';
import { answerTo, type AcceptedAnswers } from './accepted-answers.js';
import type { Counts, FindingRule, Subject } from './finding.js';

/** How one entity's answer reads; null is without answer. */
export type Reading = 'yes' | 'partly' | 'no' | null;

type Reads = NonNullable<FindingRule['reads']>;

const YES_PARTLY_NO: Reads = { yes: ['yes'], partly: ['partly'], no: ['no'] };
const DEGREE_READS: Reads = { yes: ['largely', 'fully'], partly: ['a-little'], no: ['not-at-all'] };
const CONTRIBUTION_READS: Reads = { yes: ['strong'], partly: ['some'], no: ['none'] };

/** What the rule says, else what its kind of question means (`domain.md`, section 4). */
export function readsOf(rule: FindingRule): Reads {
  if (rule.reads) return rule.reads;
  if (rule.kind === 'degree') return DEGREE_READS;
  return rule.kind === 'per-target' ? CONTRIBUTION_READS : YES_PARTLY_NO;
}

/** Whoever cannot be read as yes, partly or no is without answer. */
export function readAs(value: AnswerValue | undefined, reads: Reads): Reading {
  if (typeof value !== 'string') return null;
  if (reads.partly.includes(value)) return 'partly';
  if (reads.yes.includes(value)) return 'yes';
  return reads.no.includes(value) ? 'no' : null;
}

/** A question hidden because another was answered so: it reads no, whatever a leftover answer says. */
export function isReadAsNo(rule: FindingRule, accepted: AcceptedAnswers, entity: string): boolean {
  if (!rule.readsNoWhere) return false;
  const condition = answerTo(accepted, entity, rule.readsNoWhere.question);
  return typeof condition === 'string' && rule.readsNoWhere.answers.includes(condition);
}

export function readEntity(rule: FindingRule, accepted: AcceptedAnswers, entity: string): Reading {
  if (isReadAsNo(rule, accepted, entity)) return 'no';
  return readAs(answerTo(accepted, entity, rule.questions[0] ?? ''), readsOf(rule));
}

/** The entities a finding is about, in the partnership's order. */
export function subjectOf(rule: FindingRule, entities: readonly Entity[]): Subject {
  const { kind, role } = rule.subject;
  const chosen = entities.filter((entity) => {
    if (kind === 'role') return entity.role === role;
    return kind === 'all-but' ? entity.role !== role : true;
  });
  return { kind, ...(role ? { role } : {}), entities: chosen.map(({ key }) => key) };
}

/** Every entity once: in `yes` (and in `partly` too where it says so), in `no`, or in `withoutAnswer`. */
export function countReadings(entities: readonly string[], read: (entity: string) => Reading): Counts {
  const counts = {
    yes: [] as string[],
    partly: [] as string[],
    no: [] as string[],
    withoutAnswer: [] as string[],
  };
  for (const entity of entities) {
    const reading = read(entity);
    if (reading === null) counts.withoutAnswer.push(entity);
    else if (reading === 'no') counts.no.push(entity);
    else counts.yes.push(entity);
    if (reading === 'partly') counts.partly.push(entity);
  }
  return counts;
}
