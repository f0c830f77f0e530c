import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { AnswerValue } from '../questionnaires/questionnaire.js';
import type { EntityAnswers, ExerciseAnswers } from './exercise-answers.service.js';
import { approvalOf, ownQuote, type Quote, type QuoteDecision } from './quote.js';
import { QuoteDecisionRow, QuoteRow } from './quote.entity.js';

/** Every quote that may stand in the report of an exercise, with what the entity has said of it. */
@Injectable()
export class QuotesReading {
  async of(
    manager: EntityManager,
    exerciseId: string,
    { entities }: Pick<ExerciseAnswers, 'entities'>,
  ): Promise<readonly Quote[]> {
    const rows = await manager
      .getRepository(QuoteRow)
      .find({ where: { exerciseId }, order: { at: 'ASC', id: 'ASC' } });
    const decisions = await latestDecisions(
      manager,
      rows.map(({ id }) => id),
    );
    // Words of a response that is not accepted are no one's to quote.
    return entities
      .filter(({ state }) => state === 'accepted')
      .flatMap((of) => {
        const own = rows.filter(({ entityKey }) => entityKey === of.entity);
        const ofAnswer = own.find(({ source }) => source === 'answer');
        return [
          ...answered(of, ofAnswer?.id ?? null, (ofAnswer && decisions.get(ofAnswer.id)) ?? null),
          ...own
            .filter(({ source }) => source !== 'answer')
            .map((row) => fromPassage(of, row, decisions.get(row.id) ?? null)),
        ];
      });
  }
}

function answered(of: EntityAnswers, id: string | null, decision: QuoteDecision | null): readonly Quote[] {
  const said = textOf(of.answers['quote']);
  if (said === null) return [];
  const consent = of.answers['quote_consent'];
  const answer = {
    text: said,
    consent: typeof consent === 'string' ? consent : null,
    revision: of.revisions['quote'] ?? 0,
    consentRevision: of.revisions['quote_consent'] ?? 0,
  };
  const stands = ownQuote(answer, decision);
  return [
    {
      ...{ source: 'answer', id, entity: of.entity, question: 'quote', said, text: stands.text },
      language: of.language,
      ...speakerOf(of),
      ...approvalOf(stands.consent),
      revision: decision?.revision ?? 0,
      decidedAt: decision?.at ?? null,
    },
  ];
}

function fromPassage(of: EntityAnswers, row: QuoteRow, decision: QuoteDecision | null): Quote {
  const { source, id, question, text: said, language } = row;
  return {
    ...{ source, id, entity: of.entity, question, said, language, text: decision?.text ?? said },
    ...speakerOf(of),
    ...approvalOf(decision?.consent ?? null),
    revision: decision?.revision ?? 0,
    decidedAt: decision?.at ?? null,
  };
}

/** The first of those who answered, as the entity named them. */
function speakerOf({ answers }: EntityAnswers): Pick<Quote, 'person' | 'post'> {
  const people = answers['respondents'];
  const first: AnswerValue | undefined = Array.isArray(people) ? people[0] : undefined;
  if (typeof first !== 'object' || first === null || Array.isArray(first))
    return { person: null, post: null };
  const { name, post } = first as Readonly<Record<string, AnswerValue>>;
  return { person: textOf(name), post: textOf(post) };
}

function textOf(value: AnswerValue | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

async function latestDecisions(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, QuoteDecision>> {
  const rows = await manager
    .getRepository(QuoteDecisionRow)
    .find({ where: { quoteId: In([...ids]) }, order: { revision: 'ASC' } });
  return new Map(rows.map((row) => [row.quoteId, row]));
}
