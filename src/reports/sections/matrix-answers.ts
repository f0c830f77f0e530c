import { textIn } from '../../language.js';
import { questionFor } from '../../questionnaires/pages-for.js';
import type { MatrixQuestion, Question } from '../../questionnaires/questionnaire.js';
import type { TableBlock } from '../report-model.js';
import { cell, recordOf } from './cells.js';
import { draftedIn, nameIn, respondentIn, type Composition } from './composition.js';

/** More entities than this leave less room for what stands before their columns. */
const FEW_ENTITIES = 6;

/** A short name where the wording has one, else the question as it was asked. */
export function questionLabel({ speech, input }: Composition, question: Question): string {
  const key = `question.${question.name}`;
  return speech.has(key) ? speech.say(key) : question.title[input.language];
}

/**
 * A matrix with a row each and a column per entity, its answers as steps of their scale; targets of the 2030 Agenda with
 * the evidence behind them. Null for ties and earlier perspectives, which have tables of their own that name everybody,
 * and for what is no matrix.
 */
export function matrixTable(composition: Composition, asked: Question): TableBlock | null {
  if (
    asked.type !== 'matrix' ||
    asked.rowsFrom === 'other-entities' ||
    asked.rowsFrom === 'last-perspectives'
  )
    return null;
  const { speech, entities, input } = composition;
  const question = questionFor(asked, respondentIn(composition, entities[0]!.key)) as MatrixQuestion;
  const perTarget =
    question.rowsFrom === 'targets' ? (draftedIn(composition, 'sdg-contribution')?.perTarget ?? {}) : null;
  const last = perTarget ? 0.2 : 0;
  const label = entities.length > FEW_ENTITIES ? (perTarget ? 0.3 : 0.52) : perTarget ? 0.34 : 0.56;
  const each = (1 - label - last) / entities.length;
  return {
    kind: 'table',
    caption: questionLabel(composition, question),
    columns: [
      { heading: speech.say(perTarget ? 'table.target' : 'table.perspective'), width: label },
      ...entities.map((_, i) => ({ heading: String(i + 1), width: each })),
      ...(perTarget ? [{ heading: speech.say('table.evidence'), width: last }] : []),
    ],
    rows: question.rows.map(({ value, text }) => {
      const strength = perTarget?.[value]?.strength;
      const asked = strength ? Object.values(strength).filter((fact) => typeof fact === 'boolean').length : 0;
      return [
        cell(perTarget ? targetLabel(composition, value) : textIn(text, input.language).text),
        ...entities.map(({ key }) => cell(stepOf(composition, question, key, value))),
        ...(perTarget
          ? [cell(strength ? speech.say('chart.count', { yes: strength.pips, total: asked }) : '–')]
          : []),
      ];
    }),
    note: scaleNote(composition, question),
    dense: true,
    half: true,
  };
}

/** What each entity said of each other, before and now; null where the question was not asked. */
export function tiesAnswers(composition: Composition): TableBlock | null {
  const { speech, entities, input } = composition;
  const [before, now] = ['ties_before', 'ties_now'].map((name) => input.questionnaire.questions.get(name));
  if (before?.type !== 'matrix' || now?.type !== 'matrix') return null;
  const label = entities.length > FEW_ENTITIES ? 0.4 : 0.3;
  const each = (1 - label) / entities.length;
  return {
    kind: 'table',
    caption: speech.say('closed.ties.caption'),
    columns: [
      { heading: speech.say('table.entity'), width: label },
      ...entities.map((_, i) => ({ heading: String(i + 1), width: each })),
    ],
    rows: entities.map(({ key }, i) => [
      cell(`${i + 1} ${nameIn(composition, key)}`),
      ...entities.map((other) =>
        cell(
          other.key === key
            ? ' '
            : `${stepOf(composition, before, key, other.key)} › ${stepOf(composition, now, key, other.key)}`,
        ),
      ),
    ]),
    note: `${speech.say('closed.ties.note')} ${scaleNote(composition, before)}`,
    dense: true,
  };
}

/** Position in the scale from 0; a dash where nothing was answered; the value itself where the scale lacks it. */
function stepOf({ accepted }: Composition, question: MatrixQuestion, entity: string, row: string): string {
  const cells = recordOf(accepted.get(entity)?.answers[question.name]);
  const value = Object.hasOwn(cells, row) ? cells[row] : undefined;
  if (value === undefined) return '–';
  const step = question.columns.findIndex((column) => column.value === value);
  return step < 0 ? String(value) : String(step);
}

function scaleNote({ speech, input }: Composition, { columns }: MatrixQuestion): string {
  const lower = (text: string) => text.charAt(0).toLocaleLowerCase(input.language) + text.slice(1);
  const scale = columns.map(({ text }, step) =>
    speech.say('closed.step', { step, text: lower(textIn(text, input.language).text) }),
  );
  return speech.say('closed.scale', { scale: scale.join(', ') });
}

function targetLabel({ speech, input }: Composition, target: string): string {
  const { primary, secondary } = input.partnership.sdgTargets;
  const rank = primary.includes(target) ? 'primary' : secondary.includes(target) ? 'secondary' : 'programme';
  return speech.say(`target.${rank}`, { target });
}
