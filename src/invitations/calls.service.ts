import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import { readCall, type CallError, type TypedCall } from './call.js';
import { PhoneCallRow } from './call.entity.js';

export interface CallRequest {
  readonly code: string;
  readonly year: string;
  readonly actor: string;
}

export type CallLogged =
  | { readonly kind: 'logged'; readonly id: string }
  | { readonly kind: 'wrong'; readonly errors: readonly CallError[] };

/** The log of phone calls to the entities of an exercise. */
@Injectable()
export class CallsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly history: HistoryService,
    private readonly clock: Clock,
  ) {}

  /** Answers its id, or what is wrong with what was typed. Problem `not-found` for an entity, or a contact, that is none of this exercise. */
  log({ code, year, actor }: CallRequest, entity: string, typed: TypedCall): Promise<CallLogged> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      const isThere = exercise.partnership?.entities.some(({ key }) => key === entity) ?? false;
      if (!isThere) throw new Problem('not-found');
      const read = readCall(typed, exercise.timeZone, this.clock.now());
      if (read.kind === 'wrong') return read;
      const { call } = read;
      if (call.contactId !== null) await assertContact(manager, exercise.id, entity, call.contactId);
      const id = randomUUID();
      const { at } = await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor,
        what: 'call.logged',
        subject: id,
        details: { exercise: exercise.id, entity, contact: call.contactId },
      });
      await manager
        .getRepository(PhoneCallRow)
        .insert({ id, exerciseId: exercise.id, entityKey: entity, ...call, actor, at });
      return { kind: 'logged', id };
    });
  }

  /** Takes a call out of the log; only who logged it does. A null entity stands for any of the exercise. */
  remove({ code, year, actor }: CallRequest, entity: string | null, id: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const rows = transaction.manager.getRepository(PhoneCallRow);
      const { exercise } = await this.exercises.takeIn(transaction, code, year);
      const call = await rows.findOneBy({ id, exerciseId: exercise.id, actor });
      if (!call || (entity ?? call.entityKey) !== call.entityKey) throw new Problem('not-found');
      await rows.delete({ id });
      await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor,
        what: 'call.removed',
        subject: id,
        details: { exercise: exercise.id, entity: call.entityKey, contact: call.contactId },
      });
    });
  }
}

async function assertContact(manager: EntityManager, exerciseId: string, entity: string, id: string) {
  const found = await query<{ id: string }>(manager)`SELECT c.id FROM contact c
    JOIN exercise e ON e.initiative_id = c.initiative_id
    WHERE c.id = ${id} AND e.id = ${exerciseId} AND c.entity_key = ${entity}
      AND (c.exercise_id IS NULL OR c.exercise_id = e.id)`;
  if (found.length === 0) throw new Problem('not-found');
}
