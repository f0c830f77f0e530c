import { textIn, type Language } from '../language.js';
import { momentText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';
import type { ReadAnswer, ReadSection } from '../responses/pages/check-page.js';
import type { PartnerContext } from '../responses/pages/partner-frame.js';
import type { Block, Passage, ReportModel } from './report-model.js';

export interface AnswersCopy {
  readonly context: PartnerContext;
  readonly sections: readonly ReadSection[];
  /** Year of the last published exercise; null in a first one. */
  readonly yearBefore: number | null;
  readonly submittedAt: string | null;
  readonly reference: string | null;
}

/**
 * The copy of an entity's own answers as a document: every question shown to it with what it says, in the words of the
 * reader's language; what the entity wrote stands in whatever language it wrote it in.
 */
export function answersCopy(copy: AnswersCopy): ReportModel {
  const { context, sections, submittedAt, reference } = copy;
  const yearBefore = String(copy.yearBefore);
  const { language, entityName: entity, initiative, year, zone, now } = context;
  const when = momentText(language, submittedAt ?? now, zone);
  const title = pageText(language, 'copy.title', { entity });
  const about = pageText(language, 'copy.about', { year: String(year), initiative });
  const state =
    submittedAt && reference
      ? pageText(language, 'copy.state', { when, reference })
      : pageText(language, 'copy.notSubmitted', { when });
  return {
    language,
    documentTitle: `${title} – ${about}`,
    kicker: about,
    title,
    subtitle: [plain(state)],
    runningHead: `${entity} – ${about}`,
    marks: submittedAt ? [] : [pageText(language, 'state.in-progress')],
    pageLabel: pageText(language, 'copy.page', { page: '{page}', count: '{pages}' }),
    version: reference ?? '',
    date: (submittedAt ?? now).slice(0, 10),
    sections: [
      { id: 'title', title, newPage: false, titled: false, blocks: [] },
      ...sections.map((section) => ({
        id: section.name,
        title: section.title,
        newPage: false,
        titled: true,
        blocks: [
          ...section.answers.flatMap((answer) => [
            ...blocksOf(answer, language),
            ...noteBlocks(answer.changed, pageText(language, 'previous.changed', { year: yearBefore })),
          ]),
          ...noteBlocks(section.example, pageText(language, 'previous.example', { year: yearBefore })),
        ],
      })),
    ],
  };
}

function blocksOf({ question, lines, cannotAnswer }: ReadAnswer, language: Language): readonly Block[] {
  const title = textIn(question.title, language);
  const heading: Block = { kind: 'heading', text: title.text };
  if (cannotAnswer !== null) {
    return [
      heading,
      ...paragraphs(pageText(language, 'question.cannotGiven', { reason: cannotAnswer }), true),
    ];
  }
  if (lines.length === 0) return [heading, paragraph([plain(pageText(language, 'field.none'))], 'small')];
  return [heading, ...lines.flatMap(({ label, text, own }) => paragraphs(text, own, label))];
}

/** What the entity says of a difference to the last exercise, or of what has stayed. */
function noteBlocks(of: ReadAnswer['changed'], label: string): readonly Block[] {
  const text = of?.note?.value;
  return typeof text === 'string' ? paragraphs(text, true, label) : [];
}

/** A paragraph for each line that was written; the first one after its label. */
function paragraphs(text: string, own: boolean, label: string | null = null): readonly Block[] {
  const written = text.split('\n').filter((line) => line.trim() !== '');
  return written.map((line, index) => {
    const said: Passage = { text: line, language: own ? 'und' : null };
    const isLabelled = label !== null && index === 0;
    return paragraph(
      isLabelled ? [{ text: `${label}: `, language: null, strong: true }, said] : [said],
      'text',
    );
  });
}

function paragraph(passages: readonly Passage[], style: 'text' | 'small'): Block {
  return { kind: 'paragraph', style, passages };
}

function plain(text: string): Passage {
  return { text, language: null };
}
