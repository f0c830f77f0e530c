import { Injectable, type OnModuleInit } from '@nestjs/common';
import { And, Equal, In, type FindOptionsWhere } from 'typeorm';
import type { Place } from '../accounts/access.js';
import { Places, type PlaceLookup } from '../accounts/places.service.js';
import type { Reach } from '../accounts/reach.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { InitiativeRow } from './initiative.entity.js';

/** Tells the gate which window an initiative belongs to. */
@Injectable()
export class InitiativePlaces implements PlaceLookup, OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: Places,
  ) {}

  onModuleInit(): void {
    this.places.use(this);
  }

  async placeOf(code: string): Promise<Place | null> {
    const [place] = await this.unitOfWork.read(
      (manager) => query<Place>(manager)`
        SELECT code, window_year AS "window" FROM initiative WHERE code = ${code}`,
    );
    return place ?? null;
  }

  async idsReached(reach: Reach): Promise<readonly string[]> {
    const rows = await this.unitOfWork.read(
      (manager) => query<{ id: string }>(manager)`
        SELECT i.id FROM initiative i
        WHERE (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))`,
    );
    return rows.map(({ id }) => id);
  }

  async windowOf(initiativeId: string): Promise<number | null> {
    const [row] = await this.unitOfWork.read(
      (manager) => query<{ window: number }>(manager)`
        SELECT window_year AS "window" FROM initiative WHERE id = ${initiativeId}`,
    );
    return row?.window ?? null;
  }

  async windowsReached(reach: Reach): Promise<readonly number[]> {
    const rows = await this.unitOfWork.read(
      (manager) => query<{ window: number }>(manager)`
        SELECT DISTINCT i.window_year AS "window" FROM initiative i
        WHERE (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
        ORDER BY 1 DESC`,
    );
    return rows.map(({ window }) => window);
  }

  async codes(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.unitOfWork.read(
      (manager) => query<{ id: string; code: string }>(manager)`SELECT id, code FROM initiative`,
    );
    return new Map(rows.map(({ id, code }) => [id, code]));
  }
}

/** The same rule for TypeORM: those reached, where a window is given only of that one. */
export function reachedInitiatives(reach: Reach, window?: number): FindOptionsWhere<InitiativeRow>[] {
  const inWindow = window === undefined ? {} : { windowYear: window };
  if (reach.everywhere === 1) return [inWindow];
  const windows = In([...reach.windows]);
  return [
    { windowYear: window === undefined ? windows : And(windows, Equal(window)) },
    { ...inWindow, code: In([...reach.codes]) },
  ];
}
