import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryRow } from '../history/history.entity.js';
import { isLanguage, type Language } from '../language.js';
import { Problem } from '../problem.js';
import { LONGEST_QUOTE } from './quote.js';
import { QuoteDecisionRow, QuoteRow } from './quote.entity.js';
import type { FindingsRequest } from './validation.service.js';
import { ValidationStates } from './validation-states.service.js';

/** A passage that evaluators have starred as speaking for others of its kind. */
export interface Exemplar {
  readonly id: string;
  readonly entity: string;
  readonly question: string;
  readonly text: string;
  readonly language: Language | null;
}

const OPEN_FOR_QUOTES = new Set(['open', 'closed', 'in-validation']);

/** Evaluators ask an entity whether a passage of its answers may be quoted; without its word it is never printed. */
@Injectable()
export class QuoteProposals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly states: ValidationStates,
  ) {}

  /** Starred passages short enough to be quoted, of which no entity has been asked. */
  exemplars(exerciseId: string): Promise<readonly Exemplar[]> {
    return this.unitOfWork.read(async (manager) => {
      const asked = await manager.getRepository(QuoteRow).findBy({ exerciseId });
      const known = new Set(asked.map(({ source }) => source));
      const all = await exemplarsIn(manager, exerciseId);
      return all.filter(({ id, text }) => !known.has(id) && text.length <= LONGEST_QUOTE);
    });
  }

  /** Asks for consent; the mail follows from the history line. Asking twice changes nothing. */
  propose(request: FindingsRequest, passageId: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, answers } = await this.states.takeIn(transaction, { ...request, revision: null });
      const { manager } = transaction;
      const passage = (await exemplarsIn(manager, exercise.id)).find(({ id }) => id === passageId);
      const isAccepted = answers.entities.some(
        ({ entity, state }) => entity === passage?.entity && state === 'accepted',
      );
      if (!passage || !isAccepted || passage.text.length > LONGEST_QUOTE) throw new Problem('not-found');
      if (!OPEN_FOR_QUOTES.has(exercise.state)) {
        throw new Problem('step-not-allowed', { detail: `The exercise is ${exercise.state}.` });
      }
      const rows = manager.getRepository(QuoteRow);
      if (await rows.existsBy({ exerciseId: exercise.id, entityKey: passage.entity, source: passageId }))
        return;
      const asked = await manager
        .getRepository(HistoryRow)
        .countBy({ subject: exercise.id, what: 'quote.proposed' });
      const id = randomUUID();
      await rows.insert({
        ...{ id, exerciseId: exercise.id, entityKey: passage.entity, source: passageId },
        question: passage.question,
        text: passage.text,
        language: passage.language ?? 'en',
        actor: request.actor,
        at: this.clock.now(),
      });
      await this.states.record(transaction, exercise, request.actor, 'quote.proposed', {
        quote: id,
        entity: passage.entity,
        passage: passageId,
        number: asked + 1,
      });
    });
  }

  /** Takes a question back that has not been answered; problem `not-found` where there is no such question. */
  takeBack(request: FindingsRequest, passageId: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise } = await this.states.takeIn(transaction, { ...request, revision: null });
      const rows = transaction.manager.getRepository(QuoteRow);
      const quote =
        passageId === 'answer' ? null : await rows.findOneBy({ exerciseId: exercise.id, source: passageId });
      if (!quote) throw new Problem('not-found');
      if (await transaction.manager.getRepository(QuoteDecisionRow).existsBy({ quoteId: quote.id })) {
        throw new Problem('step-not-allowed', { detail: 'The entity has decided; its word stands.' });
      }
      await rows.delete({ id: quote.id });
      await this.states.record(transaction, exercise, request.actor, 'quote.taken-back', {
        quote: quote.id,
        entity: quote.entityKey,
        passage: passageId,
      });
    });
  }
}

/** Passages of the first coder, as they stand in the answers now. */
async function exemplarsIn(manager: EntityManager, exerciseId: string): Promise<readonly Exemplar[]> {
  const rows = await query<Omit<Exemplar, 'language'> & { readonly language: string | null }>(manager)`
    SELECT p.id, p.entity_key AS entity, p.question, p.quoted AS text, a.language FROM passage p
    LEFT JOIN response r ON r.exercise_id = p.exercise_id AND r.entity_key = p.entity_key
    LEFT JOIN answer a ON a.response_id = r.id AND a.question = p.question
    WHERE p.exercise_id = ${exerciseId} AND p.exemplar = 1 AND p.coder = 'first' AND p.state = 'anchored'
    ORDER BY p.entity_key, p.question, p.start_offset, p.id`;
  return rows.map((row) => ({ ...row, language: isLanguage(row.language) ? row.language : null }));
}
