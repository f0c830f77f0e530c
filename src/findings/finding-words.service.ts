import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Exercise } from '../exercises/exercise.js';
import { catalogueTexts } from './catalogue-texts.js';
import type { GatheredInput } from './exercise-findings-input.service.js';
import type { Finding, FindingFacts, FindingState } from './finding.js';
import { WordingEditsService } from './wording-edits.service.js';
import { wordFinding } from './word-finding.js';
import { WeighingReading } from './weighing-reading.service.js';
import { entityNames } from './wording.js';
import { WordingsService } from './wordings.service.js';

export interface FactsInState {
  readonly facts: FindingFacts;
  readonly factsHash: string;
  readonly state: FindingState;
}

/** Puts facts into words: drafted from the catalogue in four languages, and as evaluators have edited them. */
@Injectable()
export class FindingWordsService {
  constructor(
    private readonly edits: WordingEditsService,
    private readonly wordings: WordingsService,
    private readonly weighing: WeighingReading,
  ) {}

  async word(
    manager: EntityManager,
    exercise: Exercise,
    { questionnaire, ownCodes }: Pick<GatheredInput, 'questionnaire' | 'ownCodes'>,
    all: readonly FactsInState[],
  ): Promise<readonly Finding[]> {
    const names = entityNames(exercise.partnership?.entities ?? []);
    const texts = catalogueTexts(questionnaire, ownCodes);
    const edits = await this.edits.latest(manager, exercise.id);
    const { judgements, discussed } = await this.weighing.of(manager, exercise.id);
    return all.map(({ facts, factsHash, state }) => ({
      ...facts,
      factsHash,
      wording: wordFinding(facts, names, texts, this.wordings.messages),
      edited: edits.of(facts.finding, factsHash),
      state,
      ...optional('judgement', judgements.get(facts.finding)),
      ...optional('discussed', discussed.get(facts.finding)),
    }));
  }
}

/** A field that is left out where there is nothing to say. */
function optional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Value>>;
}
