import type { Language, PartialTexts } from '../language.js';
import type { Entity, Partnership, SdgTargets } from './partnership.js';

/** A person of an entity who receives the personal link. */
export interface Contact {
  readonly name: string;
  readonly post: string | null;
  readonly email: string;
  readonly phone: string | null;
  readonly language: Language;
  /** IANA name, such as `America/La_Paz`. */
  readonly timeZone: string;
}

export interface EntityWithContacts extends Entity {
  readonly contacts: readonly Contact[];
}

export interface Budget {
  /** ISO 4217. */
  readonly currency: string;
  readonly euContribution: number;
  readonly coFinancing: number;
  /** Equals the sum of the parts to the cent. */
  readonly total: number;
}

export interface DirectBeneficiaries {
  readonly total: number;
  readonly groups: readonly {
    readonly name: PartialTexts;
    readonly count: number;
    readonly approximate: boolean;
  }[];
}

export interface Officer {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

/** One co-financed piece of triangular cooperation, as its document says (`api.md`). */
export interface Initiative {
  /** Such as `ICT149-21`. */
  readonly code: string;
  readonly acronym: string;
  /** Year of the call. */
  readonly window: number;
  readonly name: PartialTexts;
  /** Civil dates `YYYY-MM-DD`; a month meant its first day for the start and its last for the end. */
  readonly implementation: { readonly start: string; readonly end: string };
  readonly challenge: PartialTexts;
  readonly budget: Budget | null;
  readonly directBeneficiaries: DirectBeneficiaries | null;
  readonly sdgTargets: SdgTargets;
  readonly entities: readonly EntityWithContacts[];
  readonly officer: Officer | null;
  /** Its people or answers are made up: every page and report of it says so. */
  readonly demonstration: boolean;
}

export function partnershipOf(initiative: Initiative): Partnership {
  return {
    entities: initiative.entities.map(({ contacts: _contacts, ...entity }) => entity),
    challenge: initiative.challenge,
    sdgTargets: initiative.sdgTargets,
  };
}
