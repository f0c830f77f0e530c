import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import type { ExerciseState } from '../exercises/exercise.js';
import { Problem } from '../problem.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import type { ResponseState } from '../responses/response.js';
import { isReviewable } from '../responses/writing.js';
import { CodingActs } from './coding-acts.service.js';
import { CodingTextsService } from './coding-texts.service.js';
import { PassagesService, type ReadPassages } from './passages.service.js';

/** Takes the passages of an exercise into one transaction: what is read here stands until it ends. */
@Injectable()
export class PassageTaking {
  constructor(
    readonly passages: PassagesService,
    readonly acts: CodingActs,
    private readonly texts: CodingTextsService,
  ) {}

  /** Problem `step-not-allowed` where the exercise is not open or closed: its codings stand. */
  async take(transaction: Transaction, frame: ResponseFrame): Promise<ReadPassages> {
    await this.acts.hold(transaction, frame.initiativeId);
    const { manager } = transaction;
    const [exercise] = await query<{ readonly state: ExerciseState }>(manager)`
      SELECT state FROM exercise WHERE id = ${frame.exerciseId}`;
    if (!exercise || !isReviewable(exercise)) {
      throw new Problem('step-not-allowed', {
        detail: `The exercise is ${exercise?.state ?? 'not there'}; words are coded while it is open or closed.`,
      });
    }
    return this.passages.read(manager, frame);
  }

  states(manager: EntityManager, exerciseId: string): Promise<ReadonlyMap<string, ResponseState>> {
    return this.texts.states(manager, exerciseId);
  }
}
