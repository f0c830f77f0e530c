import { Injectable } from '@nestjs/common';
import { ActorNames } from '../accounts/actor-names.service.js';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { Places } from '../accounts/places.service.js';
import { reachOf } from '../accounts/reach.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MailTexts } from './mail-texts.service.js';
import type { StoredText, TextPlace } from './own-words.js';

/** A version with the name of who wrote it; empty where that is known no more. */
export type NamedVersion = StoredText & { readonly by: string };

/** What is stored of the texts of windows, as far as a visitor's grants reach. */
@Injectable()
export class MessageReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: Places,
    private readonly names: ActorNames,
    private readonly texts: MailTexts,
  ) {}

  /** Windows in which the visitor has something to see, the latest first; one that was given to them may still be empty. */
  async windows(visitor: StaffVisitor): Promise<readonly number[]> {
    const found = await this.places.windowsReached(reachOf(visitor));
    const given = visitor.grants.flatMap(({ window }) => (window === null ? [] : [window]));
    return [...new Set([...found, ...given])].toSorted((a, b) => b - a);
  }

  ofWindow(window: number): Promise<ReadonlyMap<string, StoredText>> {
    return this.texts.ofWindow(window);
  }

  /** All versions of a text, the latest first. */
  versions(place: TextPlace): Promise<readonly NamedVersion[]> {
    return this.unitOfWork.read(async (manager) => {
      const versions = await this.texts.versions(manager, place);
      const names = await this.names.of(
        manager,
        versions.map(({ actor }) => actor),
      );
      return versions.map((version) => ({ ...version, by: names.get(version.actor) ?? '' }));
    });
  }
}

/** Texts count for a whole window: a manager of one initiative of it may not change them. */
export function mayWord(visitor: StaffVisitor, window: number): boolean {
  return mayEnter(visitor, 'manager', { window, code: '' });
}
