import { textIn } from '../../language.js';
import type { AnswerValue, Question } from '../../questionnaires/questionnaire.js';
import type { ReportResponse } from '../report-input.js';
import { nameIn, type Composition } from './composition.js';

/**
 * Answers with the numbers of the entities that gave them: "Yes: 1, 2", "No answer: 3". Values stand in the questionnaire's
 * order, the missing last; a ranking gives the rank in brackets.
 */
export function groupedAnswers(
  composition: Composition,
  question: Question,
  responses: readonly ReportResponse[],
  read: (response: ReportResponse) => AnswerValue | undefined,
): readonly string[] {
  const { speech, entities } = composition;
  const named = namedNumbers(composition, question, responses, read);
  if (named) return named;
  const said = new Map<string, string[]>(labelsOf(question, composition).map(([, label]) => [label, []]));
  const silent: string[] = [];
  for (const response of responses) {
    const number = String(entities.findIndex(({ key }) => key === response.entity) + 1);
    const given = answersOf(question, read(response), composition);
    // Who gave a reason instead is printed with it.
    if (given.length === 0 && !response.cannotAnswer[question.name]) silent.push(number);
    given.forEach((label, rank) => {
      const mark = question.type === 'ranking' ? `${number}\u00a0(${rank + 1})` : number;
      said.set(label, [...(said.get(label) ?? []), mark]);
    });
  }
  const line = (value: string, numbers: readonly string[]) =>
    numbers.length === entities.length && question.type !== 'ranking'
      ? speech.say('closed.everyone', { value })
      : speech.say('closed.group', { value, numbers: numbers.join(', ') });
  return [
    ...[...said].filter(([, numbers]) => numbers.length > 0).map(([label, numbers]) => line(label, numbers)),
    ...(silent.length > 0 ? [line(speech.say('closed.without'), silent)] : []),
  ];
}

/** Numbers of which no two are alike (people reached): who gave which. Null where groups say it better. */
function namedNumbers(
  composition: Composition,
  question: Question,
  responses: readonly ReportResponse[],
  read: (response: ReportResponse) => AnswerValue | undefined,
): readonly string[] | null {
  const { speech } = composition;
  const numbers = responses.flatMap((response) => {
    const value = read(response);
    return question.type === 'text' && typeof value === 'number' ? [{ entity: response.entity, value }] : [];
  });
  if (numbers.length < 2 || new Set(numbers.map(({ value }) => value)).size < numbers.length) return null;
  const silent = responses.filter(
    ({ entity, cannotAnswer }) =>
      !cannotAnswer[question.name] && !numbers.some((each) => each.entity === entity),
  );
  const without = speech.say('closed.without').toLocaleLowerCase(speech.language);
  const say = (entity: string, value: string) =>
    speech.say('closed.number', { entity: nameIn(composition, entity), value });
  return [
    ...numbers.map(({ entity, value }) => say(entity, speech.number(value))),
    ...silent.map(({ entity }) => say(entity, without)),
  ];
}

function labelsOf(question: Question, { input }: Composition): readonly (readonly [string, string])[] {
  const choices =
    question.type === 'matrix' ? question.columns : 'choices' in question ? question.choices : [];
  return choices.map(({ value, text }) => [value, textIn(text, input.language).text] as const);
}

function answersOf(
  question: Question,
  value: AnswerValue | undefined,
  composition: Composition,
): readonly string[] {
  if (value === undefined || value === '') return [];
  const labels = new Map(labelsOf(question, composition));
  const labelOf = (each: AnswerValue) => labels.get(String(each)) ?? String(each);
  if (Array.isArray(value)) return value.map(labelOf);
  if (question.type === 'boolean') {
    const { language } = composition.input;
    return [value === true ? question.trueText[language] : question.falseText[language]];
  }
  if (typeof value === 'number') return [composition.speech.number(value)];
  return [labelOf(value)];
}
