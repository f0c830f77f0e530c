import { parentPort, workerData } from 'node:worker_threads';
import type { Style } from '../report-content.js';
import type { ReportModel } from '../report-model.js';
import type { ReportFonts } from './faces.js';
import { renderPdf } from './render-pdf.js';

/** What the worker is started with, once. */
export interface PdfWorkerData {
  readonly style: Style;
  readonly fonts: ReportFonts;
}

export type PdfReply =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly problem: string };

const { style, fonts } = workerData as PdfWorkerData;

parentPort!.on('message', ({ id, model }: { readonly id: number; readonly model: ReportModel }) => {
  renderPdf(model, style, fonts).then(
    (bytes) => parentPort!.postMessage({ id, bytes } satisfies PdfReply, [bytes.buffer as ArrayBuffer]),
    (error: unknown) => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort!.postMessage({ id, problem } satisfies PdfReply);
    },
  );
});
