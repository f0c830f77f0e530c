import type { ReportModel } from '../report-model.js';
import type { Sheet } from './sheet.js';

/** Head and foot of every page, as artifacts: what it is, what holds it back, version and page number. */
export function drawFrames(sheet: Sheet, model: ReportModel): void {
  const { doc, left, width, style } = sheet;
  const { start, count } = doc.bufferedPageRange();
  const line = (text: string, type: 'caption' | 'captionStrong') =>
    sheet.set([{ text, language: null }], type, Infinity)[0]!.runs;
  const widthOf = (runs: ReturnType<typeof line>) => runs.reduce((sum, run) => sum + run.width, 0);
  const right = (runs: ReturnType<typeof line>, baseline: number) =>
    sheet.drawRuns(runs, left + width - widthOf(runs), baseline);
  const head = line(model.runningHead, 'caption');
  const marks = line(model.marks.join(' · '), 'captionStrong').map((run) => ({ ...run, colour: '#B35806' }));
  // Below each other where they would run into each other.
  const lift = widthOf(head) + widthOf(marks) + 12 > width ? 6 : 0;
  for (let i = 0; i < count; i++) {
    doc.switchToPage(start + i);
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.rect(0, 0, style.page.width, 6).fill(style.colours.brand);
    // Page 1 says in its own words what the report is.
    if (i > 0) sheet.drawRuns(head, left, 30 - lift);
    if (model.marks.length > 0) right(marks, 30 + (i > 0 ? lift : 0));
    const foot = style.page.height - 34;
    doc.rect(left, foot - 14, width, 0.6).fill(style.colours.rule);
    sheet.drawRuns(line(model.version, 'caption'), left, foot);
    const label = model.pageLabel.replace('{page}', String(i + 1)).replace('{pages}', String(count));
    right(line(label, 'caption'), foot);
    doc.endMarkedContent();
  }
}
