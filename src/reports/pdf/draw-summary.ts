import type { Block, KeyFinding, Passages, ReportModel, ReportSection } from '../report-model.js';
import { drawBlock } from './draw-block.js';
import { drawStrength, strengthHeight } from './draw-finding.js';
import type { Element, Sheet } from './sheet.js';
import { linesHeight } from './stack.js';

const PANEL = '#F2F6F7';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Page 1, a report in itself: the finding as title, the answer, who answered, three key findings, dots, facts. */
export function drawSummary(sheet: Sheet, root: Element, model: ReportModel, section: ReportSection): void {
  const find = <K extends Block['kind']>(kind: K) =>
    section.blocks.find((block): block is Of<K> => block.kind === kind);
  const placed = ['paragraph', 'response-line', 'notices', 'key-findings', 'figure', 'facts'];
  drawTitle(sheet, root, model);
  const sect = sheet.element(root, 'Sect');
  const top = sheet.y + 8;
  const notices = find('notices');
  const answer = find('paragraph');
  const responses = find('response-line');
  const left = drawAnswer(sheet, sect, answer, responses, top);
  const right = notices ? drawNotices(sheet, sect, notices.items, top) : top;
  sheet.y = Math.max(left, right) + 11;
  const keys = find('key-findings');
  if (keys) drawKeyFindings(sheet, sect, keys);
  const figure = find('figure');
  if (figure) {
    sheet.y += 12;
    drawBlock(sheet, sect, figure);
  }
  const facts = find('facts');
  if (facts) {
    sheet.y += 10;
    drawFacts(sheet, sect, facts.items);
  }
  for (const block of section.blocks) if (!placed.includes(block.kind)) drawBlock(sheet, sect, block);
}

function plain(text: string): Passages {
  return [{ text, language: null }];
}

function drawTitle(sheet: Sheet, root: Element, model: ReportModel): void {
  const { x, width } = sheet.columns(0, 12);
  sheet.y = 46;
  sheet.y =
    sheet.draw(sheet.element(root, 'P'), 'P', sheet.set(plain(model.kicker), 'label', width), x, sheet.y) +
    10;
  const title = sheet.set(plain(model.title), 'h1', sheet.columns(0, 11).width);
  sheet.y = sheet.draw(sheet.element(root, 'H1'), 'H1', title, x, sheet.y) + 6;
  const subtitle = sheet.set(model.subtitle, 'lead', width, 'leadStrong');
  sheet.y = sheet.draw(sheet.element(root, 'P'), 'P', subtitle, x, sheet.y);
}

function drawAnswer(
  sheet: Sheet,
  sect: Element,
  answer: Of<'paragraph'> | undefined,
  responses: Of<'response-line'> | undefined,
  top: number,
): number {
  const { x, width } = sheet.columns(0, 7);
  let y = top;
  if (answer)
    y = sheet.draw(sheet.element(sect, 'P'), 'P', sheet.set(answer.passages, 'lead', width), x, y) + 8;
  if (!responses) return y;
  y = sheet.draw(sheet.element(sect, 'P'), 'P', sheet.set(plain(responses.label), 'label', width), x, y);
  for (const line of responses.lines) {
    y = sheet.draw(sheet.element(sect, 'P'), 'P', sheet.set(plain(line), 'text', width), x, y);
  }
  return y;
}

function drawNotices(sheet: Sheet, sect: Element, items: Of<'notices'>['items'], top: number): number {
  const { x, width } = sheet.columns(8, 4);
  const inner = width - 20;
  const texts = items.map(({ title, text }) => ({
    title: sheet.set(plain(title), 'captionStrong', inner),
    text: sheet.set(plain(text), 'caption', inner),
  }));
  if (texts.length === 0) return top;
  const height = texts.reduce((sum, each) => sum + linesHeight(each.title) + linesHeight(each.text) + 4, 11);
  sheet.artifact(() => {
    sheet.doc.rect(x, top, width, height).fill(PANEL);
    sheet.doc.rect(x, top, 2.5, height).fill('#B35806');
  });
  let y = top + 8;
  for (const each of texts) {
    y = sheet.draw(sheet.element(sect, 'P'), 'P', each.title, x + 11, y);
    y = sheet.draw(sheet.element(sect, 'P'), 'P', each.text, x + 11, y) + 4;
  }
  return top + height;
}

/** Three columns of four. */
function drawKeyFindings(sheet: Sheet, sect: Element, { title, items }: Of<'key-findings'>): void {
  sheet.y =
    sheet.draw(
      sheet.element(sect, 'H2'),
      'H2',
      sheet.set(plain(title), 'h2', sheet.width),
      sheet.left,
      sheet.y,
    ) + 5;
  const columns = items.map((_, i) => sheet.columns(i * 4, 4));
  const top = sheet.y;
  const claims = items.map(({ text }, i) => sheet.set(plain(text), 'strong', columns[i]!.width));
  const headings = items.map(({ heading }, i) => sheet.set(plain(heading), 'label', columns[i]!.width));
  // Evidence stands on one line across the columns, below the longest claim.
  const tallest = Math.max(...items.map((_, i) => linesHeight(headings[i]!) + linesHeight(claims[i]!)));
  const bottoms = items.map((item, i) => {
    const { x, width } = columns[i]!;
    sheet.artifact(() => sheet.doc.rect(x, top, width, 1.5).fill(sheet.style.colours.brand));
    const below = sheet.draw(sheet.element(sect, 'P'), 'P', headings[i]!, x, top + 6);
    sheet.draw(sheet.element(sect, 'P'), 'P', claims[i]!, x, below);
    return drawEvidence(sheet, sect, item, x, top + 6 + tallest + 4, width);
  });
  sheet.y = Math.max(...bottoms, top);
}

function drawEvidence(
  sheet: Sheet,
  sect: Element,
  { strength }: KeyFinding,
  x: number,
  y: number,
  width: number,
): number {
  if (!strength) return y;
  drawStrength(sheet, sect, strength, x, y, width, 'all');
  return y + strengthHeight(sheet, strength, width, 'all');
}

/** What a reader looks up: three columns, a rule above. */
function drawFacts(sheet: Sheet, sect: Element, items: Of<'facts'>['items']): void {
  const cells = items.map(({ term, text }, i) => {
    const { x, width } = sheet.columns((i % 3) * 4, 4);
    return { x, term: sheet.set(plain(term), 'label', width), text: sheet.set(plain(text), 'table', width) };
  });
  const rows = Array.from({ length: Math.ceil(cells.length / 3) }, (_, i) => cells.slice(i * 3, i * 3 + 3));
  const heights = rows.map(
    (row) => Math.max(...row.map(({ term, text }) => linesHeight(term) + linesHeight(text))) + 6,
  );
  sheet.ensure(heights.reduce((sum, height) => sum + height, 8));
  sheet.artifact(() => sheet.doc.rect(sheet.left, sheet.y, sheet.width, 0.8).fill(sheet.style.colours.line));
  sheet.y += 7;
  const list = sheet.element(sect, 'L');
  rows.forEach((row, i) => {
    for (const { x, term, text } of row) {
      const entry = sheet.element(list, 'LI');
      const below = sheet.draw(sheet.element(entry, 'Lbl'), 'Lbl', term, x, sheet.y);
      sheet.draw(sheet.element(entry, 'LBody'), 'LBody', text, x, below);
    }
    sheet.y += heights[i]!;
  });
}
