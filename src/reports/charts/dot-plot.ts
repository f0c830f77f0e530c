import { ROLES, type Role } from '../../initiatives/partnership.js';
import type { Language } from '../../language.js';
import type { Drawing, Shape } from './drawing.js';
import { INK } from './palette.js';
import { roleMark } from './role-mark.js';
import { box, letters, lettersBelow, stroke } from './shapes.js';
import { textWidth, wrapText } from './text-width.js';

export const ANSWERS = ['no', 'partly', 'yes', 'without'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface DotRow {
  readonly label: string;
  /** Such as "entities differ". */
  readonly note: string | null;
  /** Such as "4 of 5". */
  readonly count: string;
  readonly alt: string;
  /** The role of each entity that gave this answer, one mark each. */
  readonly marks: Readonly<Record<Answer, readonly Role[]>>;
}

export interface DotPlot {
  readonly title: string;
  readonly language: Language;
  readonly rows: readonly DotRow[];
  readonly answers: Readonly<Record<Answer, string>>;
  /** In words, for the key: the one exception from labels at the mark. */
  readonly roles: Readonly<Partial<Record<Role, string>>>;
}

const WIDTH = 493;
const LABEL = 176;
const COUNT = 42;
const HEADER = 33;
const MARK = 9;
const STEP = 13;
const PADDING = 4;
const LEADING = 11;

/** A row per dimension, a column per answer, a mark per entity; missing answers are hollow and counted. */
export function drawDotPlot({ title, language, rows, answers, roles }: DotPlot): Drawing {
  const columns = columnsFor(rows);
  const shapes: Shape[] = [...drawKey(roles), ...drawHeader(answers, columns)];
  let y = HEADER;
  for (const row of rows) {
    const label = wrapText(row.label, LABEL - 14, 9);
    const lines = [...label, ...(row.note ? wrapText(row.note, LABEL - 14, 8) : [])];
    const deepest = Math.max(
      ...ANSWERS.map((answer) => Math.ceil(row.marks[answer].length / columns[answer].perLine)),
      1,
    );
    const height = Math.max(lines.length * LEADING, deepest * STEP) + PADDING;
    const middle = y + height / 2;
    const first = middle - (lines.length * LEADING) / 2 + 8;
    shapes.push(
      stroke([0, y], [WIDTH, y], INK.rule, 0.6),
      ...lettersBelow(0, first, label, LEADING),
      ...lettersBelow(0, first + label.length * LEADING, lines.slice(label.length), LEADING, {
        size: 8,
        colour: INK.second,
      }),
      letters(WIDTH, middle + 3, row.count, { strong: true, anchor: 'end' }),
    );
    for (const answer of ANSWERS) {
      const { left, width, perLine } = columns[answer];
      shapes.push(...drawMarks(row.marks[answer], left + width / 2, middle, perLine, answer === 'without'));
    }
    y += height;
  }
  shapes.push(stroke([0, y], [WIDTH, y], INK.rule, 0.6));
  // Behind everything: the column that says yes.
  shapes.unshift(box(columns.yes.left, HEADER - 16, columns.yes.width, y - HEADER + 16, { fill: '#EEF4F5' }));
  return {
    width: WIDTH,
    height: y + 1,
    title,
    language,
    alt: [`${title}.`, ...rows.map(({ alt }) => alt)].join(' '),
    shapes,
  };
}

interface AnswerColumn {
  readonly left: number;
  readonly width: number;
  /** How many marks stand side by side. */
  readonly perLine: number;
}

/** Each column as wide as its fullest cell needs, in fair shares, so that marks rarely need a second line. */
function columnsFor(rows: readonly DotRow[]): Readonly<Record<Answer, AnswerColumn>> {
  const needs = ANSWERS.map((answer) => Math.max(4, ...rows.map((row) => row.marks[answer].length)));
  const unit = (WIDTH - LABEL - COUNT) / needs.reduce((sum, need) => sum + need, 0);
  let left = LABEL;
  const columns = ANSWERS.map((answer, i) => {
    const width = needs[i]! * unit;
    const column = { left, width, perLine: Math.max(1, Math.floor(width / STEP)) };
    left += width;
    return [answer, column] as const;
  });
  return Object.fromEntries(columns) as Record<Answer, AnswerColumn>;
}

function drawKey(roles: DotPlot['roles']): readonly Shape[] {
  let x = 0;
  return ROLES.filter((role) => roles[role]).flatMap((role) => {
    const text = roles[role]!;
    const shapes = [
      roleMark(role, x + 5, 5, MARK),
      letters(x + 14, 8, text, { size: 8.5, colour: INK.second }),
    ];
    x += 14 + textWidth(text, 8.5) + 16;
    return shapes;
  });
}

function drawHeader(
  answers: DotPlot['answers'],
  columns: Readonly<Record<Answer, AnswerColumn>>,
): readonly Shape[] {
  return ANSWERS.map((answer) =>
    letters(columns[answer].left + columns[answer].width / 2, HEADER - 5, answers[answer], {
      size: 8.5,
      strong: true,
      colour: answer === 'without' ? INK.second : INK.text,
      anchor: 'middle',
    }),
  );
}

/** Marks centred in their cell, in as many lines as they need. */
function drawMarks(
  roles: readonly Role[],
  centre: number,
  middle: number,
  perLine: number,
  hollow: boolean,
): readonly Shape[] {
  const lines = Math.ceil(roles.length / perLine);
  return roles.map((role, i) => {
    const line = Math.floor(i / perLine);
    const inLine = Math.min(perLine, roles.length - line * perLine);
    const x = centre + ((i % perLine) - (inLine - 1) / 2) * STEP;
    return roleMark(role, x, middle + (line - (lines - 1) / 2) * STEP, MARK, hollow);
  });
}
