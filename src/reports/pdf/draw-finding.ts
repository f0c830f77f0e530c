import type { FindingBlock, Passages, StrengthLine, VoiceGroup } from '../report-model.js';
import type { Element, Sheet } from './sheet.js';
import { flowStack, linesHeight, type StackItem } from './stack.js';

const MAIN_COLUMNS = 8;
/** A finding up to this height stands on one page, with what the entities wrote about it. */
const WHOLE = 100;
const ABOVE_VOICES = 3;
const VOICE_INDENT = 9;
/** In characters. */
const SHORT_VOICE = 200;
const PIP = 3.3;
const PIP_STEP = 10;

/** Which facts are written out: those that do not hold, or all four, where a reader meets them first. */
type Facts = 'lacking' | 'all';

/** A text of a finding before it has its place in the structure. */
type Text = Omit<StackItem, 'element'>;

/** The statement on eight columns, the facts behind it on four beside it, what the entities wrote below. */
export function drawFinding(sheet: Sheet, parent: Element, block: FindingBlock): void {
  const { main, side, statement, voices, height } = measure(sheet, block);
  if (height <= WHOLE) sheet.ensure(height);
  const sect = sheet.element(parent, 'Sect');
  const placed = (texts: readonly Text[]) =>
    texts.map((text) => ({ ...text, element: sheet.element(sect, text.tag) }));
  const { strength } = block;
  const beside = strength && {
    height: strengthHeight(sheet, strength, side.width),
    draw: (top: number) => drawStrength(sheet, sect, strength, side.x, top, side.width),
  };
  flowStack(sheet, placed(statement), { x: main.x, ...(beside ? { beside } : {}) });
  if (voices.length === 0) return;
  const bar = (top: number, bottom: number) => {
    sheet.doc.rect(sheet.left, top + 1.5, 1, bottom - top - 3).fill(sheet.style.colours.rule);
  };
  sheet.y += ABOVE_VOICES;
  flowStack(sheet, placed(voices), { x: sheet.left + VOICE_INDENT, backdrop: bar });
}

export function findingHeight(sheet: Sheet, block: FindingBlock): number {
  return measure(sheet, block).height;
}

function measure(sheet: Sheet, block: FindingBlock) {
  const { strength } = block;
  const main = sheet.columns(0, strength ? MAIN_COLUMNS : 12);
  const side = sheet.columns(MAIN_COLUMNS, 4);
  const statement = statementTexts(sheet, block, main.width);
  const voices = block.voices.flatMap((group, i) => voiceTexts(sheet, group, i === 0 ? 0 : 2));
  const heightOf = (texts: readonly Text[]) =>
    texts.reduce((sum, { lines, gapBefore = 0 }, i) => sum + linesHeight(lines) + (i > 0 ? gapBefore : 0), 0);
  const said = Math.max(heightOf(statement), strength ? strengthHeight(sheet, strength, side.width) : 0);
  const below = voices.length > 0 ? ABOVE_VOICES + heightOf(voices) : 0;
  return { main, side, statement, voices, height: said + below };
}

/** What the entities wrote, on the whole width: small type bears the longer line, and it may be long. */
function voiceTexts(sheet: Sheet, { label, items }: VoiceGroup, above: number): readonly Text[] {
  const item = (passages: Passages, gapBefore: number, keepWithNext: boolean): Text => ({
    tag: 'P',
    lines: sheet.set(passages, 'caption', sheet.width - VOICE_INDENT, 'captionStrong'),
    gapBefore,
    keepWithNext,
  });
  const heading: Passages = [{ text: `${label}   `, language: null }];
  const named = items.map(({ by, passage }): Passages => [
    { text: `${by}: `, language: null, strong: true },
    passage,
  ]);
  // Short ones follow each other as one paragraph; a long one stands by itself.
  const isShort = items.every(
    ({ passage }) => passage.text.length <= SHORT_VOICE && !passage.text.includes('\n'),
  );
  const gap = { text: '   ', language: null };
  return isShort
    ? [item([...heading, ...named.flatMap((each, i) => (i === 0 ? each : [gap, ...each]))], above, false)]
    : [item(heading, above, true), ...named.map((each) => item(each, 1, false))];
}

function statementTexts(sheet: Sheet, block: FindingBlock, width: number): readonly Text[] {
  const plain = (text: string): Passages => [{ text, language: null }];
  const texts: Text[] = [
    {
      tag: 'H3',
      lines: sheet.set(plain(block.claim), 'h3', width),
      keepWithNext: block.detail !== null,
    },
  ];
  const add = (passages: Passages, type: 'table' | 'caption', gapBefore: number) => {
    const lines = sheet.set(passages, type, width);
    texts.push({ tag: 'P', lines, gapBefore });
  };
  if (block.detail) add(plain(block.detail), 'table', 1);
  for (const note of block.notes) add(plain(note), 'caption', 2);
  return texts;
}

export function strengthHeight(
  sheet: Sheet,
  strength: StrengthLine,
  width: number,
  facts: Facts = 'lacking',
): number {
  const lines = [...labelLines(sheet, strength, width), ...factLines(sheet, strength, width, facts)];
  return linesHeight(lines) + 2;
}

/** Pips as ink for the eye, the same four facts in words below. */
export function drawStrength(
  sheet: Sheet,
  parent: Element,
  strength: StrengthLine,
  x: number,
  top: number,
  width: number,
  facts: Facts = 'lacking',
): void {
  const { doc, style } = sheet;
  const label = labelLines(sheet, strength, width);
  const offset = strength.pips.length * PIP_STEP + 4;
  sheet.artifact(() => {
    strength.pips.forEach(({ holds }, i) => {
      const [cx, cy] = [x + PIP + i * PIP_STEP, top + 7];
      doc.lineWidth(1).strokeColor(style.colours.brand).fillColor(style.colours.brand);
      if (holds === null)
        doc
          .moveTo(cx - PIP, cy)
          .lineTo(cx + PIP, cy)
          .stroke();
      else if (holds) doc.circle(cx, cy, PIP).fillAndStroke();
      else doc.circle(cx, cy, PIP).stroke();
    });
  });
  const y = sheet.draw(sheet.element(parent, 'P'), 'P', label, x + offset, top + 1);
  sheet.draw(sheet.element(parent, 'P'), 'P', factLines(sheet, strength, width, facts), x, y + 1);
}

function labelLines(sheet: Sheet, strength: StrengthLine, width: number) {
  const room = width - strength.pips.length * PIP_STEP - 4;
  return sheet.set([{ text: strength.label, language: null }], 'captionStrong', room);
}

function factLines(sheet: Sheet, strength: StrengthLine, width: number, facts: Facts) {
  const labels = facts === 'lacking' ? strength.lacking : strength.pips.map(({ label }) => label);
  const text = labels.join(' · ');
  return text === '' ? [] : sheet.set([{ text, language: null }], 'caption', width);
}
