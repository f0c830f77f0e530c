import type { Entity } from '../initiatives/partnership.js';
import { textIn, type Language } from '../language.js';
import { questionFor } from '../questionnaires/pages-for.js';
import type { AnswerValue, Question, Section } from '../questionnaires/questionnaire.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import { answerItems } from './export-answer-items.js';
import type { ExportPlace } from './export-finding.js';
import type { ExportCell, ExportRow } from './export-table.js';
import { wideCells, wideColumns } from './export-wide.js';

/** A stored answer: its value, or why it was left out. */
export interface StoredForExport {
  readonly value: AnswerValue | null;
  readonly because: string | null;
  readonly revision: number;
  /** Empty where nobody knows. */
  readonly language: string;
  /** Instant. */
  readonly at: string;
}

/** The answers of one entity, by question. */
export interface StoredOfEntity {
  readonly entity: Entity;
  readonly state: string;
  readonly answers: ReadonlyMap<string, StoredForExport>;
}

/** What the rows of one response have in common. */
export interface RowPlace {
  readonly cells: readonly ExportCell[];
  readonly questionnaire: string;
  /** As this entity saw them, with their sections; none is left out for being hidden from it. */
  readonly questions: readonly { readonly section: Section; readonly question: Question }[];
}

export function rowPlace(
  { window, initiative, year }: ExportPlace,
  frame: ResponseFrame,
  { entity, state }: StoredOfEntity,
  roleLabel: (role: string) => string,
): RowPlace {
  const { key, name, role, country } = entity;
  return {
    cells: [window, initiative, year, frame.number, key, name, role, roleLabel(role), country, state],
    questionnaire: frame.questionnaire.id,
    questions: questionsFor(frame, key),
  };
}

/** One row for each thing an answer says, in the questionnaire's order; then what it does not know. */
export function* answerRows(
  { cells, questionnaire, questions }: RowPlace,
  { answers }: StoredOfEntity,
  language: Language,
): Generator<ExportRow> {
  for (const { section, question } of questions) {
    const stored = answers.get(question.name);
    if (!stored || (stored.value === null && stored.because === null)) continue;
    const label = (texts: Question['title']) => textIn(texts, language).text;
    const asked = [section.name, label(section.title), question.name, label(question.title), question.type];
    const given = [stored.because, stored.language, stored.revision, stored.at, questionnaire];
    const items = stored.value === null ? [null] : answerItems(question, stored.value, language);
    for (const one of items) {
      const said = [
        one?.item,
        one?.field,
        one?.fieldLabel,
        one?.code,
        one?.codeLabel,
        one?.number,
        one?.text,
      ];
      yield [...cells, ...asked, ...said.map((cell) => cell ?? null), ...given];
    }
  }
  const known = new Set(questions.map(({ question }) => question.name));
  for (const [name, stored] of answers) {
    if (known.has(name)) continue;
    const text = stored.value === null ? null : JSON.stringify(stored.value);
    const asked = [null, null, name, null, 'unknown', null, null, null, null, null, null, text];
    yield [...cells, ...asked, stored.because, stored.language, stored.revision, stored.at, questionnaire];
  }
}

const WIDE_FIRST = [
  'initiative',
  'exercise_year',
  'entity',
  'entity_name',
  'role',
  'country',
  'response_state',
];

/** Rows of a matrix that come from the partnership differ by entity: a column for each that any of them saw. */
export function wideHeadings(frame: ResponseFrame): readonly string[] {
  return [...WIDE_FIRST, ...new Set(wideQuestions(frame).flatMap((question) => wideColumns(question)))];
}

export function wideRow(
  { initiative, year }: ExportPlace,
  frame: ResponseFrame,
  { entity, state, answers }: StoredOfEntity,
): ExportRow {
  const cells = new Map<string, ExportCell>();
  for (const question of wideQuestions(frame)) {
    const values = wideCells(question, answers.get(question.name)?.value ?? null);
    wideColumns(question).forEach((column, index) => {
      const value = values[index] ?? null;
      if (value !== null || !cells.has(column)) cells.set(column, value);
    });
  }
  const { key, name, role, country } = entity;
  return [initiative, year, key, name, role, country, state, ...cells.values()];
}

function wideQuestions(frame: ResponseFrame): readonly Question[] {
  return [...frame.questionnaire.questions.values()].flatMap((question) =>
    question.type === 'matrix' && question.rowsFrom !== null
      ? [...frame.respondents.values()].map((respondent) => questionFor(question, respondent))
      : question.type === 'html'
        ? []
        : [question],
  );
}

function questionsFor(frame: ResponseFrame, entity: string): RowPlace['questions'] {
  const respondent = frame.respondents.get(entity);
  return frame.questionnaire.sections.flatMap((section) =>
    section.questions
      .filter(({ type }) => type !== 'html')
      .map((question) => ({ section, question: respondent ? questionFor(question, respondent) : question })),
  );
}
