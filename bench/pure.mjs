// The calculations and the report without the service around them.
import { draftFindings } from '../dist/findings/draft-findings.js';
import { readReportFonts } from '../dist/reports/report-content.service.js';
import { startChild } from './children.mjs';
import { findingsInput, LIDERES, readFixture, rules } from './fixtures.mjs';
import { barePdf } from './limits.mjs';
import { median, note, round } from './table.mjs';

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

/** Drawn by the product in a process of its own (`pdf.mjs`), and its words by bare pdfkit here. */
export async function measurePdf({ quick }) {
  const runs = quick ? 8 : 20;
  const child = await startChild('pdf.mjs', { RUNS: String(runs) });
  const { first, warm, bytes, grownMb, pages } = await child.ask().finally(child.stop);
  const [latin] = readReportFonts()['sans-400'];
  const bare = [];
  for (let run = 0; run <= runs; run += 1) bare.push(await barePdf(pages, Buffer.from(latin)));
  const say = (name, ms, least) =>
    note(`PDF of LIDERES, ${pages.length} pages: ${name}`, `${round(ms)} ms`, {
      value: ms,
      limits: { 'bare pdfkit, ms': least },
      goal: '≤ 300 ms; LimeSurvey 3,400',
      met: ms <= 300,
    });
  say('the first, worker and fonts opened', first, bare[0].ms);
  say(`the next, median of ${runs}`, median(warm), median(bare.slice(1).map(({ ms }) => ms)));
  note('PDF of LIDERES: file; memory they all take at most, MB', `${round(bytes / 1e6)}; ${round(grownMb)}`, {
    value: bytes / 1e6,
    limits: { 'bare pdfkit, MB': bare[0].bytes / 1e6 },
  });
}
