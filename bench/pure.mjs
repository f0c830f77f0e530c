// The calculations and the report without the service around them.
import { parse } from 'node-html-parser';
import { draftFindings } from '../dist/findings/draft-findings.js';
import { compileReport } from '../dist/reports/compile-report.js';
import { renderHtml } from '../dist/reports/html/render-html.js';
import { PdfRendererService } from '../dist/reports/pdf/pdf-renderer.service.js';
import { readReportFonts, ReportContentService } from '../dist/reports/report-content.service.js';
import { ReportRenderingService } from '../dist/reports/report-rendering.service.js';
import { findingsInput, readFixture, reportInput, rules } from './fixtures.mjs';
import { barePdf } from './limits.mjs';
import { median, note, round } from './table.mjs';

const LIDERES = 'demo/lideres-2023.json';

/** Microseconds of one run, after a warm-up. */
function timed(act, runs) {
  for (let run = 0; run < runs / 3; run += 1) act();
  const began = performance.now();
  for (let run = 0; run < runs; run += 1) act();
  return ((performance.now() - began) / runs) * 1000;
}

/** The limit: reading the same answers from their JSON, and nothing more. */
export function measureFindings({ quick }) {
  const runs = quick ? 500 : 3000;
  for (const [name, path] of [
    ['five entities (LIDERES)', LIDERES],
    ['nine entities', 'test/fixtures/nine-entities.json'],
  ]) {
    const input = findingsInput(readFixture(path));
    const all = rules();
    const stored = JSON.stringify(input.responses);
    const value = timed(() => draftFindings(all, input), runs);
    note(`findings of ${name}, µs`, round(value), {
      value,
      limits: { 'JSON.parse of the answers': timed(() => JSON.parse(stored), runs) },
      goal: '≤ 1,000 µs',
      met: value <= 1000,
    });
  }
}

const took = async (act) => {
  const began = performance.now();
  const result = await act();
  return { ms: performance.now() - began, result };
};

/** The words of the HTML report, which are those of the PDF, cut into so many pages. */
function pagesOf(html, count) {
  const words = parse(html).querySelector('body').structuredText.split(/ +/);
  const share = Math.ceil(words.length / count);
  return Array.from({ length: count }, (_, page) => words.slice(page * share, (page + 1) * share).join(' '));
}

/** As the product renders it: compiled here, drawn by a worker thread, which the first one has to start. */
export async function measurePdf({ quick }) {
  const content = new ReportContentService();
  const pdf = new PdfRendererService(content);
  const rendering = new ReportRenderingService(content, pdf);
  const input = reportInput(readFixture(LIDERES), content.content.messages, 'en');
  const render = () => took(() => rendering.render(input, 'pdf'));
  try {
    const resident = process.memoryUsage().rss;
    const first = await render();
    const grown = process.memoryUsage().rss - resident;
    const warm = [];
    for (let run = 0; run < (quick ? 8 : 20); run += 1) warm.push((await render()).ms);
    const bytes = first.result;
    const pageCount = bytes.toString('latin1').match(/\/Type \/Page\b/g).length;
    const pages = pagesOf(renderHtml(compileReport(input, content.content), content.html), pageCount);
    const [latin] = readReportFonts()['sans-400'];
    const bare = [];
    for (let run = 0; run < (quick ? 8 : 20); run += 1) bare.push(await barePdf(pages, Buffer.from(latin)));
    const say = (name, ms, least) =>
      note(`PDF of LIDERES, ${pageCount} pages: ${name}`, `${round(ms)} ms`, {
        value: ms,
        limits: { 'bare pdfkit, ms': least },
        goal: '≤ 300 ms; LimeSurvey 3,400',
        met: ms <= 300,
      });
    say('the first, worker and fonts opened', first.ms, bare[0].ms);
    say(`the next, median of ${warm.length}`, median(warm), median(bare.slice(1).map(({ ms }) => ms)));
    note(
      `PDF of LIDERES: file; memory the first one takes, MB`,
      `${round(bytes.length / 1e6)}; ${round(grown / 1e6)}`,
      {
        value: bytes.length / 1e6,
        limits: { 'bare pdfkit, MB': bare[0].bytes / 1e6 },
      },
    );
  } finally {
    await pdf.onModuleDestroy();
  }
}
