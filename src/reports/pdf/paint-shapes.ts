import type { Shape } from '../charts/drawing.js';

/** The shapes of a drawing that are no text, painted where they stand. */
export function paintShapes(doc: PDFKit.PDFDocument, shapes: readonly Shape[]): void {
  for (const shape of shapes) {
    switch (shape.kind) {
      case 'path':
        doc.path(shape.d);
        finish(doc, shape.fill, shape.stroke, shape.strokeWidth);
        break;
      case 'rect':
        doc.rect(shape.x, shape.y, shape.width, shape.height);
        finish(doc, shape.fill, shape.stroke, 0.7);
        break;
      case 'line':
        if (shape.dashed) doc.dash(3, { space: 3 });
        doc.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2);
        doc.lineWidth(shape.strokeWidth).stroke(shape.stroke);
        if (shape.dashed) doc.undash();
        break;
      case 'text':
        break;
      default:
        shape satisfies never;
    }
  }
}

function finish(doc: PDFKit.PDFDocument, fill: string | null, stroke: string | null, width: number): void {
  doc.lineWidth(width);
  if (fill && stroke) doc.fillAndStroke(fill, stroke);
  else if (fill) doc.fill(fill);
  else if (stroke) doc.stroke(stroke);
}
