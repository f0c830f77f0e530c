import type { Style } from '../report-content.js';
import type { ReportModel } from '../report-model.js';
import { drawFrames } from './draw-frame.js';
import { bookmark, drawSection } from './draw-section.js';
import { drawSummary } from './draw-summary.js';
import { openFaces, type ReportFonts } from './faces.js';
import { ReportDocument } from './report-document.js';
import { openSheet } from './sheet.js';

/** Where page 1 spills over, what spills no further than this lets the next section follow on the same page. */
const MOST_SPILT = 250;

/**
 * The report as a tagged PDF: place and ink only, every word comes from the model. Blocks the thread for a few hundred
 * milliseconds, so a worker runs it (`pdf-renderer.service.ts`). The same model gives the same bytes.
 */
export async function renderPdf(model: ReportModel, style: Style, fonts: ReportFonts): Promise<Uint8Array> {
  const faces = openFaces(fonts);
  const doc = new ReportDocument(model, faces, [style.page.width, style.page.height]);
  const bytes = collect(doc);
  const sheet = openSheet(doc, faces, style);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const section of model.sections) {
    if (section.newPage && sheet.y > sheet.top + MOST_SPILT) sheet.newPage();
    if (section.titled) drawSection(sheet, root, section);
    else {
      bookmark(sheet, section.title, 0);
      drawSummary(sheet, root, model, section);
    }
  }
  drawFrames(sheet, model);
  root.end();
  doc.end();
  return bytes;
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      resolve(bytes);
    });
    doc.on('error', reject);
  });
}
