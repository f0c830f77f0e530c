import type { Drawing, Shape } from './drawing.js';
import { INK } from './palette.js';
import { lettersBelow } from './shapes.js';
import { wrapText } from './text-width.js';

/** A drawing as SVG text that opens alone or inside a page; `id` keeps title and description apart from others'. */
export function drawingToSvg(drawing: Drawing, id: string): string {
  const { width, height, title, alt, language, shapes } = drawing;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${number(height)}" role="img" lang="${language}"`,
    ` aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escape(title)}</title><desc id="${id}-desc">${escape(alt)}</desc>`,
    ...shapes.map(shapeToSvg),
    '</svg>',
  ].join('');
}

const MARGIN = 16;
const TITLE_SIZE = 12;
const SOURCE_SIZE = 8.5;
const LEADING = 12;

/** A whole figure as one file: the title above the drawing, below it the source. */
export function figureToSvg(drawing: Drawing, source: string): string {
  const { width, height, title, alt, language, shapes } = drawing;
  const titles = wrapText(title, width, TITLE_SIZE, true);
  const top = titles.length * (LEADING + 3) + 6;
  const sources = wrapText(source, width, SOURCE_SIZE);
  const bottom = top + height + LEADING;
  const lines = [
    ...lettersBelow(0, TITLE_SIZE, titles, LEADING + 3, { size: TITLE_SIZE, strong: true }),
    ...lettersBelow(0, bottom + 3, sources, LEADING, { size: SOURCE_SIZE, colour: INK.second }),
  ];
  const [wide, tall] = [width + 2 * MARGIN, bottom + sources.length * LEADING + 2 * MARGIN];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${number(wide)} ${number(tall)}"`,
    ` width="${number(wide * 2)}" height="${number(tall * 2)}" role="img" lang="${language}"`,
    ` aria-labelledby="title desc" font-family="'Source Sans 3', Arial, sans-serif">`,
    `<title id="title">${escape(title)}</title><desc id="desc">${escape(alt)}</desc>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${number(wide)}" height="${number(tall)}" fill="${INK.paper}"/>`,
    ...lines.map(shapeToSvg),
    `<g transform="translate(0 ${number(top)})">`,
    ...shapes.map(shapeToSvg),
    '</g></svg>\n',
  ].join('');
}

function shapeToSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'path':
      return `<path d="${shape.d}"${paint(shape.fill, shape.stroke)} stroke-width="${shape.strokeWidth}"/>`;
    case 'line':
      return (
        `<line x1="${number(shape.x1)}" y1="${number(shape.y1)}" x2="${number(shape.x2)}" y2="${number(shape.y2)}"` +
        ` stroke="${shape.stroke}" stroke-width="${shape.strokeWidth}"` +
        `${shape.dashed ? ' stroke-dasharray="3 3"' : ''}/>`
      );
    case 'rect':
      return (
        `<rect x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.width)}"` +
        ` height="${number(shape.height)}"${paint(shape.fill, shape.stroke)}/>`
      );
    case 'text':
      return (
        `<text x="${number(shape.x)}" y="${number(shape.y)}" font-size="${shape.size}" fill="${shape.colour}"` +
        `${shape.strong ? ' font-weight="600"' : ''}` +
        `${shape.anchor === 'start' ? '' : ` text-anchor="${shape.anchor}"`}>${escape(shape.text)}</text>`
      );
    default:
      return shape satisfies never;
  }
}

function paint(fill: string | null, stroke: string | null): string {
  return ` fill="${fill ?? 'none'}"${stroke ? ` stroke="${stroke}"` : ''}`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Names come from people: text for an element or an attribute in double quotes. */
function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
