import { LANGUAGES, type Language } from '../language.js';
import type { Entity, Partnership, Role, SdgTargets, Side } from './partnership.js';
import { sideOf } from './side.js';

export type TargetKind = keyof SdgTargets;

/** One thing about an entity that is otherwise than it was. */
export type EntityChange =
  | { readonly field: 'name' | 'country'; readonly before: string; readonly now: string }
  | { readonly field: 'role'; readonly before: Role; readonly now: Role }
  | { readonly field: 'side'; readonly before: Side | null; readonly now: Side | null };

export interface ChangedEntity {
  readonly key: string;
  /** As it is called now. */
  readonly name: string;
  readonly changes: readonly EntityChange[];
}

/** What is otherwise about a partnership than in the copy an earlier exercise made of it. */
export interface PartnershipChanges {
  readonly joined: readonly Entity[];
  readonly left: readonly Entity[];
  readonly changed: readonly ChangedEntity[];
  /** Languages in which the development challenge reads otherwise, or reads at all or no longer. */
  readonly challenge: readonly Language[];
  /** Targets that came, went, or count as another kind; null where it was or is none. */
  readonly targets: readonly {
    readonly target: string;
    readonly before: TargetKind | null;
    readonly now: TargetKind | null;
  }[];
}

/**
 * Compares two copies of a partnership. An entity is the same while its key is, whatever it is called; where it sits
 * (city, location) and who coordinates is no change that findings hang on.
 */
export function partnershipChanges(before: Partnership, now: Partnership): PartnershipChanges {
  const [then, today] = [byKey(before), byKey(now)];
  return {
    joined: now.entities.filter(({ key }) => !then.has(key)),
    left: before.entities.filter(({ key }) => !today.has(key)),
    changed: now.entities.flatMap((entity) => {
      const earlier = then.get(entity.key);
      const changes = earlier ? entityChanges(earlier, entity) : [];
      return changes.length === 0 ? [] : [{ key: entity.key, name: entity.name, changes }];
    }),
    challenge: LANGUAGES.filter((one) => (before.challenge[one] ?? '') !== (now.challenge[one] ?? '')),
    targets: targetChanges(before.sdgTargets, now.sdgTargets),
  };
}

/** Is nothing otherwise? */
export function isUnchanged({ joined, left, changed, challenge, targets }: PartnershipChanges): boolean {
  return [joined, left, changed, challenge, targets].every((list) => list.length === 0);
}

function byKey({ entities }: Partnership): ReadonlyMap<string, Entity> {
  return new Map(entities.map((entity) => [entity.key, entity]));
}

function entityChanges(before: Entity, now: Entity): readonly EntityChange[] {
  const changes: EntityChange[] = [];
  if (before.name !== now.name) changes.push({ field: 'name', before: before.name, now: now.name });
  if (before.role !== now.role) changes.push({ field: 'role', before: before.role, now: now.role });
  if (before.country !== now.country)
    changes.push({ field: 'country', before: before.country, now: now.country });
  const [side, sideNow] = [sideOf(before), sideOf(now)];
  if (side !== sideNow) changes.push({ field: 'side', before: side, now: sideNow });
  return changes;
}

function targetChanges(before: SdgTargets, now: SdgTargets): PartnershipChanges['targets'] {
  const [then, today] = [kindsOf(before), kindsOf(now)];
  return [...new Set([...today.keys(), ...then.keys()])]
    .map((target) => ({ target, before: then.get(target) ?? null, now: today.get(target) ?? null }))
    .filter((one) => one.before !== one.now);
}

/** A target named twice counts as the kind named first: primary, secondary, programme. */
function kindsOf(targets: SdgTargets): ReadonlyMap<string, TargetKind> {
  const kinds = new Map<string, TargetKind>();
  for (const kind of ['primary', 'secondary', 'programme'] as const)
    for (const target of targets[kind]) if (!kinds.has(target)) kinds.set(target, kind);
  return kinds;
}
