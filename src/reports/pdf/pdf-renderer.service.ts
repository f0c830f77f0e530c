import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Problem } from '../../problem.js';
import { readReportFonts, ReportContentService } from '../report-content.service.js';
import type { ReportModel } from '../report-model.js';
import type { PdfReply, PdfWorkerData } from './pdf.worker.js';

/** One document may take so long, in milliseconds: a report takes some hundred, the longest answers some thousand. */
const TIME_LIMIT = 60_000;
/** More waiting than this are turned away. */
const LONGEST_QUEUE = 100;
// The built file also where this one runs from `src` (tests): a worker loads JavaScript only.
const workerFile = join(import.meta.dirname, '..', '..', '..', 'dist', 'reports', 'pdf', 'pdf.worker.js');

interface Order {
  readonly id: number;
  readonly model: ReportModel;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Renders PDFs one after the other in one worker thread, which is kept warm: opened fonts and measured words serve the
 * next document. A worker that crashes or takes too long fails its one document and is replaced.
 */
@Injectable()
export class PdfRendererService implements OnModuleDestroy {
  private readonly waiting: Order[] = [];
  private current: { readonly order: Order; readonly timer: NodeJS.Timeout } | null = null;
  private worker: Worker | null = null;
  private count = 0;

  constructor(private readonly content: ReportContentService) {}

  /** Throws `unavailable` where too many wait, the worker's error where the document cannot be rendered. */
  render(model: ReportModel): Promise<Uint8Array> {
    if (this.waiting.length >= LONGEST_QUEUE) {
      throw new Problem('unavailable', {
        detail: 'Too many reports are being rendered. Try again in a minute.',
      });
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ id: ++this.count, model, resolve, reject });
      this.next();
    });
  }

  async onModuleDestroy(): Promise<void> {
    const gone = new Error('The service stopped before this report was rendered.');
    for (const order of this.waiting.splice(0)) order.reject(gone);
    this.finish((order) => order.reject(gone));
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private next(): void {
    if (this.current) return;
    const order = this.waiting.shift();
    if (!order) return;
    const timer = setTimeout(
      () => this.replace(new Error(`Rendering took longer than ${TIME_LIMIT} ms.`)),
      TIME_LIMIT,
    );
    this.current = { order, timer };
    try {
      const worker = (this.worker ??= this.start());
      // The process stays for a document that is being rendered, never for an idle worker.
      worker.ref();
      worker.postMessage({ id: order.id, model: order.model });
    } catch (error) {
      this.replace(error as Error);
    }
  }

  private start(): Worker {
    if (!existsSync(workerFile)) throw new Error(`${workerFile} is missing: run "npm run build" first.`);
    const data: PdfWorkerData = { style: this.content.content.style, fonts: readReportFonts() };
    const worker = new Worker(workerFile, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.on('message', (reply: PdfReply) => {
      if (this.worker !== worker || this.current?.order.id !== reply.id) return;
      worker.unref();
      this.finish((order) =>
        'bytes' in reply ? order.resolve(reply.bytes) : order.reject(new Error(reply.problem)),
      );
      this.next();
    });
    const lost = (error: Error) => {
      if (this.worker === worker) this.replace(error);
    };
    worker.on('error', lost);
    worker.on('exit', (code) => lost(new Error(`The PDF worker ended with code ${code}.`)));
    return worker;
  }

  /** Fails the current document and lets the next one start a new worker. */
  private replace(error: Error): void {
    const { worker } = this;
    this.worker = null;
    void worker?.terminate();
    this.finish((order) => order.reject(error));
    this.next();
  }

  private finish(settle: (order: Order) => void): void {
    const { current } = this;
    this.current = null;
    if (!current) return;
    clearTimeout(current.timer);
    settle(current.order);
  }
}
