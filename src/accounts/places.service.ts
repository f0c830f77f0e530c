import { Injectable } from '@nestjs/common';
import type { Place } from './access.js';
import type { Reach } from './reach.js';

/** Knows the initiatives; offered by `initiatives/`, which this folder does not know. */
export interface PlaceLookup {
  placeOf(code: string): Promise<Place | null>;
  /** Ids of the initiatives that are reached. */
  idsReached(reach: Reach): Promise<readonly string[]>;
  /** Null where there is no such initiative. */
  windowOf(initiativeId: string): Promise<number | null>;
  /** Windows of the initiatives that are reached, the latest first. */
  windowsReached(reach: Reach): Promise<readonly number[]>;
  /** Codes of all initiatives by id. */
  codes(): Promise<ReadonlyMap<string, string>>;
}

/** Where the things are that addresses and lists are about. */
@Injectable()
export class Places {
  private lookup: PlaceLookup = {
    placeOf: () => Promise.resolve(null),
    idsReached: () => Promise.resolve([]),
    windowOf: () => Promise.resolve(null),
    windowsReached: () => Promise.resolve([]),
    codes: () => Promise.resolve(new Map()),
  };

  use(lookup: PlaceLookup): void {
    this.lookup = lookup;
  }

  /** Null where there is no such initiative. */
  of(code: string): Promise<Place | null> {
    return this.lookup.placeOf(code);
  }

  windowOf(initiativeId: string): Promise<number | null> {
    return this.lookup.windowOf(initiativeId);
  }

  windowsReached(reach: Reach): Promise<readonly number[]> {
    return this.lookup.windowsReached(reach);
  }

  codes(): Promise<ReadonlyMap<string, string>> {
    return this.lookup.codes();
  }

  /** Ids of the initiatives that are reached; null, without asking the database, where all are. */
  async idsReached(reach: Reach): Promise<readonly string[] | null> {
    return reach.everywhere === 1 ? null : this.lookup.idsReached(reach);
  }
}
