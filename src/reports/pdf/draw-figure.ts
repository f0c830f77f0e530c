import type { Drawing } from '../charts/drawing.js';
import type { Block, Passages } from '../report-model.js';
import { paintShapes } from './paint-shapes.js';
import type { Element, Sheet } from './sheet.js';
import { linesHeight } from './stack.js';

type FigureBlock = Extract<Block, { kind: 'figure' }>;

const GAP = 5;

/** A chart as one figure: its title above, its source below, its alt text inside; never parted by a page's end. */
export function drawFigure(sheet: Sheet, parent: Element, block: FigureBlock): void {
  const { doc, left, width } = sheet;
  const { title, source, scale, height } = measure(sheet, block);
  sheet.ensure(Math.min(figureHeight(sheet, block), sheet.bottom - sheet.top));
  sheet.y = sheet.draw(sheet.element(parent, 'P'), 'P', title, left, sheet.y) + GAP;

  const bbox = [left, sheet.y, left + width, sheet.y + height] as const;
  const figure = sheet.element(parent, 'Figure', { alt: block.drawing.alt, bbox });
  const content = doc.markStructureContent('Figure');
  doc.save().translate(left, sheet.y).scale(scale);
  for (const shape of block.drawing.shapes) {
    if (shape.kind !== 'text') paintShapes(doc, [shape]);
    else drawLetters(sheet, shape);
  }
  doc.restore();
  doc.endMarkedContent();
  figure.add(content);
  sheet.y += height + GAP;
  sheet.y = sheet.draw(sheet.element(parent, 'P'), 'P', source, left, sheet.y);
}

export function figureHeight(sheet: Sheet, block: FigureBlock): number {
  const { title, source, height } = measure(sheet, block);
  return linesHeight(title) + height + linesHeight(source) + 2 * GAP;
}

function measure(sheet: Sheet, { drawing, source }: FigureBlock) {
  const text = (value: string): Passages => [{ text: value, language: null }];
  const scale = Math.min(1, sheet.width / drawing.width);
  return {
    title: sheet.set(text(drawing.title), 'h3', sheet.width),
    source: sheet.set(text(source), 'caption', sheet.width),
    scale,
    height: drawing.height * scale,
  };
}

function drawLetters(sheet: Sheet, shape: Extract<Drawing['shapes'][number], { kind: 'text' }>): void {
  const { size, colour, anchor, strong, text, x, y } = shape;
  const [line] = sheet.set([{ text, language: null }], strong ? 'tableStrong' : 'table', Infinity);
  const base = sheet.style.type.table.size;
  const runs = (line?.runs ?? []).map((run) => ({ ...run, size, colour, width: (run.width * size) / base }));
  const wide = runs.reduce((sum, run) => sum + run.width, 0);
  sheet.drawRuns(runs, anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x, y);
}
