import { Injectable } from '@nestjs/common';
import { ActorNames } from '../accounts/actor-names.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { CallOutcome } from './call.js';

export interface LoggedCall {
  readonly id: string;
  readonly entity: string;
  /** Of who was called. */
  readonly name: string;
  readonly outcome: CallOutcome;
  readonly note: string;
  /** Instant. */
  readonly calledAt: string;
  readonly actor: string;
  /** Name of who logged it; null where it is no longer kept. */
  readonly by: string | null;
}

/** Somebody who can be called. */
export interface CallContact {
  readonly id: string;
  readonly entity: string;
  readonly name: string;
}

export interface CallBook {
  /** The latest first. */
  readonly calls: readonly LoggedCall[];
  readonly contacts: readonly CallContact[];
}

/** Reads the phone calls of an exercise, and who can be called. */
@Injectable()
export class CallLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly names: ActorNames,
  ) {}

  of(exerciseId: string): Promise<CallBook> {
    return this.unitOfWork.read(async (manager) => {
      const calls = await query<Omit<LoggedCall, 'by'>>(manager)`SELECT k.id, k.entity_key AS entity,
        COALESCE(p.name, k.name) AS name, k.outcome, k.note, k.called_at AS "calledAt", k.actor
        FROM phone_call k LEFT JOIN contact c ON c.id = k.contact_id LEFT JOIN person p ON p.id = c.person_id
        WHERE k.exercise_id = ${exerciseId} ORDER BY k.called_at DESC, k.at DESC`;
      const contacts = await query<CallContact>(manager)`SELECT c.id, c.entity_key AS entity, p.name
        FROM contact c JOIN exercise e ON e.initiative_id = c.initiative_id JOIN person p ON p.id = c.person_id
        WHERE e.id = ${exerciseId} AND c.removed_at IS NULL AND (c.exercise_id IS NULL OR c.exercise_id = e.id)
        ORDER BY c.position, c.id`;
      const names = await this.names.of(
        manager,
        calls.map(({ actor }) => actor),
      );
      return { calls: calls.map((call) => ({ ...call, by: names.get(call.actor) ?? null })), contacts };
    });
  }
}
