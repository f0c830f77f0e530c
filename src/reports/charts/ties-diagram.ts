import type { Pair } from '../../findings/finding.js';
import { ROLES, type Role } from '../../initiatives/partnership.js';
import type { Language } from '../../language.js';
import type { Drawing, Shape } from './drawing.js';
import { INK } from './palette.js';
import { roleMark } from './role-mark.js';
import { letters, lettersBelow, stroke } from './shapes.js';
import { wrapText } from './text-width.js';

export interface TiesNode {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
}

export interface TiesPanel {
  readonly title: string;
  readonly ties: readonly Pair[];
  readonly oneSided: readonly Pair[];
}

export interface TiesDiagram {
  readonly title: string;
  readonly alt: string;
  readonly language: Language;
  readonly nodes: readonly TiesNode[];
  readonly before: TiesPanel;
  readonly now: TiesPanel;
}

const WIDTH = 493;
const PANEL = 240;
const HEIGHT = 200;
const CENTRE_Y = 108;
const RADIUS_X = 56;
const RADIUS_Y = 60;
const LABEL_WIDTH = 62;
const MARK = 12;

/**
 * Who worked with whom, then and now: every entity stands at the same place in both panels, roles at the corners of
 * the triangle (beneficiary below, first provider at the left, second provider at the right).
 */
export function drawTies({ title, alt, language, nodes, before, now }: TiesDiagram): Drawing {
  const isNew = (pair: Pair) => !before.ties.some((each) => samePair(each, pair));
  return {
    width: WIDTH,
    height: HEIGHT,
    title,
    alt,
    language,
    shapes: [
      ...drawPanel(before, nodes, 0, () => false),
      stroke([WIDTH / 2, 8], [WIDTH / 2, HEIGHT - 8], INK.rule, 0.6),
      ...drawPanel(now, nodes, WIDTH - PANEL, isNew),
    ],
  };
}

function drawPanel(
  { title, ties, oneSided }: TiesPanel,
  nodes: readonly TiesNode[],
  left: number,
  isNew: (pair: Pair) => boolean,
): readonly Shape[] {
  const places = placesOf(nodes, left + PANEL / 2);
  const join = (pair: Pair, colour: string, width: number, dashed: boolean) => {
    const [a, b] = pair.map((key) => places.get(key));
    return a && b ? [stroke([a.x, a.y], [b.x, b.y], colour, width, dashed)] : [];
  };
  return [
    letters(left + PANEL / 2, 14, title, { size: 9, strong: true, colour: INK.second, anchor: 'middle' }),
    ...oneSided.flatMap((pair) => join(pair, INK.line, 1, true)),
    ...ties.flatMap((pair) =>
      isNew(pair) ? join(pair, INK.brand, 2.4, false) : join(pair, INK.line, 1.4, false),
    ),
    ...nodes.flatMap((node) => drawNode(node, places.get(node.key)!)),
  ];
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** In radians, 0 to the right, growing clockwise on the page. */
  readonly angle: number;
}

/** On an ellipse, clockwise from below: beneficiaries, first providers, others, second providers. */
function placesOf(nodes: readonly TiesNode[], centreX: number): ReadonlyMap<string, Place> {
  const order: readonly Role[] = ['beneficiary', 'first-provider', 'other', 'second-provider'];
  const around = [...order, ...ROLES.filter((role) => !order.includes(role))].flatMap((role) =>
    nodes.filter((node) => node.role === role),
  );
  const beneficiaries = around.filter(({ role }) => role === 'beneficiary').length;
  const step = (2 * Math.PI) / around.length;
  return new Map(
    around.map(({ key }, i) => {
      const angle = Math.PI / 2 + (i - (Math.max(1, beneficiaries) - 1) / 2) * step;
      const place = {
        x: rounded(centreX + RADIUS_X * Math.cos(angle)),
        y: rounded(CENTRE_Y + RADIUS_Y * Math.sin(angle)),
        angle,
      };
      return [key, place] as const;
    }),
  );
}

/** The name stands outside the ring, so that no line runs through it. */
function drawNode({ name, role }: TiesNode, { x, y, angle }: Place): readonly Shape[] {
  const across = Math.cos(angle);
  const beside = Math.abs(across) > 0.25;
  const lines = wrapText(name, beside ? LABEL_WIDTH : 2 * LABEL_WIDTH, 8.5);
  const leading = 10;
  const top = beside
    ? y + 3 - ((lines.length - 1) * leading) / 2
    : Math.sin(angle) > 0
      ? y + MARK + 7
      : y - MARK - (lines.length - 1) * leading + 1;
  const anchor = beside ? (across > 0 ? 'start' : 'end') : 'middle';
  const offset = beside ? Math.sign(across) * (MARK / 2 + 5) : 0;
  return [
    roleMark(role, x, y, MARK),
    ...lettersBelow(x + offset, top, lines, leading, { size: 8.5, anchor }),
  ];
}

function samePair(a: Pair, b: Pair): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
