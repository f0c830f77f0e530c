import type { Block, Passages } from '../report-model.js';
import type { TypeName } from '../report-content.js';
import { drawCases } from './draw-cases.js';
import { drawFigure } from './draw-figure.js';
import { drawFinding } from './draw-finding.js';
import { evenLines } from './even-lines.js';
import { drawTable } from './draw-table.js';
import type { Element, Sheet } from './sheet.js';
import { flowStack, type StackItem } from './stack.js';

const PARAGRAPHS = { lead: 'lead', text: 'text', small: 'table', note: 'caption' } as const;

/** One block below the last; leaves the sheet's y below it. */
export function drawBlock(sheet: Sheet, parent: Element, block: Block): void {
  switch (block.kind) {
    case 'paragraph':
      return drawParagraph(sheet, parent, block.passages, PARAGRAPHS[block.style]);
    case 'heading':
      return drawHeading(sheet, parent, block.text);
    case 'figure':
      return drawFigure(sheet, parent, block);
    case 'finding':
      return drawFinding(sheet, parent, block);
    case 'table':
      return drawTable(sheet, parent, block);
    case 'quote':
      return drawQuote(sheet, parent, block);
    case 'case':
      return drawCases(sheet, parent, [block]);
    case 'list':
      return drawList(sheet, parent, block.items);
    case 'notices':
    case 'response-line':
    case 'key-findings':
    case 'facts':
      // Set together on the one-pager: `draw-summary.ts`.
      return;
    default:
      return block satisfies never;
  }
}

/** Room above a block: more above what begins something new. */
export function gapBefore(block: Block): number {
  switch (block.kind) {
    case 'finding':
      return 7;
    case 'figure':
    case 'table':
    case 'heading':
      return 9;
    case 'case':
    case 'quote':
      return 8;
    default:
      return 6;
  }
}

function drawParagraph(sheet: Sheet, parent: Element, passages: Passages, type: TypeName): void {
  const { x, width } = sheet.columns(0, type === 'caption' || type === 'table' ? 12 : 10);
  const lines = sheet.set(passages, type, width, 'strong');
  flowStack(sheet, [{ element: sheet.element(parent, 'P'), tag: 'P', lines }], { x });
}

function drawHeading(sheet: Sheet, parent: Element, text: string): void {
  const lines = sheet.set([{ text, language: null }], 'h3', sheet.width);
  // With room for what it heads.
  sheet.ensure(lines.length * 14 + 56);
  sheet.y = sheet.draw(sheet.element(parent, 'H3'), 'H3', lines, sheet.left, sheet.y);
}

function drawQuote(sheet: Sheet, parent: Element, { passage, by }: Extract<Block, { kind: 'quote' }>): void {
  const { x, width } = sheet.columns(1, 10);
  const quote = sheet.element(
    parent,
    'BlockQuote',
    passage.language === null ? {} : { lang: langOf(passage.language) },
  );
  const { translation, ...original } = passage;
  const text = { ...original, language: null };
  const items: StackItem[] = [
    {
      element: sheet.element(quote, 'P'),
      tag: 'P',
      lines: evenLines(sheet.set, [text], 'quote', width),
      keepWithNext: true,
    },
    // In the report's language, so outside what is marked with the original's.
    ...(translation
      ? [
          {
            element: sheet.element(parent, 'P'),
            tag: 'P' as const,
            lines: sheet.set(
              [{ text: `[${translation.label}: ${translation.text}]`, language: null }],
              'caption',
              width,
            ),
            gapBefore: 2,
            keepWithNext: true,
          },
        ]
      : []),
    {
      element: sheet.element(parent, 'P'),
      tag: 'P',
      lines: sheet.set([{ text: by, language: null }], 'caption', width),
      gapBefore: 2,
    },
  ];
  const bar = (top: number, bottom: number) => {
    sheet.doc.rect(x - 14, top + 2, 2.5, bottom - top - 4).fill(sheet.style.colours.brand);
  };
  flowStack(sheet, items, { x, backdrop: bar });
}

/** Unknown (`und`) is written as no language at all. */
function langOf(language: string): string {
  return language === 'und' ? '' : language;
}

function drawList(sheet: Sheet, parent: Element, items: readonly Passages[]): void {
  const { x, width } = sheet.columns(0, 12);
  const indent = 12;
  const list = sheet.element(parent, 'L');
  for (const passages of items) {
    const entry = sheet.element(list, 'LI');
    const label = sheet.element(entry, 'Lbl');
    const body = sheet.element(entry, 'LBody');
    const lines = sheet.set(passages, 'table', width - indent);
    const bullet = sheet.set([{ text: '–', language: null }], 'table', indent);
    flowStack(sheet, [{ element: body, tag: 'LBody', lines }], {
      x: x + indent,
      beside: { height: 0, draw: (top) => void sheet.draw(label, 'Lbl', bullet, x, top) },
    });
    sheet.y += 0.5;
  }
}
