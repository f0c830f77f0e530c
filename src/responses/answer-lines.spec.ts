import { join } from 'node:path';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import type { AnswerValue, Question } from '../questionnaires/questionnaire.js';
import { answerLines } from './answer-lines.js';

const { questions } = new QuestionnairesService(join(__dirname, '../../surveys')).get('joint-ex-post/v1');
const words = {
  place: (place: number) => `${place}.`,
  panel: (title: string, number: number) => `${title} ${number}`,
  document: (number: number) => `Document ${number}`,
};
const lines = (name: string, value: AnswerValue) =>
  answerLines(questions.get(name) as Question, value, 'en', words).map(({ label, text }) =>
    label ? `${label}: ${text}` : text,
  );

describe('answerLines', () => {
  it('words choices by their texts', () => {
    expect(lines('new_areas', 'dont-know')).toEqual(['We do not know']);
  });

  it('words a ranking by places', () => {
    expect(lines('enabling_factors', ['trust', 'two-levels'])).toEqual([
      '1.: Trust between the entities',
      '2.: Work at two levels, political and technical',
    ]);
  });

  it('words a matrix row by row in the order of the questionnaire', () => {
    expect(
      lines('perspectives', { 'formal-agreement': 'commit', 'keep-applying': 'support' }).map(
        (line) => line.split(': ').length,
      ),
    ).toEqual([2, 2]);
    expect(lines('perspectives', { 'formal-agreement': 'commit', 'keep-applying': 'support' })[0]).toMatch(
      /appl/i,
    );
  });

  it('words panels field by field', () => {
    expect(lines('respondents', [{ post: 'Director', name: 'Ana' }, { name: 'Luis' }])).toEqual([
      'Person 1 – Name: Ana',
      'Person 1 – Post in the entity: Director',
      'Person 2 – Name: Luis',
    ]);
  });

  it('shows what the questionnaire does not know as it is stored', () => {
    expect(lines('new_areas', 'perhaps')).toEqual(['perhaps']);
    expect(lines('ties_before', { gone: 'none' })).toEqual(['gone: No contact']);
    expect(lines('respondents', [{ shoe: 43 }])).toEqual(['Person 1 – shoe: 43']);
    expect(lines('new_areas', { odd: ['x'] })).toEqual(['{"odd":["x"]}']);
  });
});
