import { scaleLinear } from 'd3-scale';
import type { Role } from '../../initiatives/partnership.js';
import type { Language } from '../../language.js';
import type { Drawing, Shape } from './drawing.js';
import { INK } from './palette.js';
import { roleMark } from './role-mark.js';
import { box, letters, lettersBelow } from './shapes.js';
import { wrapText } from './text-width.js';

export interface FactorBar {
  readonly label: string;
  readonly reported: boolean;
  /** The role of each entity that names it. */
  readonly roles: readonly Role[];
  /** Such as "4 of 5, first for 2". */
  readonly count: string;
  readonly alt: string;
}

export interface FactorBars {
  readonly title: string;
  readonly language: Language;
  /** Already in their order: by support. */
  readonly bars: readonly FactorBar[];
  /** Entities of the partnership: the length of a full bar. */
  readonly total: number;
}

const WIDTH = 493;
const LABEL = 208;
const COUNT = 112;
const CELL_MOST = 26;
const BAR = 14;
const LEADING = 11;
const GAP = 5;

/** A bar per factor, as long as the entities that name it, each of them a mark inside. */
export function drawFactorBars({ title, language, bars, total }: FactorBars): Drawing {
  const room = Math.min(WIDTH - LABEL - COUNT, total * CELL_MOST);
  const length = scaleLinear()
    .domain([0, Math.max(1, total)])
    .range([0, room]);
  const shapes: Shape[] = [];
  let y = 0;
  for (const bar of bars) {
    const lines = wrapText(bar.label, LABEL - 14, 9, bar.reported);
    const height = Math.max(lines.length * LEADING, BAR);
    const middle = y + height / 2;
    const top = middle - BAR / 2;
    const first = middle - (lines.length * LEADING) / 2 + 8;
    shapes.push(
      ...lettersBelow(0, first, lines, LEADING, { strong: bar.reported }),
      box(LABEL, top, room, BAR, { stroke: INK.rule }),
      box(LABEL, top, length(bar.roles.length), BAR, { fill: bar.reported ? INK.tint : '#E9EEEF' }),
      ...bar.roles.map((role, i) => roleMark(role, LABEL + length(i + 0.5), middle, 8.5)),
      letters(LABEL + room + 8, middle + 3, bar.count, { strong: bar.reported }),
    );
    y += height + GAP;
  }
  return {
    width: WIDTH,
    height: Math.max(1, y - GAP + 1),
    title,
    language,
    alt: [`${title}.`, ...bars.map(({ alt }) => alt)].join(' '),
    shapes,
  };
}
