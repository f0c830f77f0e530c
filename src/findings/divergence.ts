import type { Role } from '../initiatives/partnership.js';
import type { Counts } from './finding.js';

/** What more than half of a side's answering entities say; null where neither yes nor no has that many. */
function sideReads(side: (role: Role) => boolean, counts: Counts, roleOf: ReadonlyMap<string, Role>) {
  const ofSide = (entity: string) => {
    const role = roleOf.get(entity);
    return role !== undefined && side(role);
  };
  const yes = counts.yes.filter(ofSide).length;
  const no = counts.no.filter(ofSide).length;
  if (yes > no) return 'yes';
  return no > yes ? 'no' : null;
}

/** How each side reads as a whole; the entities of other roles stand on neither. */
export function sidesRead(counts: Counts, roleOf: ReadonlyMap<string, Role>) {
  return {
    beneficiaries: sideReads((role) => role === 'beneficiary', counts, roleOf),
    providers: sideReads((role) => role === 'first-provider' || role === 'second-provider', counts, roleOf),
  };
}

/**
 * Does the beneficiary side say yes and the provider side no, or the other way round? Only for counts over all
 * entities; shown and discussed, never averaged (`domain.md`, section 4).
 */
export function sidesDiverge(counts: Counts, roleOf: ReadonlyMap<string, Role>): boolean {
  const { beneficiaries, providers } = sidesRead(counts, roleOf);
  return beneficiaries !== null && providers !== null && beneficiaries !== providers;
}
