import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { ResponseState } from './response.js';

/** How far the responses of an exercise are. */
@Injectable()
export class ResponseStates {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By key of the entity; an entity that has not begun has none. */
  async in(manager: EntityManager, exerciseId: string): Promise<ReadonlyMap<string, ResponseState>> {
    const rows = await query<{ entity: string; state: ResponseState }>(manager)`
      SELECT entity_key AS entity, state FROM response WHERE exercise_id = ${exerciseId}`;
    return new Map(rows.map(({ entity, state }) => [entity, state]));
  }

  async of(exerciseId: string, entity: string): Promise<ResponseState> {
    const states = await this.unitOfWork.read((manager) => this.in(manager, exerciseId));
    return states.get(entity) ?? 'not-opened';
  }
}
