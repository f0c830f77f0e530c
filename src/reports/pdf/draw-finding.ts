import type { FindingBlock, Passages, StrengthLine } from '../report-model.js';
import type { Element, Sheet } from './sheet.js';
import { flowStack, linesHeight, type StackItem } from './stack.js';

const MAIN_COLUMNS = 8;
const VOICE_INDENT = 9;
/** In characters. */
const SHORT_VOICE = 200;
const PIP = 3.3;
const PIP_STEP = 10;

/** Which facts are written out: those that do not hold, or all four, where a reader meets them first. */
type Facts = 'lacking' | 'all';

/** The statement on eight columns, the facts behind it on four beside it. */
export function drawFinding(sheet: Sheet, parent: Element, block: FindingBlock): void {
  const main = sheet.columns(0, block.strength ? MAIN_COLUMNS : 12);
  const side = sheet.columns(MAIN_COLUMNS, 4);
  const sect = sheet.element(parent, 'Sect');
  const items = statementItems(sheet, sect, block, main.width);
  const { strength } = block;
  const beside = strength && {
    height: strengthHeight(sheet, strength, side.width),
    draw: (top: number) => drawStrength(sheet, sect, strength, side.x, top, side.width),
  };
  flowStack(sheet, items, { x: main.x, ...(beside ? { beside } : {}) });
  if (block.voices) flowVoices(sheet, sect, block.voices);
}

/** What the entities wrote, on the whole width: small type bears the longer line, and it may be long. */
function flowVoices(
  sheet: Sheet,
  sect: Element,
  { label, items }: NonNullable<FindingBlock['voices']>,
): void {
  const item = (passages: Passages, gapBefore: number, keepWithNext: boolean): StackItem => ({
    element: sheet.element(sect, 'P'),
    tag: 'P',
    lines: sheet.set(passages, 'caption', sheet.width - VOICE_INDENT, 'captionStrong'),
    gapBefore,
    keepWithNext,
  });
  const heading: Passages = [{ text: `${label}   `, language: null }];
  const named = items.map(({ by, passage }): Passages => [
    { text: `${by}: `, language: null, strong: true },
    passage,
  ]);
  // Short ones follow each other as one paragraph; a long one stands by itself.
  const isShort = items.every(
    ({ passage }) => passage.text.length <= SHORT_VOICE && !passage.text.includes('\n'),
  );
  const gap = { text: '   ', language: null };
  const stack = isShort
    ? [item([...heading, ...named.flatMap((each, i) => (i === 0 ? each : [gap, ...each]))], 0, false)]
    : [item(heading, 0, true), ...named.map((each) => item(each, 1, false))];
  const bar = (top: number, bottom: number) => {
    sheet.doc.rect(sheet.left, top + 1.5, 1, bottom - top - 3).fill(sheet.style.colours.rule);
  };
  sheet.y += 3;
  flowStack(sheet, stack, { x: sheet.left + VOICE_INDENT, backdrop: bar });
}

function statementItems(
  sheet: Sheet,
  sect: Element,
  block: FindingBlock,
  width: number,
): readonly StackItem[] {
  const plain = (text: string): Passages => [{ text, language: null }];
  const items: StackItem[] = [
    {
      element: sheet.element(sect, 'H3'),
      tag: 'H3',
      lines: sheet.set(plain(block.claim), 'h3', width),
      keepWithNext: block.detail !== null,
    },
  ];
  const add = (passages: Passages, type: 'text' | 'caption', gapBefore: number) => {
    const lines = sheet.set(passages, type, width);
    items.push({ element: sheet.element(sect, 'P'), tag: 'P', lines, gapBefore });
  };
  if (block.detail) add(plain(block.detail), 'text', 1);
  for (const note of block.notes) add(plain(note), 'caption', 2);
  return items;
}

export function strengthHeight(
  sheet: Sheet,
  strength: StrengthLine,
  width: number,
  facts: Facts = 'lacking',
): number {
  const lines = [...labelLines(sheet, strength, width), ...factLines(sheet, strength, width, facts)];
  return linesHeight(lines) + 2;
}

/** Pips as ink for the eye, the same four facts in words below. */
export function drawStrength(
  sheet: Sheet,
  parent: Element,
  strength: StrengthLine,
  x: number,
  top: number,
  width: number,
  facts: Facts = 'lacking',
): void {
  const { doc, style } = sheet;
  const label = labelLines(sheet, strength, width);
  const offset = strength.pips.length * PIP_STEP + 4;
  sheet.artifact(() => {
    strength.pips.forEach(({ holds }, i) => {
      const [cx, cy] = [x + PIP + i * PIP_STEP, top + 7];
      doc.lineWidth(1).strokeColor(style.colours.brand).fillColor(style.colours.brand);
      if (holds === null)
        doc
          .moveTo(cx - PIP, cy)
          .lineTo(cx + PIP, cy)
          .stroke();
      else if (holds) doc.circle(cx, cy, PIP).fillAndStroke();
      else doc.circle(cx, cy, PIP).stroke();
    });
  });
  const y = sheet.draw(sheet.element(parent, 'P'), 'P', label, x + offset, top + 1);
  sheet.draw(sheet.element(parent, 'P'), 'P', factLines(sheet, strength, width, facts), x, y + 1);
}

function labelLines(sheet: Sheet, strength: StrengthLine, width: number) {
  const room = width - strength.pips.length * PIP_STEP - 4;
  return sheet.set([{ text: strength.label, language: null }], 'captionStrong', room);
}

function factLines(sheet: Sheet, strength: StrengthLine, width: number, facts: Facts) {
  const labels = facts === 'lacking' ? strength.lacking : strength.pips.map(({ label }) => label);
  const text = labels.join(' · ');
  return text === '' ? [] : sheet.set([{ text, language: null }], 'caption', width);
}
