import type { Drawing, Shape } from './drawing.js';

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
