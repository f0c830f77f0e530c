import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { whatFollows, type Following } from '../exercises/what-follows.js';
import type { AnswerValue, Section } from '../questionnaires/questionnaire.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import type { ResponseState, StoredAnswer } from '../responses/response.js';
import { matrixOf, type MatrixResponse, type MatrixRow } from './exercise-matrix.js';

/** An exercise as its overview shows it; without sections and rows as long as it has not been opened. */
export interface ExerciseOverview extends ExerciseOfInitiative {
  readonly sections: readonly Section[];
  readonly rows: readonly MatrixRow[];
  /** What comes after it; null before its report is published. */
  readonly follows: Following | null;
}

interface Row {
  readonly entity: string;
  readonly state: ResponseState;
  readonly submitted_at: string | null;
  /** Null where nothing has been answered. */
  readonly question: string | null;
  readonly value: string | null;
  readonly cannot_answer: string | null;
  readonly revision: number;
  readonly at: string;
}

/** Reads how far every entity has come in every section, all of them in one statement. */
@Injectable()
export class ExerciseMatrix {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly frames: ResponseFramesService,
  ) {}

  /** Problem `not-found` where there is none. */
  async read(code: string, year: string): Promise<ExerciseOverview> {
    const found = await this.exercises.find(code, year);
    if (!found.exercise.partnership) return { ...found, sections: [], rows: [], follows: null };
    const follows = whatFollows(found.exercise, await this.exercises.list(code));
    const frame = await this.frames.get(found.exercise.id);
    const responses = await this.responses(found.exercise.id);
    return { ...found, sections: frame.questionnaire.sections, rows: matrixOf(frame, responses), follows };
  }

  private async responses(exerciseId: string): Promise<ReadonlyMap<string, MatrixResponse>> {
    const rows = await this.unitOfWork.read(
      (manager) => query<Row>(manager)`SELECT r.entity_key AS entity, r.state, r.submitted_at, a.question,
        a.value, a.cannot_answer, a.revision, a.at FROM response r LEFT JOIN answer a ON a.response_id = r.id
        WHERE r.exercise_id = ${exerciseId}`,
    );
    const responses = new Map<string, MatrixResponse & { readonly answers: Map<string, StoredAnswer> }>();
    for (const { entity, state, submitted_at: submittedAt, question, ...answer } of rows) {
      const response = responses.get(entity) ?? { state, submittedAt, answers: new Map() };
      responses.set(entity, response);
      if (question !== null) {
        response.answers.set(question, {
          question,
          value: answer.value === null ? null : (JSON.parse(answer.value) as AnswerValue),
          cannotAnswer: answer.cannot_answer,
          revision: answer.revision,
          by: '',
          at: answer.at,
        });
      }
    }
    return responses;
  }
}
