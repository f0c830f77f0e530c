import { LANGUAGES } from '../language.js';
import type { Texts } from '../language.js';
import { allTargets } from '../initiatives/partnership.js';
import type { Choice, CheckboxQuestion, MatrixQuestion, Respondent, Row } from './questionnaire.js';

/** As the United Nations call a target of the 2030 Agenda. */
const TARGET: Texts = { en: 'Target', es: 'Meta', fr: 'Cible', pt: 'Meta' };

/** Values of the rows this respondent has in a matrix, in order: without texts, for checks that run often. */
export function rowValues(question: MatrixQuestion, respondent: Respondent): readonly string[] {
  switch (question.rowsFrom) {
    case null:
      return question.rows.map((row) => row.value);
    case 'other-entities':
      return respondent.partnership.entities
        .map((entity) => entity.key)
        .filter((key) => key !== respondent.entity);
    case 'targets':
      return allTargets(respondent.partnership.sdgTargets);
    case 'last-perspectives':
      return respondent.lastPerspectives.map((perspective) => perspective.value);
    default:
      return question.rowsFrom satisfies never;
  }
}

/** The rows with their texts. */
export function rowsOf(question: MatrixQuestion, respondent: Respondent): readonly Row[] {
  switch (question.rowsFrom) {
    case null:
      return question.rows;
    case 'other-entities':
      return entityChoices(respondent).filter((choice) => choice.value !== respondent.entity);
    case 'targets':
      return allTargets(respondent.partnership.sdgTargets).map((value) => ({
        value,
        text: inEvery((language) => `${TARGET[language]} ${value}`),
      }));
    case 'last-perspectives':
      return respondent.lastPerspectives;
    default:
      return question.rowsFrom satisfies never;
  }
}

/** Values of a checkbox question's choices. */
export function choiceValues(question: CheckboxQuestion, respondent: Respondent): readonly string[] {
  return question.choicesFrom === 'entities'
    ? respondent.partnership.entities.map((entity) => entity.key)
    : question.choices.map((choice) => choice.value);
}

/** Every entity of the partnership under its own name, which no language translates. */
export function entityChoices(respondent: Respondent): readonly Choice[] {
  return respondent.partnership.entities.map(({ key, name }) => ({ value: key, text: inEvery(() => name) }));
}

function inEvery(textOf: (language: keyof Texts) => string): Texts {
  return Object.fromEntries(LANGUAGES.map((language) => [language, textOf(language)])) as unknown as Texts;
}
