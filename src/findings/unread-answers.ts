import { allTargets } from '../initiatives/partnership.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';
import { cellsOf, readAcceptedAnswers, type AcceptedAnswers } from './accepted-answers.js';
import { catalogueOf } from './catalogues.js';
import { isReadAsNo, readsOf } from './counts.js';
import type { FindingRule, FindingsInput } from './finding.js';
import { RANK_POINTS } from './factors.js';
import { yearFrom } from './new-exercise.js';
import { TIE_DEGREES } from './ties.js';

/** An answer, or part of one, that no rule could read (`domain.md`, section 4): printed in the annex, never dropped. */
export interface UnreadAnswer {
  readonly entity: string;
  readonly question: string;
  /** Row of a matrix, rank of a ranking from 1; null for the answer as a whole. */
  readonly part: string | null;
  /** The value as JSON. */
  readonly value: string;
  readonly reason: 'wrong-type' | 'unknown-choice' | 'unknown-row' | 'too-many' | 'unknown-entity';
}

type Trouble = Pick<UnreadAnswer, 'part' | 'reason'> & { readonly value: AnswerValue };

/** Said on purpose: read as without answer. */
const NO_ANSWER: readonly AnswerValue[] = ['dont-know', 'cannot-say'];
const PERSPECTIVE_ANSWERS: readonly AnswerValue[] = ['commit', 'support', 'not-for-us'];

/** What of the accepted answers the rules could not read, by entity in the partnership's order, then by question. */
export function listUnread(rules: readonly FindingRule[], input: FindingsInput): readonly UnreadAnswer[] {
  const accepted = readAcceptedAnswers(input);
  const readers = readersOf(rules, accepted);
  const strangers = input.responses.filter(({ entity }) => !accepted.roleOf.has(entity));
  const unread = (entity: string, question: string, trouble: Trouble): UnreadAnswer => ({
    entity,
    question,
    ...trouble,
    value: JSON.stringify(trouble.value),
  });
  return [
    ...accepted.keys.flatMap((entity) =>
      [...readers].flatMap(([question, read]) => {
        const answer = accepted.responses.get(entity)?.answers[question];
        return answer === undefined ? [] : read(answer, entity).map((each) => unread(entity, question, each));
      }),
    ),
    ...strangers.flatMap(({ entity, answers }) =>
      Object.entries(answers).map(([question, value]) =>
        unread(entity, question, { part: null, value, reason: 'unknown-entity' }),
      ),
    ),
  ];
}

type Reader = (answer: AnswerValue, entity: string) => readonly Trouble[];

/** For each question that feeds a finding, what is wrong with an answer to it. */
function readersOf(rules: readonly FindingRule[], accepted: AcceptedAnswers): ReadonlyMap<string, Reader> {
  const readers = new Map<string, Reader>();
  for (const rule of rules) {
    const [first = '', second] = rule.questions;
    readers.set(first, readerOf(rule, accepted));
    if (rule.seenBy) readers.set(rule.seenBy, readerOf(rule, accepted));
    if (rule.kind === 'partnership-now' && second) readers.set(second, readerOf(rule, accepted));
    if (rule.kind === 'new-exercise' && second) readers.set(second, yearReader(accepted));
    if ((rule.kind === 'factors' || rule.kind === 'perspectives') && second) readers.set(second, panelReader);
  }
  return readers;
}

function readerOf(rule: FindingRule, accepted: AcceptedAnswers): Reader {
  const { yes, partly, no } = readsOf(rule);
  const choices: readonly AnswerValue[] = [...yes, ...partly, ...no, ...NO_ANSWER];
  switch (rule.kind) {
    case 'yes-no':
    case 'degree':
    case 'new-exercise':
      return (answer, entity) => (isReadAsNo(rule, accepted, entity) ? [] : choiceTroubles(answer, choices));
    case 'per-target':
      return (answer) => matrixTroubles(answer, allTargets(accepted.input.partnership.sdgTargets), choices);
    case 'starting-point':
    case 'partnership-now':
      return (answer, entity) =>
        matrixTroubles(
          answer,
          accepted.keys.filter((key) => key !== entity),
          TIE_DEGREES,
        );
    case 'factors':
      return (answer) => rankingTroubles(answer, catalogueOf(rule, accepted));
    case 'perspectives':
      return (answer) => matrixTroubles(answer, catalogueOf(rule, accepted), PERSPECTIVE_ANSWERS);
    default:
      return rule.kind satisfies never;
  }
}

function choiceTroubles(value: AnswerValue, choices: readonly AnswerValue[]): readonly Trouble[] {
  if (typeof value !== 'string') return [{ part: null, value, reason: 'wrong-type' }];
  return choices.includes(value) ? [] : [{ part: null, value, reason: 'unknown-choice' }];
}

function matrixTroubles(
  answer: AnswerValue,
  rows: readonly string[],
  columns: readonly AnswerValue[],
): readonly Trouble[] {
  const cells = cellsOf(answer);
  if (cells.size === 0 && JSON.stringify(answer) !== '{}') {
    return [{ part: null, value: answer, reason: 'wrong-type' }];
  }
  return [...cells].flatMap(([row, value]): readonly Trouble[] => {
    if (!rows.includes(row)) return [{ part: row, value, reason: 'unknown-row' }];
    return choiceTroubles(value, columns).map((trouble) => ({ ...trouble, part: row }));
  });
}

function rankingTroubles(answer: AnswerValue, catalogue: readonly string[]): readonly Trouble[] {
  if (!Array.isArray(answer)) return [{ part: null, value: answer, reason: 'wrong-type' }];
  return (answer as readonly AnswerValue[]).flatMap((value, index, all): readonly Trouble[] => {
    const part = String(index + 1);
    if (index >= RANK_POINTS.length || all.indexOf(value) < index)
      return [{ part, value, reason: 'too-many' }];
    return choiceTroubles(value, catalogue).map((trouble) => ({ ...trouble, part }));
  });
}

const panelReader: Reader = (answer) => {
  if (!Array.isArray(answer)) return [{ part: null, value: answer, reason: 'wrong-type' }];
  return (answer as readonly AnswerValue[]).flatMap((value, index): readonly Trouble[] => {
    const text = cellsOf(value).get('text');
    const isText = typeof text === 'string' || (text === undefined && cellsOf(value).size === 0);
    return isText ? [] : [{ part: String(index + 1), value, reason: 'wrong-type' }];
  });
};

function yearReader(accepted: AcceptedAnswers): Reader {
  return (value) =>
    yearFrom(value, accepted.input.exerciseYear) === null
      ? [{ part: null, value, reason: 'unknown-choice' }]
      : [];
}
