import type { Role } from '../initiatives/partnership.js';
import type { AcceptedAnswers } from './accepted-answers.js';
import type { StartingPoint } from './finding.js';
import { tiesOf, type Tie, type Ties } from './ties.js';

const TRIANGLE: readonly Role[] = ['first-provider', 'second-provider', 'beneficiary'];
const LINKING_ORDER: readonly Role[] = [...TRIANGLE, 'other'];

/** Where the partnership stood before the initiative: the first that holds (`domain.md`, section 4). */
export function startingPointOf(ties: Ties, accepted: AcceptedAnswers): StartingPoint {
  const shown = {
    ties: ties.counted.map(({ pair }) => pair),
    oneSided: ties.oneSided.map(({ pair }) => pair),
  };
  if (!ties.enough) return { type: null, linking: [], ...shown };
  const linking = linkingEntities(ties.counted, accepted);
  return { ...typeAndLinks(ties.counted, linking, accepted), ...shown };
}

function typeAndLinks(
  ties: readonly Tie[],
  linking: readonly string[],
  accepted: AcceptedAnswers,
): Pick<StartingPoint, 'type' | 'linking'> {
  const northSouth = ties.some(({ kind }) => kind === 'north-south');
  const southSouth = ties.some(({ kind }) => kind === 'south-south');
  if (isTriangular(ties, accepted)) return { type: 'already-triangular', linking: [] };
  if (linking.length > 0) return { type: 'both-linked', linking };
  if (northSouth && southSouth) return { type: 'both-separate', linking: [] };
  if (northSouth) return { type: 'north-south', linking: [] };
  return { type: southSouth ? 'south-south' : 'none', linking: [] };
}

/** All three roles are there, and each two of them are joined by a tie of any kind. */
function isTriangular(ties: readonly Tie[], { roleOf }: AcceptedAnswers): boolean {
  const joined = (one: Role, other: Role) =>
    ties.some(({ pair: [a, b] }) => {
      const roles = [roleOf.get(a), roleOf.get(b)];
      return (roles[0] === one && roles[1] === other) || (roles[0] === other && roles[1] === one);
    });
  return TRIANGLE.every((one, index) => TRIANGLE.slice(index + 1).every((other) => joined(one, other)));
}

/** Of the entities in a tie of both types: most ties of every kind, then by role; equals all, in the partnership's order. */
function linkingEntities(ties: readonly Tie[], accepted: AcceptedAnswers): readonly string[] {
  const candidates = accepted.entities
    .map(({ key, role }) => ({ key, own: tiesOf(ties, key), place: LINKING_ORDER.indexOf(role) }))
    .filter(({ own }) => own.some(({ kind }) => kind === 'north-south'))
    .filter(({ own }) => own.some(({ kind }) => kind === 'south-south'));
  const most = Math.max(...candidates.map(({ own }) => own.length));
  const busiest = candidates.filter(({ own }) => own.length === most);
  const place = Math.min(...busiest.map((candidate) => candidate.place));
  return busiest.filter((candidate) => candidate.place === place).map(({ key }) => key);
}
