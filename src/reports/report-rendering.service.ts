import { Injectable } from '@nestjs/common';
import { compileReport } from './compile-report.js';
import { renderHtml } from './html/render-html.js';
import { PdfRendererService } from './pdf/pdf-renderer.service.js';
import { ReportContentService } from './report-content.service.js';
import type { ReportInput } from './report-input.js';
import { reportJson } from './report-json.js';

export const REPORT_FORMATS = ['pdf', 'html', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Compiles a report once and renders it in one of its three forms. */
@Injectable()
export class ReportRenderingService {
  constructor(
    private readonly content: ReportContentService,
    private readonly pdf: PdfRendererService,
  ) {}

  /** Policy under which a browser may show the HTML form. */
  get htmlPolicy(): string {
    return this.content.htmlPolicy;
  }

  async render(input: ReportInput, format: ReportFormat): Promise<Buffer> {
    const model = compileReport(input, this.content.content);
    switch (format) {
      case 'pdf':
        return Buffer.from(await this.pdf.render(model));
      case 'html':
        return Buffer.from(renderHtml(model, this.content.html));
      case 'json':
        return Buffer.from(`${JSON.stringify(reportJson(input, model), null, 1)}\n`);
    }
  }
}
