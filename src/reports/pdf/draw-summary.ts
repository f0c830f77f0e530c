import type { TypeName } from '../report-content.js';
import type { Block, ReportModel, ReportSection } from '../report-model.js';
import { drawFigure, figureHeight } from './draw-figure.js';
import type { Element, Sheet } from './sheet.js';
import { evenLines } from './even-lines.js';
import { linesHeight } from './stack.js';
import { answerPart, factsPart, keyFindingsPart, type SummaryPart } from './summary-parts.js';
import { plain } from './typeset.js';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** How page 1 is set: as it should be, or tighter where long names and titles would push it over its page. */
interface Setting {
  readonly title: TypeName;
  readonly answer: TypeName;
  /** Room between the parts, as a share of what it should be. */
  readonly air: number;
}

const SETTINGS: readonly Setting[] = [
  { title: 'h1', answer: 'lead', air: 1 },
  { title: 'h1', answer: 'text', air: 0.7 },
  { title: 'h1Tight', answer: 'text', air: 0.5 },
];
const TOP = 46;

/** Page 1, a report in itself: the finding as title, the answer, who answered, three key findings, dots, facts. */
export function drawSummary(sheet: Sheet, root: Element, model: ReportModel, section: ReportSection): void {
  const [title, ...parts] = fittingParts(sheet, model, section);
  sheet.y = TOP;
  title!.draw(root);
  const sect = sheet.element(root, 'Sect');
  for (const part of parts) {
    sheet.y += part.gap;
    sheet.ensure(part.height);
    part.draw(sect);
  }
}

/** Set as loosely as the page allows. */
function fittingParts(sheet: Sheet, model: ReportModel, section: ReportSection): readonly SummaryPart[] {
  let parts: readonly SummaryPart[] = [];
  for (const setting of SETTINGS) {
    parts = partsOf(sheet, model, section, setting);
    if (parts.reduce((sum, { gap, height }) => sum + gap + height, TOP) <= sheet.bottom) break;
  }
  return parts;
}

function partsOf(
  sheet: Sheet,
  model: ReportModel,
  section: ReportSection,
  { title, answer, air }: Setting,
): readonly SummaryPart[] {
  const find = <K extends Block['kind']>(kind: K) =>
    section.blocks.find((block): block is Of<K> => block.kind === kind);
  const below = (gap: number, part: Omit<SummaryPart, 'gap'>): SummaryPart => ({ ...part, gap: gap * air });
  const keys = find('key-findings');
  const figure = find('figure');
  const facts = find('facts');
  return [
    below(0, titlePart(sheet, model, title)),
    below(8, answerPart(sheet, find('paragraph'), find('response-line'), find('notices'), answer)),
    ...(keys ? [below(11, keyFindingsPart(sheet, keys))] : []),
    ...(figure
      ? [
          below(12, {
            height: figureHeight(sheet, figure),
            draw: (parent) => drawFigure(sheet, parent, figure),
          }),
        ]
      : []),
    ...(facts ? [below(10, factsPart(sheet, facts.items))] : []),
  ];
}

function titlePart(sheet: Sheet, model: ReportModel, type: TypeName): Omit<SummaryPart, 'gap'> {
  const { x, width } = sheet.columns(0, 12);
  const kicker = sheet.set(plain(model.kicker), 'label', width);
  const title = evenLines(sheet.set, plain(model.title), type, width);
  const subtitle = sheet.set(model.subtitle, 'lead', width, 'leadStrong');
  return {
    height: linesHeight(kicker) + 10 + linesHeight(title) + 6 + linesHeight(subtitle),
    draw: (root) => {
      sheet.y = sheet.draw(sheet.element(root, 'P'), 'P', kicker, x, sheet.y) + 10;
      sheet.y = sheet.draw(sheet.element(root, 'H1'), 'H1', title, x, sheet.y) + 6;
      sheet.y = sheet.draw(sheet.element(root, 'P'), 'P', subtitle, x, sheet.y);
    },
  };
}
