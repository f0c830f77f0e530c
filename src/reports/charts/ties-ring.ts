import { ROLES, type Role } from '../../initiatives/partnership.js';
import { wrapText } from './text-width.js';

export interface TiesNode {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
}

export interface Place {
  readonly role: Role;
  readonly x: number;
  readonly y: number;
}

export interface Label {
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  readonly x: number;
  /** Of the first line, not its baseline. */
  readonly top: number;
}

/** Where entities and their names stand within a panel, in points from its top left. */
export interface Ring {
  readonly places: ReadonlyMap<string, Place>;
  readonly labels: readonly Label[];
  readonly height: number;
}

export const LABEL_SIZE = 8.5;
export const LABEL_LEADING = 10;
const RADIUS_X = 52;
const RADIUS_Y = 60;
/** Each entity beyond so many makes the ring taller, so that their names keep apart. */
const CROWD = 6;
const TALLER = 4;
const BETWEEN_LABELS = 3;
const OFFSET = 5;
/** Above or below the ring a name may be this wide. */
const WIDE_LABEL = 128;

/** Entities on an ellipse, their names outside it, so that no line runs through a name and no name into another. */
export function ringOf(nodes: readonly TiesNode[], width: number, mark: number): Ring {
  const radiusY = RADIUS_Y + TALLER * Math.max(0, nodes.length - CROWD);
  const around = anglesOf(nodes).map(({ node, angle }) => {
    const x = width / 2 + RADIUS_X * Math.cos(angle);
    const y = radiusY * Math.sin(angle);
    return { node, x, y, label: labelOf(node, angle, x, y, width, mark) };
  });
  keepApart(around.map(({ label }) => label));
  const top = Math.min(0, ...around.flatMap(({ y, label }) => [y - mark / 2, label.top]));
  const bottom = Math.max(
    0,
    ...around.flatMap(({ y, label }) => [y + mark / 2, label.top + heightOf(label)]),
  );
  return {
    places: new Map(
      around.map(({ node: { key, role }, x, y }) => [key, { role, x: rounded(x), y: rounded(y - top) }]),
    ),
    labels: around.map(({ label }) => ({ ...label, x: rounded(label.x), top: rounded(label.top - top) })),
    height: rounded(bottom - top),
  };
}

/** Clockwise from below: beneficiaries, first providers, others, second providers. In radians, 0 to the right. */
function anglesOf(nodes: readonly TiesNode[]) {
  const order: readonly Role[] = ['beneficiary', 'first-provider', 'other', 'second-provider'];
  const around = [...order, ...ROLES.filter((role) => !order.includes(role))].flatMap((role) =>
    nodes.filter((node) => node.role === role),
  );
  const beneficiaries = around.filter(({ role }) => role === 'beneficiary').length;
  const step = (2 * Math.PI) / around.length;
  return around.map((node, i) => ({
    node,
    angle: Math.PI / 2 + (i - (Math.max(1, beneficiaries) - 1) / 2) * step,
  }));
}

interface MovableLabel extends Omit<Label, 'top'> {
  top: number;
  readonly side: 'left' | 'right' | 'middle';
}

function labelOf(
  { name }: TiesNode,
  angle: number,
  x: number,
  y: number,
  width: number,
  mark: number,
): MovableLabel {
  const across = Math.cos(angle);
  if (Math.abs(across) <= 0.25) {
    const lines = wrapText(name, WIDE_LABEL, LABEL_SIZE);
    const top = Math.sin(angle) > 0 ? y + mark / 2 + 4 : y - mark / 2 - 4 - lines.length * LABEL_LEADING;
    return { lines, anchor: 'middle', side: 'middle', x, top };
  }
  const right = across > 0;
  const offset = mark / 2 + OFFSET;
  const lines = wrapText(name, (right ? width - x : x) - offset, LABEL_SIZE);
  return {
    lines,
    anchor: right ? 'start' : 'end',
    side: right ? 'right' : 'left',
    x: right ? x + offset : x - offset,
    top: y - (lines.length * LABEL_LEADING) / 2,
  };
}

/** Moves names of one side away from each other and from those above and below the ring, each as little as it takes. */
function keepApart(labels: readonly MovableLabel[]): void {
  for (const side of ['left', 'right'] as const) {
    const column = labels
      .filter((label) => label.side === side || label.side === 'middle')
      .sort((a, b) => a.top + heightOf(a) / 2 - (b.top + heightOf(b) / 2));
    for (let round = 0; round < 40; round++) {
      column.slice(1).forEach((below, i) => pushApart(column[i]!, below));
    }
  }
}

function pushApart(above: MovableLabel, below: MovableLabel): void {
  const overlap = above.top + heightOf(above) + BETWEEN_LABELS - below.top;
  if (overlap <= 0 || (above.side === 'middle' && below.side === 'middle')) return;
  // A name in the middle stays: it belongs to the one entity it stands at.
  const share = above.side === 'middle' ? 0 : below.side === 'middle' ? 1 : 0.5;
  above.top -= overlap * share;
  below.top += overlap * (1 - share);
}

function heightOf({ lines }: Pick<Label, 'lines'>): number {
  return lines.length * LABEL_LEADING;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
