import type { Block, CaseBlock, ReportSection, TableBlock } from '../report-model.js';
import { drawBlock, gapBefore } from './draw-block.js';
import { drawCases } from './draw-cases.js';
import { figureHeight } from './draw-figure.js';
import { findingHeight } from './draw-finding.js';
import { drawTablesBeside } from './draw-table.js';
import type { Element, Sheet } from './sheet.js';

/** What is set together: cases that follow each other, half-width tables, else one block. */
type Item =
  | { readonly kind: 'cases'; readonly blocks: readonly CaseBlock[] }
  | { readonly kind: 'halves'; readonly blocks: readonly TableBlock[] }
  | { readonly kind: 'single'; readonly block: Block };

interface Postponed {
  readonly item: Item;
  readonly holder: Element;
}

const ABOVE_SECTION = 15;
const AFTER_HEADING = 2;
/** Room for the title itself. */
const TITLE = 32;
/** A section's title stands with at least so much of what follows it. */
const TITLE_ROOM = 84;
/** So much of a page may stay empty. */
const MOST_EMPTY = 140;
/** Less room than this is not worth filling. */
const SPARE = 40;

/**
 * One section. A chart that the page has no more room for lets the statements after it go first, and stands at the next
 * place where it fits; in the structure it keeps its place.
 */
export function drawSection(sheet: Sheet, root: Element, section: ReportSection): void {
  const sect = sheet.element(root, 'Sect');
  if (sheet.y > sheet.top) sheet.y += ABOVE_SECTION;
  const items = itemsOf(section.blocks);
  sheet.ensure(openingHeight(sheet, items));
  bookmark(sheet, section.title, sheet.y);
  sheet.artifact(() => sheet.doc.rect(sheet.left, sheet.y, sheet.width, 1.5).fill(sheet.style.colours.brand));
  const title = sheet.set([{ text: section.title, language: null }], 'h2', sheet.width);
  sheet.y = sheet.draw(sheet.element(sect, 'H2'), 'H2', title, sheet.left, sheet.y + 6);

  const postponed: Postponed[] = [];
  items.forEach((item, i) => {
    const gap = i === 0 ? 5 : isHeading(items[i - 1]!) ? AFTER_HEADING : gapOf(item);
    const room = sheet.bottom - sheet.y - gap;
    const told = i > 0 && flows(items[i - 1]!);
    // A statement stands with its own chart, unless that left too much of a page empty.
    if (room < MOST_EMPTY && room < heightWithChart(sheet, item, items[i + 1])) sheet.ensure(room + gap + 1);
    if (!told && room < chartHeight(sheet, item) && room > SPARE && items.slice(i + 1).some(flows)) {
      postponed.push({ item, holder: sheet.element(sect, 'Div') });
      return;
    }
    drawItem(sheet, sect, item, gap);
    const [first] = postponed;
    if (first && chartHeight(sheet, first.item) + gapOf(first.item) <= sheet.bottom - sheet.y) {
      drawItem(sheet, first.holder, first.item, gapOf(first.item));
      postponed.shift();
    }
  });
  for (const { item, holder } of postponed) drawItem(sheet, holder, item, gapOf(item));
}

export function bookmark(sheet: Sheet, title: string, top: number): void {
  // pdfkit measures the left of a destination from the right edge.
  const place = { left: sheet.style.page.width, top: Math.max(0, top - 12) };
  sheet.doc.outline.addItem(title, place as object);
}

function itemsOf(blocks: readonly Block[]): readonly Item[] {
  const items: Item[] = [];
  for (const block of blocks) {
    const last = items.at(-1);
    if (block.kind === 'case') {
      if (last?.kind === 'cases')
        items[items.length - 1] = { kind: 'cases', blocks: [...last.blocks, block] };
      else items.push({ kind: 'cases', blocks: [block] });
    } else if (block.kind === 'table' && block.half) {
      if (last?.kind === 'halves')
        items[items.length - 1] = { kind: 'halves', blocks: [...last.blocks, block] };
      else items.push({ kind: 'halves', blocks: [block] });
    } else items.push({ kind: 'single', block });
  }
  return items;
}

function drawItem(sheet: Sheet, parent: Element, item: Item, gap: number): void {
  if (sheet.y > sheet.top) sheet.y += gap;
  if (item.kind === 'cases') drawCases(sheet, parent, item.blocks);
  else if (item.kind === 'halves') drawTablesBeside(sheet, parent, item.blocks);
  else drawBlock(sheet, parent, item.block);
}

function gapOf(item: Item): number {
  if (item.kind === 'single') return gapBefore(item.block);
  return item.kind === 'cases' ? 9 : 11;
}

/** Height of a chart; 0 for what may be parted or is short. */
function chartHeight(sheet: Sheet, item: Item): number {
  return item.kind === 'single' && item.block.kind === 'figure' ? figureHeight(sheet, item.block) : 0;
}

/** What must stand together where a section begins: its title, and a statement with its own chart. */
function openingHeight(sheet: Sheet, [first, next]: readonly Item[]): number {
  const told = first ? heightWithChart(sheet, first, next) : 0;
  const whole = TITLE + told;
  return told > 0 && sheet.bottom - sheet.y < MOST_EMPTY + TITLE ? whole : TITLE_ROOM;
}

/** A heading stands closer to what it heads than to what goes before. */
function isHeading(item: Item): boolean {
  return item.kind === 'single' && item.block.kind === 'heading';
}

/** Of a statement that a chart follows, both together; 0 for anything else. */
function heightWithChart(sheet: Sheet, item: Item, next: Item | undefined): number {
  if (item.kind !== 'single' || item.block.kind !== 'finding' || !next) return 0;
  const chart = chartHeight(sheet, next);
  return chart > 0 ? findingHeight(sheet, item.block) + gapOf(next) + chart : 0;
}

/** A statement: it may go before a chart that has no room, and the chart after it is its own. */
function flows(item: Item): boolean {
  return item.kind === 'single' && item.block.kind === 'finding';
}
