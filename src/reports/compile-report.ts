import type { OutlineSection, ReportContent } from './report-content.js';
import type { ReportInput } from './report-input.js';
import type { Block, ReportModel, ReportSection } from './report-model.js';
import { closedAnswers } from './sections/closed-answers.js';
import { composeFrom, type Composition } from './sections/composition.js';
import { dotFigure } from './sections/dot-figure.js';
import { decisionBlocks } from './sections/decision.js';
import { factorsBlocks, perspectivesTable } from './sections/factors.js';
import { findingBlocks } from './sections/finding-blocks.js';
import { methodBlocks, versionBlocks } from './sections/method.js';
import { previousPerspectivesTable } from './sections/previous-perspectives.js';
import { slopeBlock, yearsBlock } from './sections/since-before.js';
import { partnershipBlocks } from './sections/partnership.js';
import { subtitleOf, summaryBlocks, titleOf } from './sections/summary.js';
import { casesFrom, quotesIn } from './sections/voices.js';

/**
 * Findings become a report in one language. The model holds finished words, numbers and drawings, so that PDF, HTML and
 * JSON cannot disagree; it depends on nothing but its arguments. Order and headings are the programme's, in
 * `reports/outline.json`.
 */
export function compileReport(input: ReportInput, content: ReportContent): ReportModel {
  // 1 Take the findings, and the accepted responses they rest on.
  const composition = composeFrom(input, content);

  // 2 Add what every reader must know first: who answered, what limits it, what could not be read.
  const knowing = [
    ...methodBlocks(composition),
    ...closedAnswers(composition),
    ...versionBlocks(composition),
  ];

  // 3 Word the findings in one language, section by section of the outline; quotes are spread over the first ones.
  const quotes = quotesBySection(composition);
  const sections = content.outline.sections.map((section): ReportSection => {
    const blocks = section.id === 'method' ? knowing : blocksOf(composition, section);
    return {
      id: section.id,
      title: composition.speech.say(`section.${section.id}`),
      newPage: section.newPage,
      titled: section.id !== 'summary',
      blocks: [...blocks, ...(quotes.get(section.id) ?? []), ...examplesOf(composition, section)],
    };
  });

  // 4 Build the model: rendering decides place and ink only.
  return { ...frameOf(composition), sections };
}

function blocksOf(composition: Composition, section: OutlineSection): readonly Block[] {
  switch (section.id) {
    case 'summary':
      return summaryBlocks(composition);
    case 'partnership':
      return partnershipBlocks(composition, section);
    case 'continuity':
    case 'application':
    case 'impact':
      return charted(composition, section);
    case 'factors':
      return factorsBlocks(composition, section);
    case 'future':
      return withTables(findingBlocks(composition, section), [
        perspectivesTable(composition),
        previousPerspectivesTable(composition),
      ]);
    case 'new-exercise':
      return [...findingBlocks(composition, section), ...decisionBlocks(composition)];
    case 'method':
      return [];
    default:
      return section.id satisfies never;
  }
}

function charted(composition: Composition, section: OutlineSection): readonly Block[] {
  const figures = [dotFigure(composition, section.chart), slopeBlock(composition, section)];
  const table = yearsBlock(composition, section);
  return [...drawn(figures), ...withTables(findingBlocks(composition, section), [table])];
}

function drawn(blocks: readonly (Block | null)[]): readonly Block[] {
  return blocks.filter((block) => block !== null);
}

function withTables(blocks: readonly Block[], tables: readonly (Block | null)[]): readonly Block[] {
  return [...blocks, ...drawn(tables)];
}

function examplesOf(composition: Composition, { examples }: OutlineSection): readonly Block[] {
  return examples.flatMap((question) => casesFrom(composition, question));
}

/** One quote each for the sections that tell the story; what is left over goes to the last of them. */
function quotesBySection(composition: Composition): ReadonlyMap<string, readonly Block[]> {
  const homes = ['continuity', 'application', 'impact', 'future'];
  const placed = new Map<string, Block[]>(homes.map((home) => [home, []]));
  quotesIn(composition).forEach((quote, i) => placed.get(homes[Math.min(i, homes.length - 1)]!)!.push(quote));
  return placed;
}

function frameOf(composition: Composition): Omit<ReportModel, 'sections'> {
  const { speech, input } = composition;
  const { initiative, exercise, language, version, date } = input;
  const { acronym, code, window } = initiative;
  return {
    language,
    documentTitle: speech.say('report.document-title', { acronym, year: exercise.year }),
    kicker: speech.say('report.kicker', { year: exercise.year, window }),
    title: titleOf(composition),
    subtitle: subtitleOf(composition),
    runningHead: speech.say('report.running-head', { acronym, code, year: exercise.year }),
    marks: [
      ...(input.status === 'draft' ? [speech.say('mark.draft')] : []),
      ...(input.agreed ? [] : [speech.say('mark.not-agreed')]),
      ...(input.demonstration ? [speech.say('mark.demonstration')] : []),
    ],
    pageLabel: speech.say('report.page'),
    version: speech.say('report.version', { version, date: speech.date(date) }),
    date,
  };
}
