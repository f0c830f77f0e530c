// The report of LIDERES as the product renders it: compiled here, drawn by a worker thread that the first one starts.
import { parse } from 'node-html-parser';
import { compileReport } from '../dist/reports/compile-report.js';
import { renderHtml } from '../dist/reports/html/render-html.js';
import { PdfRendererService } from '../dist/reports/pdf/pdf-renderer.service.js';
import { ReportContentService } from '../dist/reports/report-content.service.js';
import { ReportRenderingService } from '../dist/reports/report-rendering.service.js';
import { LIDERES, readFixture, reportInput } from './fixtures.mjs';

const content = new ReportContentService();
const pdf = new PdfRendererService(content);
const rendering = new ReportRenderingService(content, pdf);
const input = reportInput(readFixture(LIDERES), content.content.messages, 'en');

async function render() {
  const began = performance.now();
  const bytes = await rendering.render(input, 'pdf');
  return { ms: performance.now() - began, bytes };
}

/** The words of the HTML report, which are those of the PDF, cut into as many pages. */
function pagesLike(bytes) {
  const count = bytes.toString('latin1').match(/\/Type \/Page\b/g).length;
  const html = renderHtml(compileReport(input, content.content), content.html);
  const words = parse(html).querySelector('body').structuredText.split(/ +/);
  const share = Math.ceil(words.length / count);
  return Array.from({ length: count }, (_, page) => words.slice(page * share, (page + 1) * share).join(' '));
}

process.on('message', async () => {
  const before = process.memoryUsage().rss;
  const first = await render();
  const warm = [];
  for (let run = 0; run < Number(process.env.RUNS); run += 1) warm.push((await render()).ms);
  const grownMb = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
  const { length } = first.bytes;
  process.send({ first: first.ms, warm, bytes: length, grownMb, pages: pagesLike(first.bytes) });
});
process.on('disconnect', () => void pdf.onModuleDestroy().then(() => process.exit(0)));
process.send({ ready: true });
