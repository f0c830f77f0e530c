import { visibleQuestions } from '../../questionnaires/conditions.js';
import { questionFor } from '../../questionnaires/pages-for.js';
import type { Question } from '../../questionnaires/questionnaire.js';
import type { ReportResponse } from '../report-input.js';
import type { Block, Passages } from '../report-model.js';
import { groupedAnswers } from './answer-groups.js';
import { cell } from './cells.js';
import { nameIn, respondentIn, type Composition } from './composition.js';
import { sentenceAround } from './sentence-around.js';
import { matrixTable, questionLabel, tiesAnswers } from './matrix-answers.js';

/** Not about the initiative: how a quote may be used is between the entity and us. */
const NOT_PRINTED = new Set(['quote_consent']);

/** The annex: every closed answer of every entity by number, and every question left out with its reason. */
export function closedAnswers(composition: Composition): readonly Block[] {
  const { speech, entities, input } = composition;
  const questions = input.questionnaire.sections.flatMap((section) => section.questions);
  // Once for each entity: conditions are evaluated for all its questions together.
  const shown = new Map(
    [...composition.accepted.values()].map(({ entity, answers }) => [
      entity,
      visibleQuestions(input.questionnaire, respondentIn(composition, entity), answers),
    ]),
  );
  const asked = questions.flatMap((question) => askedIn(composition, question, shown) ?? []);
  const isBlank = (each: Asked) => isClosed(each.question) && isLeftBlank(each);
  const [answered, blank] = [asked.filter((each) => !isBlank(each)), asked.filter(isBlank)];
  const key = entities.map((entity, i) => `${i + 1} ${nameIn(composition, entity.key)}`).join(' · ');
  const ties = tiesAnswers(composition);
  return [
    { kind: 'heading', text: speech.say('closed.heading') },
    {
      kind: 'paragraph',
      style: 'note',
      passages: [{ text: speech.say('closed.key', { key }), language: null }],
    },
    {
      kind: 'table',
      caption: speech.say('closed.caption'),
      columns: [
        { heading: speech.say('table.question'), width: 0.38 },
        { heading: speech.say('table.answers'), width: 0.62 },
      ],
      rows: answered.flatMap((each) => rowsOn(composition, each)),
      note: [speech.say('closed.note'), ...blankNote(composition, blank)].join(' '),
      dense: true,
    },
    ...(ties ? [ties] : []),
    ...asked.flatMap(({ question }) => matrixTable(composition, question) ?? []),
  ];
}

interface Asked {
  readonly question: Question;
  /** Accepted responses of the entities to which it was shown. */
  readonly responses: readonly ReportResponse[];
}

/** Null where nobody with an accepted response was asked, or where it is not for print. */
function askedIn(
  composition: Composition,
  question: Question,
  shown: ReadonlyMap<string, ReadonlySet<string>>,
): Asked | null {
  if (NOT_PRINTED.has(question.name)) return null;
  const responses = [...composition.accepted.values()].filter(({ entity }) =>
    shown.get(entity)?.has(question.name),
  );
  const [first] = responses;
  return first
    ? { question: questionFor(question, respondentIn(composition, first.entity)), responses }
    : null;
}

/** By everybody it was shown to, without a reason. */
function isLeftBlank({ question: { name }, responses }: Asked): boolean {
  return responses.every(({ answers, cannotAnswer }) => {
    const value = answers[name];
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    return isEmpty && !cannotAnswer[name];
  });
}

function blankNote(composition: Composition, blank: readonly Asked[]): readonly string[] {
  if (blank.length === 0) return [];
  const labels = blank.map(({ question }) => questionLabel(composition, question));
  return [composition.speech.say('closed.blank', { questions: composition.speech.series(labels) })];
}

function rowsOn(composition: Composition, { question, responses }: Asked): readonly (readonly Passages[])[] {
  const isTable = question.type === 'matrix';
  const answered =
    isTable || !isClosed(question)
      ? []
      : groupedAnswers(composition, question, responses, ({ answers }) => answers[question.name]);
  const leftOut = leftOutOf(composition, { question, responses });
  if (answered.length === 0 && leftOut.length === 0) return [];
  const label = cell(questionLabel(composition, question));
  const items = [...(answered.length > 0 ? [cell(answered.join(' · '))] : []), ...leftOut];
  return [[label, items.flatMap((item, i) => (i === 0 ? item : [...cell(' · '), ...item]))]];
}

function leftOutOf({ speech, entities }: Composition, { question, responses }: Asked): readonly Passages[] {
  return responses.flatMap(({ entity, cannotAnswer, language }) => {
    const text = cannotAnswer[question.name];
    const number = entities.findIndex(({ key }) => key === entity) + 1;
    const words = { text: text ?? '', language: language ?? 'und' } as const;
    return text ? [sentenceAround(speech, 'closed.left-out', { number }, 'reason', words)] : [];
  });
}

/** Ties have a table of their own; free text, panels and files are no closed answers. */
function isClosed(question: Question): boolean {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'ranking':
    case 'boolean':
    case 'rating':
      return true;
    case 'text':
      return question.inputType === 'number' || question.inputType === 'date';
    default:
      return false;
  }
}
