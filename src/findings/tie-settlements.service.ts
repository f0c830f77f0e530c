import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise, ExerciseState } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import { TieSettlementRow } from '../reviews/tie-settlement.entity.js';
import { readAcceptedAnswers } from './accepted-answers.js';
import { ExerciseFindingsInput, type GatheredInput } from './exercise-findings-input.service.js';
import type { Pair, TieSettlement } from './finding.js';
import type { SettlementBody } from './findings.shape.js';
import { raisedInReview, type Raised } from './raised.js';
import { sortedPair, tiesIn } from './ties.js';

/** A settlement as the API shows it; `tag` is what If-Match says to change it. */
export type SettlementDocument = TieSettlement & { readonly tag: string };

/** Which settlement, and who asks. */
export interface SettlementRequest {
  readonly code: string;
  readonly year: string;
  readonly a: string;
  readonly b: string;
  readonly actor: string;
  /** Of the settlement that is to be changed; null: not said. */
  readonly tag: string | null;
}

const OPEN_FOR_SETTLING: readonly ExerciseState[] = ['open', 'closed'];

/** Can ties be settled while an exercise is in this state? Afterwards its findings are frozen. */
export function isOpenForSettling(state: ExerciseState): boolean {
  return OPEN_FOR_SETTLING.includes(state);
}

/** Evaluators settle in writing whether a one-sided tie counts. */
@Injectable()
export class TieSettlementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly input: ExerciseFindingsInput,
    private readonly history: HistoryService,
  ) {}

  /** What answers leave open, for the review: one-sided ties nobody has settled, commitments over "not for us". */
  raised(code: string, year: string): Promise<readonly Raised[]> {
    return this.unitOfWork.read(async (manager) => {
      const { exercise } = await this.exercises.findIn(manager, code, year);
      if (!exercise.partnership) return [];
      const { rules, input } = await this.input.gather(manager, exercise);
      return raisedInReview(rules, input);
    });
  }

  /** Problems: `not-found` for an unknown pair, `step-not-allowed` where the tie is not one-sided or too late. */
  settle(request: SettlementRequest, body: SettlementBody): Promise<SettlementDocument> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const { exercise } = await this.exercises.takeIn(transaction, request.code, request.year);
      assertOpen(exercise);
      const pair = pairIn(await this.input.gather(manager, exercise), request, body);
      const { when, counts, reason } = body;
      const key = { exerciseId: exercise.id, moment: when, entityA: pair[0], entityB: pair[1] };
      const rows = manager.getRepository(TieSettlementRow);
      const before = await rows.findOneBy(key);
      if (before?.reason === reason && before.counts === (counts ? 1 : 0)) return settlementDocument(before);
      if (before) assertCurrent(before, request.tag);
      const { actor, at } = await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor: request.actor,
        what: 'tie.settled',
        subject: exercise.id,
        details: { when, pair, counts, reason: this.history.digest(reason) },
      });
      const row = { ...key, counts: counts ? 1 : 0, reason, actor, at };
      if (before) await rows.update(key, row);
      else await rows.insert(row);
      return settlementDocument(row);
    });
  }

  /**
   * Takes a settlement back, as if nobody had settled the tie: it is raised again. Problems: `not-found` for an unknown
   * pair, `stale` where it has been changed or taken back since, `step-not-allowed` where it is too late.
   */
  withdraw(request: SettlementRequest, when: TieSettlement['when']): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.exercises.takeIn(transaction, request.code, request.year);
      assertOpen(exercise);
      const known = new Set(exercise.partnership?.entities.map(({ key }) => key));
      if (!known.has(request.a) || !known.has(request.b)) throw new Problem('not-found');
      const pair = sortedPair(request.a, request.b);
      const key = { exerciseId: exercise.id, moment: when, entityA: pair[0], entityB: pair[1] };
      const rows = transaction.manager.getRepository(TieSettlementRow);
      const before = await rows.findOneBy(key);
      if (!before) throw new Problem('stale', { detail: 'Nothing is settled about this tie any more.' });
      assertCurrent(before, request.tag);
      await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor: request.actor,
        what: 'tie.settlement-withdrawn',
        subject: exercise.id,
        details: { when, pair },
      });
      await rows.delete({ ...key, at: before.at });
    });
  }
}

function assertOpen({ partnership, state }: Exercise): void {
  if (!partnership) throw new Problem('not-found');
  if (isOpenForSettling(state)) return;
  throw new Problem('step-not-allowed', {
    detail: `The exercise is ${state}; ties are settled while it is open or closed.`,
  });
}

/** The pair in its stored order, once it is known to be one-sided in the accepted answers. */
function pairIn(
  { rules, input }: GatheredInput,
  { a, b }: SettlementRequest,
  { when }: SettlementBody,
): Pair {
  const accepted = readAcceptedAnswers(input);
  if (a === b || !accepted.roleOf.has(a) || !accepted.roleOf.has(b)) throw new Problem('not-found');
  const pair = sortedPair(a, b);
  const kind = when === 'before' ? 'starting-point' : 'partnership-now';
  const question = rules.find((rule) => rule.kind === kind)?.questions[0] ?? '';
  const unsettled = readAcceptedAnswers({ ...input, settlements: [] });
  const { counted, oneSided } = tiesIn(unsettled, question, when);
  const isPair = ({ pair: [c, d] }: { readonly pair: Pair }) => c === pair[0] && d === pair[1];
  if (oneSided.some(isPair)) return pair;
  const status = counted.find(isPair)?.status;
  throw new Problem('step-not-allowed', {
    detail: status
      ? `The tie between ${pair.join(' and ')} is ${status}, not one-sided: it counts without being settled.`
      : `No accepted answer claims a tie between ${pair.join(' and ')}: there is nothing to settle.`,
  });
}

function assertCurrent(before: TieSettlementRow, tag: string | null): void {
  const current = settlementDocument(before);
  if (tag === current.tag) return;
  if (tag === null) throw new Problem('precondition-required');
  throw new Problem('stale', { detail: 'The tie has been settled by somebody since.', current });
}

export function settlementDocument(row: Omit<TieSettlementRow, 'exerciseId'>): SettlementDocument {
  const { moment: when, entityA, entityB, reason, at } = row;
  const counts = row.counts === 1;
  return { when, pair: [entityA, entityB], counts, reason, tag: `${counts ? 'counts' : 'not'}.${at}` };
}
