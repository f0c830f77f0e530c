import { textIn } from '../../language.js';
import { visibleQuestions } from '../../questionnaires/conditions.js';
import { questionFor } from '../../questionnaires/pages-for.js';
import type { Question } from '../../questionnaires/questionnaire.js';
import type { ReportResponse } from '../report-input.js';
import type { Block, Passages, TableBlock } from '../report-model.js';
import { groupedAnswers } from './answer-groups.js';
import { cell, recordOf } from './cells.js';
import { draftedIn, nameIn, respondentIn, type Composition } from './composition.js';
import { strengthLine } from './strength-line.js';
import { tiesAnswers } from './ties-answers.js';

/** Not about the initiative: how a quote may be used is between the entity and us. */
const NOT_PRINTED = new Set(['quote_consent']);

/** The annex: every closed answer of every entity by number, and every question left out with its reason. */
export function closedAnswers(composition: Composition): readonly Block[] {
  const { speech, entities, input } = composition;
  const questions = input.questionnaire.sections.flatMap((section) => section.questions);
  const asked = questions.flatMap((question) => askedIn(composition, question) ?? []);
  const key = entities.map((entity, i) => `${i + 1} ${nameIn(composition, entity.key)}`).join(' · ');
  const ties = tiesAnswers(composition);
  return [
    { kind: 'heading', text: speech.say('closed.heading') },
    {
      kind: 'paragraph',
      style: 'note',
      passages: [{ text: speech.say('closed.key', { key }), language: null }],
    },
    ...(ties ? [ties] : []),
    {
      kind: 'table',
      caption: speech.say('closed.caption'),
      columns: [
        { heading: speech.say('table.question'), width: 0.38 },
        { heading: speech.say('table.answers'), width: 0.62 },
      ],
      rows: asked.flatMap((each) => rowsOn(composition, each)),
      note: speech.say('closed.note'),
    },
    ...asked.flatMap((each) => matrixTable(composition, each) ?? []),
  ];
}

interface Asked {
  readonly question: Question;
  /** Accepted responses of the entities to which it was shown. */
  readonly responses: readonly ReportResponse[];
}

/** Null where nobody with an accepted response was asked, or where it is not for print. */
function askedIn(composition: Composition, question: Question): Asked | null {
  if (NOT_PRINTED.has(question.name)) return null;
  const { accepted, input } = composition;
  const responses = [...accepted.values()].filter(({ entity, answers }) =>
    visibleQuestions(input.questionnaire, respondentIn(composition, entity), answers).has(question.name),
  );
  const [first] = responses;
  return first
    ? { question: questionFor(question, respondentIn(composition, first.entity)), responses }
    : null;
}

function rowsOn(composition: Composition, { question, responses }: Asked): readonly (readonly Passages[])[] {
  const isTable = question.type === 'matrix';
  const answered =
    isTable || !isClosed(question)
      ? []
      : groupedAnswers(composition, question, responses, ({ answers }) => answers[question.name]);
  const leftOut = leftOutOf(composition, { question, responses });
  if (answered.length === 0 && leftOut.length === 0) return [];
  const label = cell(labelOf(composition, question));
  return [[label, cell([...answered, ...leftOut].join(' · '))]];
}

function leftOutOf({ speech, entities }: Composition, { question, responses }: Asked): readonly string[] {
  return responses.flatMap(({ entity, cannotAnswer }) => {
    const reason = cannotAnswer[question.name];
    const number = entities.findIndex(({ key }) => key === entity) + 1;
    return reason ? [speech.say('closed.left-out', { reason, number })] : [];
  });
}

/** A short name where the wording has one, else the question as it was asked. */
function labelOf({ speech, input }: Composition, question: Question): string {
  const key = `question.${question.name}`;
  return speech.has(key) ? speech.say(key) : question.title[input.language];
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

/** A matrix as a table of its own, a row each; targets with the evidence behind them. Ties stand elsewhere. */
function matrixTable(composition: Composition, { question, responses }: Asked): TableBlock | null {
  if (question.type !== 'matrix' || question.rowsFrom === 'other-entities') return null;
  const { speech, input } = composition;
  const perTarget =
    question.rowsFrom === 'targets' ? (draftedIn(composition, 'sdg-contribution')?.perTarget ?? {}) : null;
  const widths = perTarget ? [0.22, 0.6, 0.18] : [0.45, 0.55];
  const headings = perTarget ? ['target', 'answers', 'evidence'] : ['perspective', 'answers'];
  return {
    kind: 'table',
    caption: labelOf(composition, question),
    columns: headings.map((key, i) => ({ heading: speech.say(`table.${key}`), width: widths[i]! })),
    rows: question.rows.map(({ value, text }) => {
      const groups = groupedAnswers(composition, question, responses, ({ answers }) => {
        const cells = recordOf(answers[question.name]);
        return Object.hasOwn(cells, value) ? cells[value] : undefined;
      });
      const label = perTarget ? targetLabel(composition, value) : textIn(text, input.language).text;
      const strength = perTarget?.[value]?.strength;
      return [
        cell(label),
        cell(groups.join(' · ')),
        ...(perTarget ? [cell(strength ? (strengthLine(strength, speech)?.label ?? '') : '')] : []),
      ];
    }),
    note: null,
  };
}

function targetLabel({ speech, input }: Composition, target: string): string {
  const { primary, secondary } = input.partnership.sdgTargets;
  const rank = primary.includes(target) ? 'primary' : secondary.includes(target) ? 'secondary' : 'programme';
  return speech.say(`target.${rank}`, { target });
}
