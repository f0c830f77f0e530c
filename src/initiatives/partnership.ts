import type { PartialTexts } from '../language.js';

export const ROLES = ['beneficiary', 'first-provider', 'second-provider', 'other'] as const;
export type Role = (typeof ROLES)[number];

/** Side of the triangle: Europe is north, Latin America and the Caribbean south. */
export type Side = 'north' | 'south';

/** An organisation in a partnership; a role belongs to it in one initiative only. */
export interface Entity {
  /** Short name in URLs and answers: lower-case letters, digits and hyphens; unique within the partnership. */
  readonly key: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Stated only for entities whose country is in neither region, else null: `sideOf` derives it. */
  readonly side: Side | null;
  readonly city: string | null;
  /** Latitude, longitude in degrees. */
  readonly location: readonly [number, number] | null;
  readonly role: Role;
  readonly coordinator: boolean;
}

/** Targets of the 2030 Agenda such as `8.3`, as the initiative declared them. */
export interface SdgTargets {
  readonly primary: readonly string[];
  readonly secondary: readonly string[];
  readonly programme: readonly string[];
}

/** What an exercise copies from its initiative when it opens, and keeps for ever. */
export interface Partnership {
  readonly entities: readonly Entity[];
  readonly challenge: PartialTexts;
  readonly sdgTargets: SdgTargets;
}

/** All targets once, primary first, then secondary, then programme. */
export function allTargets(targets: SdgTargets): readonly string[] {
  return [...new Set([...targets.primary, ...targets.secondary, ...targets.programme])];
}
