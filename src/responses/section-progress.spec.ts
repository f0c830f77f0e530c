import type { Section } from '../questionnaires/questionnaire.js';
import type { StoredAnswer } from './response.js';
import { progressOf } from './section-progress.js';

const section = {
  name: 'impact',
  minutes: 8,
  questions: [{ name: 'beyond_plan' }, { name: 'beyond_plan_what' }, { name: 'remarks' }],
} as unknown as Section;
const all = new Set(['beyond_plan', 'beyond_plan_what', 'remarks']);
const required = new Set(['beyond_plan']);

const answer = (question: string, value: string | null, at = '10:00', cannotAnswer: string | null = null) =>
  [
    question,
    { question, value, cannotAnswer, revision: 1, by: 'Ana', at: `2023-05-04T${at}:00.000Z` },
  ] as const;
const stateOf = (answers: readonly (readonly [string, StoredAnswer])[], visible: ReadonlySet<string> = all) =>
  progressOf(section, new Map(answers), visible, required).state;

describe('progressOf', () => {
  it('is not started with nothing given, also where something was emptied again', () => {
    expect(stateOf([])).toBe('not-started');
    expect(stateOf([answer('remarks', null)])).toBe('not-started');
  });

  it('is in progress while a required answer is missing', () => {
    expect(stateOf([answer('remarks', 'Thanks')])).toBe('in-progress');
  });

  it('is complete with the required answers; optional blanks hold nothing up', () => {
    expect(stateOf([answer('beyond_plan', 'no')])).toBe('complete');
  });

  it('is in progress where a required answer was left out with a reason', () => {
    expect(stateOf([answer('beyond_plan', null, '10:00', 'We forgot')])).toBe('in-progress');
  });

  it('does not look at questions that are hidden', () => {
    expect(stateOf([answer('beyond_plan_what', 'A law')], new Set(['remarks']))).toBe('not-started');
  });

  it('names the newest change', () => {
    const answers = new Map([answer('beyond_plan', 'no', '10:00'), answer('remarks', 'Thanks', '14:32')]);
    expect(progressOf(section, answers, all, required).last?.question).toBe('remarks');
  });
});
