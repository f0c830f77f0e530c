import type { Language } from '../../language.js';
import type { Drawing, Shape } from './drawing.js';
import { CHANGE_COLOURS, INK } from './palette.js';
import { letters, lettersBelow, stroke } from './shapes.js';
import { slopeBands, type SlopeRow } from './slope-bands.js';
import { textWidth, wrapText } from './text-width.js';

export type SlopeChange = keyof typeof CHANGE_COLOURS;

/** One end of a line: its level, and the count or degree that stands beside it. Null: no place in that exercise. */
export type SlopeEnd = { readonly level: number; readonly text: string } | null;

export interface SlopeLine {
  readonly label: string;
  readonly from: SlopeEnd;
  readonly to: SlopeEnd;
  readonly change: SlopeChange;
  /** The change in a word, printed at the end of the line. */
  readonly word: string;
  readonly alt: string;
}

export interface SlopeChart {
  readonly title: string;
  readonly language: Language;
  /** What stands over the two ends, such as the years. */
  readonly years: readonly [string, string];
  /** From the lowest level to the highest, in words. */
  readonly levels: readonly string[];
  readonly lines: readonly SlopeLine[];
}

const WIDTH = 493;
const LABEL = 164;
const RIGHT_LABEL = 118;
const LEADING = 10.5;
const HEADER = 15;
const LEVEL = 13;
const PADDING = 4;
const GAP = 7;
const MARK = 3.6;

/** Two points for each finding and a line between them; its change stands in a word and as a mark at the right end. */
export function drawSlopeChart({ title, language, years, levels, lines }: SlopeChart): Drawing {
  const [countLeft, countRight] = [widest(lines, 'from'), widest(lines, 'to')];
  const left = LABEL + GAP + countLeft + GAP + MARK;
  const right = WIDTH - RIGHT_LABEL - GAP - countRight - GAP - MARK;
  const ends = { left: new Map<number, number>(), right: new Map<number, number>() };
  const shapes: Shape[] = [
    letters(left, 9, years[0], { strong: true, anchor: 'middle' }),
    letters(right, 9, years[1], { strong: true, anchor: 'middle' }),
  ];
  let y = HEADER;
  const slopes = lines.map(({ from, to }) => ({ from: from?.level ?? null, to: to?.level ?? null }));
  const bands = slopeBands(slopes, [...levels.keys()]);
  for (const { level, rows } of bands) {
    shapes.push(
      stroke([0, y], [WIDTH, y], INK.rule, 0.6),
      letters(0, y + 9.5, levels[level] ?? '', { size: 8, colour: INK.second, strong: true }),
    );
    y += rows.length === 0 ? LEVEL : LEVEL - 1;
    for (const row of rows) {
      const height = rowHeight(lines, row);
      const middle = y + height / 2;
      if (row.left !== null) {
        ends.left.set(row.left, middle);
        shapes.push(...leftEnd(lines[row.left]!, left - MARK - GAP, countLeft, middle));
      }
      if (row.right !== null) {
        ends.right.set(row.right, middle);
        shapes.push(...rightEnd(lines[row.right]!, right + MARK + GAP, countRight, middle, row));
      }
      y += height;
    }
    if (rows.length > 0) y += PADDING;
  }
  shapes.push(stroke([0, y], [WIDTH, y], INK.rule, 0.6));
  // What changed lies over what did not, marks over lines.
  const order: readonly SlopeChange[] = ['not-comparable', 'same', 'worse', 'better'];
  const drawn = [...lines.keys()].toSorted(
    (a, b) => order.indexOf(lines[a]!.change) - order.indexOf(lines[b]!.change),
  );
  const at = (line: number) => [ends.left.get(line) ?? null, ends.right.get(line) ?? null] as const;
  shapes.push(...drawn.flatMap((line) => slope(lines[line]!.change, [left, right], at(line))));
  shapes.push(...drawn.flatMap((line) => marks(lines[line]!.change, [left, right], at(line))));
  return {
    width: WIDTH,
    height: y + 1,
    title,
    language,
    alt: [`${title}.`, ...lines.map(({ alt }) => alt)].join(' '),
    shapes,
  };
}

function widest(lines: readonly SlopeLine[], end: 'from' | 'to'): number {
  return Math.max(0, ...lines.map((line) => textWidth(line[end]?.text ?? '', 9, true)));
}

/** The name stands at the right end too where the line has moved away from it. */
function rightName({ label }: SlopeLine, row: SlopeRow): readonly string[] {
  return row.left === row.right ? [] : wrapText(label, RIGHT_LABEL, 8);
}

function rowHeight(lines: readonly SlopeLine[], row: SlopeRow): number {
  const left = row.left === null ? 0 : wrapText(lines[row.left]!.label, LABEL, 9).length;
  const right = row.right === null ? 0 : 1 + rightName(lines[row.right]!, row).length;
  return Math.max(left, right) * LEADING + 2.5;
}

function leftEnd(line: SlopeLine, x: number, room: number, middle: number): readonly Shape[] {
  const colour = line.change === 'not-comparable' ? INK.second : INK.text;
  const label = wrapText(line.label, LABEL, 9);
  const first = middle - (label.length * LEADING) / 2 + 8;
  return [
    ...lettersBelow(x - room - GAP, first, label, LEADING, { colour, anchor: 'end' }),
    letters(x, middle + 3, line.from?.text ?? '', { strong: true, colour, anchor: 'end' }),
  ];
}

function rightEnd(line: SlopeLine, x: number, room: number, middle: number, row: SlopeRow): readonly Shape[] {
  const colour = line.change === 'not-comparable' ? INK.second : INK.text;
  const name = rightName(line, row);
  const first = middle - ((name.length + 1) * LEADING) / 2 + 8;
  return [
    letters(x, first, line.to?.text ?? '', { strong: true, colour }),
    letters(x + room + GAP, first, line.word, { colour: CHANGE_COLOURS[line.change] }),
    ...lettersBelow(x + room + GAP, first + LEADING, name, LEADING, { size: 8, colour: INK.second }),
  ];
}

type Ends = readonly [number | null, number | null];

function slope(change: SlopeChange, [x1, x2]: readonly [number, number], [y1, y2]: Ends): readonly Shape[] {
  if (y1 === null || y2 === null) return [];
  const isMoved = change === 'better' || change === 'worse';
  const colour = CHANGE_COLOURS[change];
  return [stroke([x1, y1], [x2, y2], colour, isMoved ? 1.8 : 0.9, change === 'not-comparable')];
}

function marks(change: SlopeChange, [x1, x2]: readonly [number, number], [y1, y2]: Ends): readonly Shape[] {
  return [
    ...(y1 === null ? [] : [changeMark(change === 'not-comparable' ? change : 'same', x1, y1, change)]),
    ...(y2 === null ? [] : [changeMark(change, x2, y2)]),
  ];
}

/** Up for better, down for worse, round for the same, hollow where it is not comparable. */
function changeMark(change: SlopeChange, x: number, y: number, inkOf: SlopeChange = change): Shape {
  const colour = CHANGE_COLOURS[inkOf];
  const [r, wide] = [MARK - 0.8, MARK + 0.6];
  const triangle = (tip: number) =>
    `M${n(x)},${n(y + tip * wide)}L${n(x + wide)},${n(y - tip * 3)}L${n(x - wide)},${n(y - tip * 3)}Z`;
  const circle = `M${n(x - r)},${n(y)}A${r},${r},0,1,1,${n(x + r)},${n(y)}A${r},${r},0,1,1,${n(x - r)},${n(y)}Z`;
  const d = change === 'better' ? triangle(-1) : change === 'worse' ? triangle(1) : circle;
  const fill = change === 'not-comparable' ? INK.paper : colour;
  return { kind: 'path', d, fill, stroke: colour, strokeWidth: 1 };
}

function n(value: number): number {
  return Math.round(value * 1000) / 1000;
}
