import type { ProblemPlace } from '../problem.js';
import type { Initiative } from './initiative.js';
import type { Partnership } from './partnership.js';

/** An exercise under way and what it has copied from its initiative. */
export interface PartnershipInUse {
  readonly year: number;
  readonly partnership: Partnership;
}

/**
 * Where a new version of an initiative differs from what exercises under way have copied: entities taken away or
 * renamed, roles, countries and sides, the challenge and the targets. Contacts, places and new entities may change.
 */
export function changesInUse(used: readonly PartnershipInUse[], next: Initiative): readonly ProblemPlace[] {
  return used.flatMap((exercise) => changesOfOne(exercise, next));
}

function changesOfOne({ year, partnership }: PartnershipInUse, next: Initiative): ProblemPlace[] {
  const places: ProblemPlace[] = [];
  const uses = (pointer: string, what: string) =>
    places.push({
      pointer,
      detail: `${what}; exercise ${year} uses it. Close and publish, or cancel, it first`,
    });
  for (const entity of partnership.entities) {
    const index = next.entities.findIndex(({ key }) => key === entity.key);
    const kept = next.entities[index];
    if (!kept) {
      uses('/entities', `The entity ${entity.key} is missing`);
      continue;
    }
    for (const field of ['name', 'role', 'country', 'side'] as const) {
      if (kept[field] !== entity[field])
        uses(`/entities/${index}/${field}`, `${entity.key} has another ${field}`);
    }
  }
  if (!sameTexts(partnership.challenge, next.challenge)) uses('/challenge', 'The challenge has another text');
  for (const kind of ['primary', 'secondary', 'programme'] as const) {
    if (partnership.sdgTargets[kind].join() !== next.sdgTargets[kind].join()) {
      uses(`/sdgTargets/${kind}`, 'The targets are others');
    }
  }
  return places;
}

function sameTexts(a: Partnership['challenge'], b: Partnership['challenge']): boolean {
  return (['en', 'es', 'fr', 'pt'] as const).every((language) => a[language] === b[language]);
}
