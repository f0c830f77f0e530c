import type { Pair } from '../../findings/finding.js';
import type { Language } from '../../language.js';
import type { Drawing, Shape } from './drawing.js';
import { INK } from './palette.js';
import { roleMark } from './role-mark.js';
import { letters, lettersBelow, stroke } from './shapes.js';
import { LABEL_LEADING, LABEL_SIZE, ringOf, type Ring, type TiesNode } from './ties-ring.js';

export type { TiesNode } from './ties-ring.js';

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
const MARK = 12;
/** Room for the title of a panel. */
const HEAD = 26;
const FOOT = 6;

/**
 * Who worked with whom, then and now: every entity stands at the same place in both panels, roles at the corners of
 * the triangle (beneficiary below, first provider at the left, second provider at the right).
 */
export function drawTies({ title, alt, language, nodes, before, now }: TiesDiagram): Drawing {
  const ring = ringOf(nodes, PANEL, MARK);
  const height = HEAD + ring.height + FOOT;
  const isNew = (pair: Pair) => !before.ties.some((each) => samePair(each, pair));
  return {
    width: WIDTH,
    height,
    title,
    alt,
    language,
    shapes: [
      ...drawPanel(before, ring, 0, () => false),
      stroke([WIDTH / 2, 4], [WIDTH / 2, height - 4], INK.rule, 0.6),
      ...drawPanel(now, ring, WIDTH - PANEL, isNew),
    ],
  };
}

function drawPanel(
  { title, ties, oneSided }: TiesPanel,
  ring: Ring,
  left: number,
  isNew: (pair: Pair) => boolean,
): readonly Shape[] {
  const join = (pair: Pair, colour: string, width: number, dashed: boolean) => {
    const [a, b] = pair.map((key) => ring.places.get(key));
    if (!a || !b) return [];
    return [stroke([left + a.x, HEAD + a.y], [left + b.x, HEAD + b.y], colour, width, dashed)];
  };
  return [
    letters(left + PANEL / 2, 12, title, { size: 9, strong: true, colour: INK.second, anchor: 'middle' }),
    ...oneSided.flatMap((pair) => join(pair, INK.line, 1, true)),
    ...ties.flatMap((pair) =>
      isNew(pair) ? join(pair, INK.brand, 2.4, false) : join(pair, INK.line, 1.4, false),
    ),
    ...[...ring.places.values()].map(({ role, x, y }) => roleMark(role, left + x, HEAD + y, MARK)),
    ...ring.labels.flatMap(({ lines, x, top, anchor }) =>
      lettersBelow(left + x, rounded(HEAD + top + 8), lines, LABEL_LEADING, { size: LABEL_SIZE, anchor }),
    ),
  ];
}

function samePair(a: Pair, b: Pair): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
