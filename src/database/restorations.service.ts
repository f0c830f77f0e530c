import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { RestorationRow } from './restoration.entity.js';
import { UnitOfWork } from './unit-of-work.js';

/**
 * Knows whether this instance came out of a backup that nobody has confirmed yet. The one it came from may still run:
 * until then nothing may reach anybody from here, nor be fetched from where both would fetch it.
 */
@Injectable()
export class Restorations {
  /** Nobody restores over a running service: what needed no confirming never will while it runs. */
  private isConfirmed = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest that waits for a manager; null where everything may go its way. */
  async unconfirmed(): Promise<RestorationRow | null> {
    if (this.isConfirmed) return null;
    const latest = await this.unitOfWork.read((manager) => this.latest(manager, true));
    this.isConfirmed = latest === null;
    return latest;
  }

  /** Null where nothing was ever restored here; with `waiting`, only one that waits for a manager. */
  latest(manager: EntityManager, waiting = false): Promise<RestorationRow | null> {
    return manager.getRepository(RestorationRow).findOne({
      where: waiting ? { confirmedAt: IsNull() } : {},
      order: { restoredAt: 'DESC' },
    });
  }
}
