import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActorNames } from '../accounts/actor-names.service.js';
import { query } from '../database/statements.js';
import { STEP_EVENTS, type Exercise } from './exercise.js';

/** A step as the history tells it. */
export interface StepLine {
  /** Of the line in its chain. */
  readonly number: number;
  /** Instant. */
  readonly at: string;
  readonly actor: string;
  /** Name of who took it; null where nobody knows. */
  readonly by: string | null;
  readonly why: string | null;
}

/** What steps have left in the history. */
@Injectable()
export class StepLines {
  constructor(private readonly names: ActorNames) {}

  /** The line of a step, by the revision that it gave the exercise. */
  async of(
    manager: EntityManager,
    exercise: Pick<Exercise, 'id' | 'initiativeId'>,
    { what, revision }: { readonly what: string; readonly revision: number },
  ): Promise<StepLine | null> {
    const lines = await query<Omit<StepLine, 'by'> & { details: string }>(manager)`SELECT number, at, actor,
      why, details FROM history WHERE chain = ${exercise.initiativeId} AND subject = ${exercise.id}
      AND what = ${what} ORDER BY number`;
    const found = lines.find(
      ({ details }) => (JSON.parse(details) as { revision?: number }).revision === revision,
    );
    if (!found) return null;
    const { number, at, actor, why } = found;
    const names = await this.names.of(manager, [actor]);
    return { number, at, actor, why, by: names.get(actor) ?? null };
  }
  /**
   * The instant at which it was last given another last day, open or reopened; null where it never was. One reopened
   * until the same day has the day that everybody knows, and nobody is told.
   */
  async extendedAt(
    manager: EntityManager,
    { id, initiativeId }: Pick<Exercise, 'id' | 'initiativeId'>,
  ): Promise<string | null> {
    const lines = await query<{ at: string; details: string }>(manager)`SELECT at, details FROM history
      WHERE chain = ${initiativeId} AND subject = ${id} AND what = ${STEP_EVENTS.extend} ORDER BY number DESC`;
    const isOtherDay = (details: string) => {
      const { was, closesOn } = JSON.parse(details) as { was?: string; closesOn?: string };
      return was !== closesOn;
    };
    return lines.find(({ details }) => isOtherDay(details))?.at ?? null;
  }
}
