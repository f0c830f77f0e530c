import type { TypeName } from '../report-content.js';
import type { CaseBlock, Passages } from '../report-model.js';
import type { Element, Sheet } from './sheet.js';
import { flowStack, linesHeight, type StackItem } from './stack.js';

const PANEL = '#F2F6F7';
const PADDING = 7;
const INSET = 11;
/** A case taller than this in its place gets the whole width. */
const TALLEST_BESIDE = 190;

/** Examples in boxes beside each other; a long one on the whole width, over as many pages as it needs. */
export function drawCases(sheet: Sheet, parent: Element, cases: readonly CaseBlock[]): void {
  // One has the whole width, four stand two by two; otherwise three to a row.
  const perRow = cases.length === 4 ? 2 : Math.min(cases.length, 3);
  const places = Array.from({ length: perRow }, (_, i) => sheet.columns((i * 12) / perRow, 12 / perRow));
  let i = 0;
  while (i < cases.length) {
    const row = cases.slice(i, i + perRow).map((each) => measure(sheet, each, places[0]!.width));
    const height = Math.max(...row.map((texts) => heightOf(texts)));
    if (i > 0) sheet.y += 8;
    if (height > TALLEST_BESIDE) {
      flowWhole(sheet, parent, cases[i]!);
      i += 1;
      continue;
    }
    sheet.ensure(height);
    const top = sheet.y;
    row.forEach((texts, place) => drawBeside(sheet, parent, texts, places[place]!, top, height));
    sheet.y = top + height;
    i += perRow;
  }
}

type Texts = readonly Pick<StackItem, 'lines' | 'gapBefore' | 'keepWithNext'>[];

function measure(sheet: Sheet, { label, title, text, meta }: CaseBlock, width: number): Texts {
  const set = (passages: Passages, type: TypeName) =>
    sheet.set(passages, type, width - 2 * INSET, 'captionStrong');
  return [
    { lines: set([{ text: label, language: null }], 'label'), gapBefore: 0, keepWithNext: true },
    { lines: set([title], 'tableStrong'), gapBefore: 0, keepWithNext: true },
    ...(text ? [{ lines: set([text], 'table'), gapBefore: 1 }] : []),
    { lines: set(meta, 'caption'), gapBefore: 2 },
  ];
}

function heightOf(texts: Texts): number {
  return texts.reduce((sum, { lines, gapBefore = 0 }) => sum + linesHeight(lines) + gapBefore, 2 * PADDING);
}

function panel(sheet: Sheet, x: number, width: number, top: number, bottom: number): void {
  sheet.doc.rect(x, top, width, bottom - top).fill(PANEL);
  sheet.doc.rect(x, top, 2.5, bottom - top).fill(sheet.style.colours.brand);
}

function drawBeside(
  sheet: Sheet,
  parent: Element,
  texts: Texts,
  { x, width }: { readonly x: number; readonly width: number },
  top: number,
  height: number,
): void {
  sheet.artifact(() => panel(sheet, x, width, top, top + height));
  const box = sheet.element(parent, 'Sect');
  let y = top + PADDING;
  for (const { lines, gapBefore = 0 } of texts) {
    y = sheet.draw(sheet.element(box, 'P'), 'P', lines, x + INSET, y + gapBefore);
  }
}

function flowWhole(sheet: Sheet, parent: Element, each: CaseBlock): void {
  const box = sheet.element(parent, 'Sect');
  const items = measure(sheet, each, sheet.width).map((text): StackItem => ({
    ...text,
    element: sheet.element(box, 'P'),
    tag: 'P',
  }));
  const backdrop = (top: number, bottom: number) => panel(sheet, sheet.left, sheet.width, top, bottom);
  flowStack(sheet, items, { x: sheet.left + INSET, padding: PADDING, backdrop });
}
