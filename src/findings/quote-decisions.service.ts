import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actorOf, type PartnerVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { assertSubmits } from '../responses/colleague-reach.js';
import type { ExerciseFindings } from './findings.service.js';
import { CONSENT_TEXT_VERSION, type Quote, type QuoteConsent } from './quote.js';
import { QuoteDecisionRow, QuoteRow } from './quote.entity.js';
import { ValidationStates } from './validation-states.service.js';

export interface QuoteWish {
  readonly source: string;
  readonly consent: QuoteConsent;
  readonly text: string;
  /** Of the decision that was shown; 0 for none. */
  readonly basis: number;
}

/** What an entity decides on its quotes; every decision is kept, with the text agreed to and who agreed. */
@Injectable()
export class QuoteDecisions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly states: ValidationStates,
  ) {}

  /** Counts at once in a draft, and in the next version of a published report. `stale` where a colleague was quicker. */
  decide(visitor: PartnerVisitor, language: Language, wish: QuoteWish): Promise<'saved' | 'stale'> {
    assertSubmits(visitor);
    return this.unitOfWork.run(async (transaction) => {
      const { quotes, answers, exercise } = await this.states.takeById(transaction, visitor.exerciseId);
      const quote = quotes.find(({ entity, source }) => entity === visitor.entity && source === wish.source);
      if (!quote) throw new Problem('not-found');
      if (quote.revision !== wish.basis) return 'stale';
      const quoteId = quote.id ?? (await this.keep(transaction, exercise.id, quote, actorOf(visitor)));
      const revision = quote.revision + 1;
      await transaction.manager.getRepository(QuoteDecisionRow).insert({
        quoteId,
        revision,
        consent: wish.consent,
        text: wish.text,
        ...decidedOn(answers, quote),
        textVersion: CONSENT_TEXT_VERSION,
        language,
        personId: visitor.personId,
        at: this.clock.now(),
      });
      await this.states.record(transaction, exercise, actorOf(visitor), 'quote.decided', {
        quote: quoteId,
        entity: visitor.entity,
        revision,
        consent: wish.consent,
        digest: this.states.digest(wish.text),
      });
      return 'saved';
    });
  }

  private async keep(
    { manager }: Transaction,
    exerciseId: string,
    { entity, source, question, said, language }: Quote,
    actor: string,
  ): Promise<string> {
    const id = randomUUID();
    await manager.getRepository(QuoteRow).insert({
      ...{ id, exerciseId, entityKey: entity, source, question, text: said },
      language: language ?? 'en',
      actor,
      at: this.clock.now(),
    });
    return id;
  }
}

/** An answer that is changed later says something newer. */
function decidedOn({ entities }: ExerciseFindings['answers'], { entity, source }: Quote) {
  const revisions =
    source === 'answer' ? entities.find((one) => one.entity === entity)?.revisions : undefined;
  return {
    answerRevision: revisions?.['quote'] ?? 0,
    consentRevision: revisions?.['quote_consent'] ?? 0,
  };
}
