import type { Style } from '../report-content.js';
import type { ReportModel, ReportSection } from '../report-model.js';
import { drawBlock, gapBefore } from './draw-block.js';
import { drawCases } from './draw-cases.js';
import { drawFrames } from './draw-frame.js';
import { drawSummary } from './draw-summary.js';
import { openFaces, type ReportFonts } from './faces.js';
import { ReportDocument } from './report-document.js';
import { openSheet, type Element, type Sheet } from './sheet.js';

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
    if (section.newPage) sheet.newPage();
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

function drawSection(sheet: Sheet, root: Element, section: ReportSection): void {
  const sect = sheet.element(root, 'Sect');
  if (sheet.y > sheet.top) sheet.y += 22;
  // A section's title stands with something of what follows it.
  sheet.ensure(110);
  bookmark(sheet, section.title, sheet.y);
  sheet.artifact(() => sheet.doc.rect(sheet.left, sheet.y, sheet.width, 1.5).fill(sheet.style.colours.brand));
  const title = sheet.set([{ text: section.title, language: null }], 'h2', sheet.width);
  sheet.y = sheet.draw(sheet.element(sect, 'H2'), 'H2', title, sheet.left, sheet.y + 7) + 2;
  const cases = section.blocks.filter((block) => block.kind === 'case');
  section.blocks.forEach((block, i) => {
    if (block.kind === 'case' && block !== cases[0]) return;
    sheet.y += i === 0 ? 4 : sheet.y > sheet.top ? gapBefore(block) : 0;
    // Cases stand together, two beside each other where they are short.
    if (block.kind === 'case') drawCases(sheet, sect, cases);
    else drawBlock(sheet, sect, block);
  });
}

function bookmark(sheet: Sheet, title: string, top: number): void {
  // pdfkit measures the left of a destination from the right edge.
  const place = { left: sheet.style.page.width, top: Math.max(0, top - 12) };
  sheet.doc.outline.addItem(title, place as object);
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
