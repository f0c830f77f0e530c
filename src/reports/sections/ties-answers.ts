import { textIn } from '../../language.js';
import type { TableBlock } from '../report-model.js';
import { cell, recordOf } from './cells.js';
import { nameIn, type Composition } from './composition.js';

/** What each entity said of each other, before and now, as steps of the scale; null where the question was not asked. */
export function tiesAnswers(composition: Composition): TableBlock | null {
  const { speech, entities, accepted, input } = composition;
  const question = input.questionnaire.questions.get('ties_before');
  if (question?.type !== 'matrix') return null;
  const steps = question.columns.map(({ value }) => value);
  const stepOf = (entity: string, name: string, other: string) => {
    const cells = recordOf(accepted.get(entity)?.answers[name]);
    const place = Object.hasOwn(cells, other) ? steps.indexOf(String(cells[other])) : -1;
    return place < 0 ? '–' : String(place);
  };
  const others = 0.7 / entities.length;
  return {
    kind: 'table',
    caption: speech.say('closed.ties.caption'),
    columns: [
      { heading: speech.say('table.entity'), width: 0.3 },
      ...entities.map((_, i) => ({ heading: String(i + 1), width: others })),
    ],
    rows: entities.map(({ key }, i) => [
      cell(`${i + 1} ${nameIn(composition, key)}`),
      ...entities.map((other) =>
        cell(
          other.key === key
            ? ' '
            : `${stepOf(key, 'ties_before', other.key)} › ${stepOf(key, 'ties_now', other.key)}`,
        ),
      ),
    ]),
    note: speech.say('closed.ties.note', {
      scale: question.columns
        .map(
          ({ text }, step) =>
            `${step}: ${textIn(text, input.language).text.toLocaleLowerCase(input.language)}`,
        )
        .join(', '),
    }),
  };
}
