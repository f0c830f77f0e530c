import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActorNames } from '../accounts/actor-names.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork, type Work } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import type { ExerciseState } from '../exercises/exercise.js';
import type { Mailbox } from '../mail/mail-kind.js';
import { FindingsService, type ExerciseFindings } from './findings.service.js';
import { ValidationReading } from './validation-reading.service.js';
import type { ValidationView } from './validation-view.js';
import type { ValidationRound } from './validation-round.js';

/** An exercise with its findings, what was said on them, and the names of who said it. */
export interface ValidationPage extends ExerciseFindings {
  readonly view: ValidationView;
  /** By actor, such as `person:…`. */
  readonly names: ReadonlyMap<string, string>;
}

export interface ExerciseHead {
  readonly code: string;
  readonly acronym: string;
  readonly year: number;
  readonly state: ExerciseState;
  readonly revision: number;
}

/** Loads what the pages and mails of a validation show. */
@Injectable()
export class ValidationViews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly actors: ActorNames,
    private readonly findings: FindingsService,
    private readonly reading: ValidationReading,
  ) {}

  /** Problem `not-found` where there is no such exercise, `step-not-allowed` where it has not been opened. */
  async find(code: string, year: string): Promise<ValidationPage> {
    const found = await this.findings.of(code, year);
    return this.unitOfWork.read(async (manager) => {
      const view = await this.reading.of(manager, found.exercise.id);
      return { ...found, view, names: await this.actors.of(manager, actorsIn(view)) };
    });
  }

  /** What an exercise is called and where it stands, also before it has been opened. */
  async head(code: string, year: string): Promise<ExerciseHead> {
    const [head] = await this.unitOfWork.read(
      (manager) => query<ExerciseHead>(manager)`SELECT i.code, i.acronym, e.year, e.state, e.revision
        FROM exercise e JOIN initiative i ON i.id = e.initiative_id
        WHERE i.code = ${code} AND e.year = ${/^\d{4}$/.test(year) ? Number(year) : 0}
        ORDER BY CASE e.state WHEN 'cancelled' THEN 1 ELSE 0 END, e.number DESC LIMIT 1`,
    );
    if (!head) throw new Problem('not-found');
    return head;
  }

  async byId(exerciseId: string): Promise<ValidationPage> {
    const [exercise] = await this.unitOfWork.read(
      (manager) => query<{ code: string; year: number }>(manager)`SELECT i.code, e.year FROM exercise e
        JOIN initiative i ON i.id = e.initiative_id WHERE e.id = ${exerciseId}`,
    );
    if (!exercise) throw new Problem('not-found');
    return this.find(exercise.code, String(exercise.year));
  }

  async rounds(exerciseId: string): Promise<readonly ValidationRound[]> {
    const { rounds } = await this.unitOfWork.read((manager) => this.reading.of(manager, exerciseId));
    return rounds;
  }

  /** Null where the address has been erased. */
  async mailboxOf(personId: string): Promise<Mailbox | null> {
    const [person] = await this.unitOfWork.read(
      (manager) => query<{ name: string; email: string | null }>(manager)`
        SELECT name, email FROM person WHERE id = ${personId}`,
    );
    return person?.email ? { name: person.name, address: person.email } : null;
  }

  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.unitOfWork.read(work);
  }

  write<T>(work: Work<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }
}

/** Everybody who reacted, answered, or confirmed what was recorded. */
function actorsIn({ reactions, replies, meetings }: ValidationView): readonly string[] {
  const said = [...reactions.values()].flatMap((of) => [...of.values()]);
  return [
    ...said.map(({ actor }) => actor),
    ...said.flatMap(({ confirmedBy }) => (confirmedBy ? [`person:${confirmedBy}`] : [])),
    ...[...replies.values()].flatMap((of) => [...of.values()]).map(({ actor }) => actor),
    ...meetings.flatMap(({ minutesBy }) => minutesBy ?? []),
  ];
}
