import { Injectable } from '@nestjs/common';
import { Between, In, LessThanOrEqual, Like, MoreThanOrEqual, type FindOptionsWhere } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { HistoryLine } from './history-line.js';
import { HistoryRow } from './history.entity.js';

/** Which lines are asked for; what is left out narrows nothing. */
export interface HistoryAsked {
  /** The initiative's id, or `service`. */
  readonly chain?: string;
  readonly subjects?: readonly string[];
  /** Such as `response.submitted`, or `response.` for all that begin so. */
  readonly what?: string;
  readonly actor?: string;
  readonly actors?: readonly string[];
  /** Instants, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** Reads the history, the latest line first. */
@Injectable()
export class HistoryReadingService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    asked: HistoryAsked,
    { skip, pageSize }: { readonly skip: number; readonly pageSize: number },
  ): Promise<{ readonly items: readonly HistoryLine[]; readonly total: number }> {
    return this.unitOfWork.read(async (manager) => {
      const [items, total] = await manager.getRepository(HistoryRow).findAndCount({
        where: conditionOf(asked),
        order: { at: 'DESC', number: 'DESC', chain: 'ASC' },
        skip,
        take: pageSize,
      });
      return { items, total };
    });
  }
}

function conditionOf({
  chain,
  subjects,
  what,
  actor,
  actors,
  from,
  to,
}: HistoryAsked): FindOptionsWhere<HistoryRow> {
  const time =
    from !== undefined && to !== undefined
      ? Between(from, to)
      : from !== undefined
        ? MoreThanOrEqual(from)
        : to !== undefined
          ? LessThanOrEqual(to)
          : null;
  return {
    ...(chain === undefined ? {} : { chain }),
    ...(subjects === undefined ? {} : { subject: In([...subjects]) }),
    ...(what === undefined ? {} : { what: what.endsWith('.') ? Like(`${what}%`) : what }),
    ...(actor === undefined ? {} : { actor }),
    ...(actors === undefined ? {} : { actor: In([...actors]) }),
    ...(time === null ? {} : { at: time }),
  };
}
