import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import type { Initiative } from '../initiatives/initiative.js';
import { Problem } from '../problem.js';
import { canonicalFacts } from './canonical-facts.js';
import { draftFindings } from './draft-findings.js';
import type { ExerciseAnswers } from './exercise-answers.service.js';
import { ExerciseFindingsInput, type GatheredInput } from './exercise-findings-input.service.js';
import { FindingRow } from './finding.entity.js';
import type { Finding, FindingFacts } from './finding.js';
import { FindingWordsService, type FactsInState } from './finding-words.service.js';

/** The findings of an exercise with all that a report needs beside them. */
export interface ExerciseFindings extends Pick<
  GatheredInput,
  'questionnaire' | 'rules' | 'ownCodes' | 'lastPerspectives' | 'quotes'
> {
  readonly exercise: Exercise;
  readonly initiative: Initiative;
  readonly answers: ExerciseAnswers;
  readonly findings: readonly Finding[];
}

/** SHA-256 in hex of the facts: what an edited wording was written for. */
export function hashOfFacts(facts: FindingFacts): string {
  return createHash('sha256').update(canonicalFacts(facts)).digest('hex');
}

/** Findings: drafted afresh from the accepted answers until validation starts, then as they were frozen. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly input: ExerciseFindingsInput,
    private readonly words: FindingWordsService,
  ) {}

  /** Problem `not-found` where there is no exercise, `step-not-allowed` where it has not been opened. */
  of(code: string, year: string): Promise<ExerciseFindings> {
    return this.unitOfWork.read((manager) => this.ofIn(manager, code, year));
  }

  /** As `of`, in the caller's reading. */
  async ofIn(manager: EntityManager, code: string, year: string): Promise<ExerciseFindings> {
    return this.findingsOf(manager, await this.exercises.findIn(manager, code, year));
  }

  /** As `of`, and nobody else writes to the initiative until the transaction ends: what is read here stands. */
  async takeIn(transaction: Transaction, code: string, year: string): Promise<ExerciseFindings> {
    const found = await this.exercises.takeIn(transaction, code, year);
    return this.findingsOf(transaction.manager, found);
  }

  private async findingsOf(
    manager: EntityManager,
    { exercise, initiative }: ExerciseOfInitiative,
  ): Promise<ExerciseFindings> {
    if (!exercise.partnership) {
      throw new Problem('step-not-allowed', {
        detail: `The exercise is ${exercise.state}; findings come from the answers of one that has been opened.`,
      });
    }
    const gathered = await this.input.gather(manager, exercise);
    const facts = await this.factsOf(manager, exercise, gathered);
    const findings = await this.words.word(manager, exercise, gathered, facts);
    const { input: _input, ...rest } = gathered;
    return { exercise, initiative, ...rest, findings };
  }

  private async factsOf(
    manager: EntityManager,
    exercise: Exercise,
    gathered: GatheredInput,
  ): Promise<readonly FactsInState[]> {
    if (exercise.state === 'in-validation' || exercise.state === 'published') {
      return manager
        .getRepository(FindingRow)
        .find({ where: { exerciseId: exercise.id }, order: { position: 'ASC' } });
    }
    return draftFindings(gathered.rules, gathered.input).map((facts) => ({
      facts,
      factsHash: hashOfFacts(facts),
      state: 'draft' as const,
    }));
  }
}
