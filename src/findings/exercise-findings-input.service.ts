import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Exercise } from '../exercises/exercise.js';
import type { PartialTexts } from '../language.js';
import type { FindingRule } from '../questionnaires/finding-rule.js';
import type { Choice, Questionnaire } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { OwnCodeRow } from '../reviews/codebook.entity.js';
import { ownWordIndex } from '../reviews/coding.js';
import { catalogueOf } from '../reviews/own-words.js';
import type { Passage } from '../reviews/passage.js';
import { PassagesService } from '../reviews/passages.service.js';
import { TieSettlementRow } from '../reviews/tie-settlement.entity.js';
import { catalogueTexts } from './catalogue-texts.js';
import { ExerciseAnswersService, type ExerciseAnswers } from './exercise-answers.service.js';
import type { CodedPassage, Coding, FindingsInput, TieSettlement } from './finding.js';
import type { Quote } from './quote.js';
import { QuotesReading } from './quotes.service.js';
import { sortedPair } from './ties.js';
import { weighingInput } from './weighing-reading.service.js';

export interface GatheredInput {
  readonly questionnaire: Questionnaire;
  readonly rules: readonly FindingRule[];
  readonly answers: ExerciseAnswers;
  readonly ownCodes: readonly { readonly code: string; readonly texts: PartialTexts }[];
  readonly lastPerspectives: readonly Choice[];
  readonly quotes: readonly Quote[];
  readonly input: FindingsInput;
}

/** Gathers what the pure rules need of one exercise, and nothing more. */
@Injectable()
export class ExerciseFindingsInput {
  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly answers: ExerciseAnswersService,
    private readonly passages: PassagesService,
    private readonly quotes: QuotesReading,
  ) {}

  async gather(manager: EntityManager, exercise: Exercise): Promise<GatheredInput> {
    const { partnership, id: exerciseId } = exercise;
    if (!partnership) throw new Error(`Exercise ${exerciseId} has not been opened.`);
    const questionnaire = this.questionnaires.get(exercise.questionnaire);
    const { lastPerspectives } = exercise;
    const answers = await this.answers.read(manager, exercise, questionnaire, lastPerspectives);
    const { passages } = await this.passages.read(manager, { exerciseId, partnership, questionnaire });
    const ownCodes = await manager
      .getRepository(OwnCodeRow)
      .find({ where: { exerciseId }, order: { catalogue: 'ASC', position: 'ASC' } });
    const codesOf = (catalogue: string) => [
      ...catalogueCodes(questionnaire, catalogue),
      ...ownCodes.filter((own) => own.catalogue === catalogue).map(({ code }) => code),
    ];
    return {
      questionnaire,
      rules: this.questionnaires.rules(exercise.questionnaire),
      answers,
      ownCodes,
      lastPerspectives,
      quotes: await this.quotes.of(manager, exerciseId, answers),
      input: {
        partnership,
        exerciseYear: exercise.year,
        responses: answers.entities.filter(({ state }) => state === 'accepted'),
        ...codedWords(passages, answers),
        settlements: await settlements(manager, exerciseId),
        ...(await weighingInput(manager, exerciseId)),
        catalogues: {
          enablingFactors: codesOf('enabling_factors'),
          hinderingFactors: codesOf('hindering_factors'),
          perspectives: codesOf('perspectives'),
        },
      },
    };
  }
}

function catalogueCodes(questionnaire: Questionnaire, name: string): readonly string[] {
  const question = questionnaire.questions.get(name);
  if (question?.type === 'ranking') return question.choices.map(({ value }) => value);
  return question?.type === 'matrix' ? question.rows.map(({ value }) => value) : [];
}

/**
 * What the first coder's passages say of entities with an accepted response. A passage stands for the words it was marked
 * in: where they are gone it waits to be placed anew, and counts nowhere.
 */
function codedWords(
  passages: readonly Passage[],
  { entities }: ExerciseAnswers,
): Pick<FindingsInput, 'codings' | 'codedPassages'> {
  const accepted = new Set(entities.filter(({ state }) => state === 'accepted').map(({ entity }) => entity));
  const counted = passages.filter(
    ({ coder, state, entity }) => coder === 'first' && state === 'anchored' && accepted.has(entity),
  );
  const codings: Coding[] = [];
  const codedPassages: CodedPassage[] = [];
  for (const passage of counted) {
    const { entity, question } = passage;
    const index = ownWordIndex(passage);
    const own = index === null ? null : catalogueOf(question);
    const codes = passage.codes.filter(({ catalogue }) => catalogue === own).map(({ code }) => code);
    if (index !== null && codes.length > 0)
      codings.push({ entity, question: question as Coding['question'], index, codes });
    const others = passage.codes.filter(({ catalogue }) => catalogue !== own);
    codedPassages.push(...others.map((code) => ({ entity, ...code })));
  }
  return { codings, codedPassages };
}

async function settlements(manager: EntityManager, exerciseId: string): Promise<TieSettlement[]> {
  const rows = await manager.getRepository(TieSettlementRow).findBy({ exerciseId });
  return rows.map(({ moment, entityA, entityB, counts, reason }) => ({
    when: moment,
    pair: sortedPair(entityA, entityB),
    counts: counts === 1,
    reason,
  }));
}

/** Reported perspectives with their texts, for the exercise that will ask what became of them. */
export function reportedPerspectives(
  codes: readonly string[],
  questionnaire: Questionnaire,
  ownCodes: readonly { readonly code: string; readonly texts: PartialTexts }[],
): readonly Choice[] {
  const texts = catalogueTexts(questionnaire, ownCodes);
  return codes.map((value) => {
    const own = texts.get(value) ?? {};
    const en = own.en ?? own.es ?? own.fr ?? own.pt ?? value;
    return { value, text: { en, es: own.es ?? en, fr: own.fr ?? en, pt: own.pt ?? en } };
  });
}
