import { textIn, type Language, type PartialTexts } from '../language.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { ExportRow } from './export-table.js';

/** Of which exercise an own code is; catalogue codes belong to a questionnaire. */
export interface OwnCode {
  readonly initiative: string;
  readonly year: number;
  readonly catalogue: string;
  readonly code: string;
  readonly texts: PartialTexts;
  readonly definition: string | null;
  readonly example: string | null;
}

/** What every code in the other tables means: questions, their choices, rows, columns and fields. */
export function* codebookRows(questionnaire: Questionnaire, language: Language): Generator<ExportRow> {
  for (const section of questionnaire.sections) {
    for (const question of section.questions) {
      if (question.type === 'html') continue;
      yield* questionRows(questionnaire.id, section.name, question, language);
    }
  }
}

export function ownCodeRow(questionnaire: string, own: OwnCode, language: Language): ExportRow {
  const label = textIn(own.texts, language).text;
  return [
    questionnaire,
    'own-code',
    null,
    own.catalogue,
    null,
    null,
    null,
    null,
    own.code,
    label,
    own.definition,
    own.example,
    own.initiative,
    own.year,
  ];
}

function* questionRows(
  id: string,
  section: string,
  question: Question,
  language: Language,
): Generator<ExportRow> {
  const title = textIn(question.title, language).text;
  const row = (kind: string, field: Named | null, code: Named | null): ExportRow => [
    id,
    kind,
    section,
    question.name,
    title,
    question.type,
    field?.value ?? null,
    field ? textIn(field.text, language).text : null,
    code?.value ?? null,
    code ? textIn(code.text, language).text : null,
    null,
    null,
    null,
    null,
  ];
  yield row('question', null, null);
  yield* partsOf(question, null, row);
}

interface Named {
  readonly value: string;
  readonly text: PartialTexts;
}

function* partsOf(
  question: Question,
  field: Named | null,
  row: (kind: string, field: Named | null, code: Named | null) => ExportRow,
): Generator<ExportRow> {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'ranking':
      for (const choice of question.choices) yield row('choice', field, choice);
      return;
    case 'boolean':
      yield row('choice', field, { value: 'true', text: question.trueText });
      yield row('choice', field, { value: 'false', text: question.falseText });
      return;
    case 'matrix':
      for (const one of question.rows) yield row('row', one, null);
      for (const column of question.columns) yield row('choice', field, column);
      return;
    case 'multipletext':
      for (const { name, title } of question.items) yield row('field', { value: name, text: title }, null);
      return;
    case 'paneldynamic':
      for (const element of question.elements) {
        const own = { value: element.name, text: element.title };
        yield row('field', own, null);
        yield* partsOf(element, own, row);
      }
      return;
    default:
      return;
  }
}
