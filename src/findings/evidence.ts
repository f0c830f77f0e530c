import { answerTo, revisionOf, type AcceptedAnswers } from './accepted-answers.js';
import { isReadAsNo } from './counts.js';
import type { Evidence, FindingRule } from './finding.js';
import { gaveExample } from './strength.js';

/** Answers of the entities to the questions, in that order; blank ones are no evidence. */
export function answersAsEvidence(
  accepted: AcceptedAnswers,
  entities: readonly string[],
  questions: readonly string[],
): readonly Evidence[] {
  return questions.flatMap((question) =>
    entities
      .filter((entity) => answerTo(accepted, entity, question) !== undefined)
      .map((entity) => ({
        entity,
        question,
        revision: revisionOf(accepted, entity, question),
        kind: 'answer' as const,
      })),
  );
}

/**
 * What a statement rests on: the answers of those who answered (of a hidden question the answer that hid it), what the
 * others saw, the supporters' examples, and pinned documents.
 */
export function evidenceOf(
  rule: FindingRule,
  accepted: AcceptedAnswers,
  who: {
    readonly answering: readonly string[];
    readonly seeing: readonly string[];
    readonly supporters: readonly string[];
  },
): readonly Evidence[] {
  const hidden = who.answering.filter((entity) => isReadAsNo(rule, accepted, entity));
  const shown = who.answering.filter((entity) => !hidden.includes(entity));
  const items = (entities: readonly string[], question: string, kind: Evidence['kind']) =>
    entities.map((entity) => ({ entity, question, revision: revisionOf(accepted, entity, question), kind }));
  const pinned = (accepted.input.pinnedDocuments ?? []).filter(({ finding }) => finding === rule.finding);
  return [
    ...answersAsEvidence(accepted, shown, rule.questions),
    ...items(hidden, rule.readsNoWhere?.question ?? '', 'answer'),
    ...items(who.seeing, rule.seenBy ?? '', 'answer'),
    ...items(
      who.supporters.filter((entity) => gaveExample(rule, accepted, entity)),
      rule.examples ?? '',
      'example',
    ),
    ...items(
      pinned.map(({ entity }) => entity),
      'documents',
      'document',
    ),
  ];
}
