import type { Drawing } from '../charts/drawing.js';
import type { Passages } from '../report-model.js';
import { paintShapes } from './paint-shapes.js';
import type { Element, Sheet } from './sheet.js';

/** A chart as one figure: its title above, its source below, its alt text inside; never parted by a page's end. */
export function drawFigure(sheet: Sheet, parent: Element, drawing: Drawing, source: string): void {
  const { doc, left, width } = sheet;
  const text = (value: string): Passages => [{ text: value, language: null }];
  const title = sheet.set(text(drawing.title), 'h3', width);
  const caption = sheet.set(text(source), 'caption', width);
  const scale = Math.min(1, width / drawing.width);
  const height = drawing.height * scale;
  const whole = (title.length * 14 + 6 + height + 6 + caption.length * 11.5) | 0;
  sheet.ensure(Math.min(whole, sheet.bottom - sheet.top));
  sheet.y = sheet.draw(sheet.element(parent, 'P'), 'P', title, left, sheet.y) + 6;

  const bbox = [left, sheet.y, left + width, sheet.y + height] as const;
  const figure = sheet.element(parent, 'Figure', { alt: drawing.alt, bbox });
  const content = doc.markStructureContent('Figure');
  doc.save().translate(left, sheet.y).scale(scale);
  for (const shape of drawing.shapes) {
    if (shape.kind !== 'text') paintShapes(doc, [shape]);
    else drawLetters(sheet, shape);
  }
  doc.restore();
  doc.endMarkedContent();
  figure.add(content);
  sheet.y += height + 6;
  sheet.y = sheet.draw(sheet.element(parent, 'P'), 'P', caption, left, sheet.y);
}

function drawLetters(sheet: Sheet, shape: Extract<Drawing['shapes'][number], { kind: 'text' }>): void {
  const { size, colour, anchor, strong, text, x, y } = shape;
  const [line] = sheet.set([{ text, language: null }], strong ? 'tableStrong' : 'table', Infinity);
  const base = sheet.style.type.table.size;
  const runs = (line?.runs ?? []).map((run) => ({ ...run, size, colour, width: (run.width * size) / base }));
  const wide = runs.reduce((sum, run) => sum + run.width, 0);
  sheet.drawRuns(runs, anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x, y);
}
