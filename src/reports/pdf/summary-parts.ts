import type { TypeName } from '../report-content.js';
import type { Block, Fact, KeyFinding } from '../report-model.js';
import { drawStrength, strengthHeight } from './draw-finding.js';
import type { Element, Sheet } from './sheet.js';
import { linesHeight } from './stack.js';
import { plain } from './typeset.js';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** A part of page 1, set before it is drawn, since all have to fit on it. Drawing leaves the sheet's y below it. */
export interface SummaryPart {
  /** Room above it. */
  readonly gap: number;
  readonly height: number;
  readonly draw: (parent: Element) => void;
}

const PANEL = '#F2F6F7';
const WARNING = '#B35806';
const BELOW_ANSWER = 8;

/** The answer and who gave it at the left, what holds it back at the right. */
export function answerPart(
  sheet: Sheet,
  answer: Of<'paragraph'> | undefined,
  responses: Of<'response-line'> | undefined,
  notices: Of<'notices'> | undefined,
  type: TypeName,
): Omit<SummaryPart, 'gap'> {
  const { x, width } = sheet.columns(0, 7);
  const said = answer ? sheet.set(answer.passages, type, width) : [];
  const label = responses ? sheet.set(plain(responses.label), 'label', width) : [];
  const lines = (responses?.lines ?? []).map((line) => sheet.set(plain(line), 'text', width));
  const above = said.length > 0 ? linesHeight(said) + BELOW_ANSWER : 0;
  const left = above + linesHeight(label) + lines.reduce((sum, each) => sum + linesHeight(each), 0);
  const panel = notices && notices.items.length > 0 ? noticesPanel(sheet, notices.items) : null;
  const height = Math.max(left, panel?.height ?? 0);
  return {
    height,
    draw: (sect) => {
      const top = sheet.y;
      if (said.length > 0) sheet.draw(sheet.element(sect, 'P'), 'P', said, x, top);
      let y = top + above;
      for (const each of [...(responses ? [label] : []), ...lines]) {
        y = sheet.draw(sheet.element(sect, 'P'), 'P', each, x, y);
      }
      panel?.draw(sect);
      sheet.y = top + height;
    },
  };
}

function noticesPanel(sheet: Sheet, items: Of<'notices'>['items']): Omit<SummaryPart, 'gap'> {
  const { x, width } = sheet.columns(8, 4);
  const inner = width - 20;
  const texts = items.map(({ title, text }) => ({
    title: sheet.set(plain(title), 'captionStrong', inner),
    text: sheet.set(plain(text), 'caption', inner),
  }));
  const height = texts.reduce((sum, each) => sum + linesHeight(each.title) + linesHeight(each.text) + 4, 11);
  const draw = (sect: Element) => {
    const top = sheet.y;
    sheet.artifact(() => {
      sheet.doc.rect(x, top, width, height).fill(PANEL);
      sheet.doc.rect(x, top, 2.5, height).fill(WARNING);
    });
    let y = top + 8;
    for (const each of texts) {
      y = sheet.draw(sheet.element(sect, 'P'), 'P', each.title, x + 11, y);
      y = sheet.draw(sheet.element(sect, 'P'), 'P', each.text, x + 11, y) + 4;
    }
  };
  return { height, draw };
}

/** Three columns of four; evidence stands on one line across them, below the longest claim. */
export function keyFindingsPart(
  sheet: Sheet,
  { title, items }: Of<'key-findings'>,
): Omit<SummaryPart, 'gap'> {
  const heading = sheet.set(plain(title), 'h2', sheet.width);
  const cells = items.map((item, i) => keyFindingCell(sheet, item, i));
  const claims = Math.max(0, ...cells.map((cell) => linesHeight(cell.label) + linesHeight(cell.claim)));
  const evidence = Math.max(0, ...cells.map((cell) => cell.evidence));
  const body = 6 + claims + 4 + evidence;
  return {
    height: linesHeight(heading) + 5 + body,
    draw: (sect) => {
      const top = sheet.draw(sheet.element(sect, 'H2'), 'H2', heading, sheet.left, sheet.y) + 5;
      for (const { x, width, label, claim, strength } of cells) {
        sheet.artifact(() => sheet.doc.rect(x, top, width, 1.5).fill(sheet.style.colours.brand));
        const below = sheet.draw(sheet.element(sect, 'P'), 'P', label, x, top + 6);
        sheet.draw(sheet.element(sect, 'P'), 'P', claim, x, below);
        if (strength) drawStrength(sheet, sect, strength, x, top + 6 + claims + 4, width, 'all');
      }
      sheet.y = top + body;
    },
  };
}

function keyFindingCell(sheet: Sheet, { heading, text, strength }: KeyFinding, place: number) {
  const { x, width } = sheet.columns(place * 4, 4);
  return {
    x,
    width,
    strength,
    label: sheet.set(plain(heading), 'label', width),
    claim: sheet.set(plain(text), 'strong', width),
    evidence: strength ? strengthHeight(sheet, strength, width, 'all') : 0,
  };
}

/** What a reader looks up: three columns, a rule above; what is too long for a column on the whole width. */
export function factsPart(sheet: Sheet, items: readonly Fact[]): Omit<SummaryPart, 'gap'> {
  const cellOf = ({ term, text }: Fact, { x, width }: ReturnType<Sheet['columns']>) => ({
    x,
    term: sheet.set(plain(term), 'label', width),
    text: sheet.set(plain(text), 'table', width),
  });
  const cells = items
    .filter(({ wide }) => !wide)
    .map((fact, i) => cellOf(fact, sheet.columns((i % 3) * 4, 4)));
  const rows = [
    ...Array.from({ length: Math.ceil(cells.length / 3) }, (_, i) => cells.slice(i * 3, i * 3 + 3)),
    ...items.filter(({ wide }) => wide).map((fact) => [cellOf(fact, sheet.columns(0, 12))]),
  ];
  const heights = rows.map((row) =>
    Math.max(...row.map(({ term, text }) => linesHeight(term) + linesHeight(text))),
  );
  return {
    height: heights.reduce((sum, height, i) => sum + height + (i > 0 ? 6 : 0), 7),
    draw: (sect) => {
      const rule = { y: sheet.y, colour: sheet.style.colours.line };
      sheet.artifact(() => sheet.doc.rect(sheet.left, rule.y, sheet.width, 0.8).fill(rule.colour));
      sheet.y += 7;
      const list = sheet.element(sect, 'L');
      rows.forEach((row, i) => {
        if (i > 0) sheet.y += 6;
        for (const { x, term, text } of row) {
          const entry = sheet.element(list, 'LI');
          const below = sheet.draw(sheet.element(entry, 'Lbl'), 'Lbl', term, x, sheet.y);
          sheet.draw(sheet.element(entry, 'LBody'), 'LBody', text, x, below);
        }
        sheet.y += heights[i]!;
      });
    },
  };
}
