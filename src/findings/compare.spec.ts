import type { Entity, Role } from '../initiatives/partnership.js';
import type { Question } from '../questionnaires/questionnaire.js';
import type { ResponseState, StoredAnswer } from '../responses/response.js';
import { marksOf } from './answer-mark.js';
import { compareAnswers, type ComparedResponse } from './compare.js';

const text = (words: string) => ({ en: words, es: words, fr: words, pt: words });
const choices = (...values: readonly string[]) => values.map((value) => ({ value, text: text(value) }));
const about = (name: string) => ({
  ...{ name, title: text(name), description: null, required: false, visibleIf: null, requiredIf: null },
  ...{ revealedBy: [], comparable: true, rules: [] },
});
const asking = (...values: readonly string[]): Question => ({
  ...about('applied'),
  type: 'radiogroup',
  choices: choices(...values),
});
const why: Question = { ...about('why'), type: 'comment', maxLength: 200 };
const targets: Question = {
  ...about('targets'),
  type: 'matrix',
  columns: choices('none', 'some', 'strong', 'dont-know'),
  rows: choices('6.1', '8.3'),
  rowsFrom: null,
};

describe('the mark of a closed answer', () => {
  it.each([
    [['yes', 'partly', 'no', 'dont-know'], 'yes', 1],
    [['yes', 'partly', 'no', 'dont-know'], 'partly', 0.5],
    [['yes', 'no', 'dont-know'], 'no', 0],
    [['yes', 'no', 'dont-know'], 'dont-know', 'unknown'],
    [['not-at-all', 'a-little', 'largely', 'fully', 'cannot-say'], 'largely', 2 / 3],
    [['not-at-all', 'a-little', 'largely', 'fully', 'cannot-say'], 'cannot-say', 'unknown'],
    [['wider', 'same', 'less', 'no', 'dont-know'], 'same', 2 / 3],
    [['named', 'role-only', 'not-quoted'], 'named', null],
    [['yes', 'no'], 'perhaps', null],
  ])('of %j is, for %s, filled %s', (offered, answer, filled) => {
    expect(marksOf(asking(...offered), answer)).toEqual([{ value: answer, filled }]);
  });

  it('stands in each row of a matrix, unknown rows last', () => {
    expect(marksOf(targets, { old: 'some', '8.3': 'strong', '6.1': 'dont-know' })).toEqual([
      { value: { '6.1': 'dont-know' }, filled: 'unknown' },
      { value: { '8.3': 'strong' }, filled: 1 },
      { value: { old: 'some' }, filled: 0.5 },
    ]);
  });

  it('is none for a text', () => expect(marksOf(why, 'Because')).toBeNull());
});

const entity = (key: string, role: Role): Entity => ({
  ...{ key, name: key, country: 'BO', side: null, city: null, location: null, coordinator: false },
  role,
});
const answer = (value: StoredAnswer['value'], cannotAnswer: string | null = null): StoredAnswer => ({
  ...{ question: 'applied', value, cannotAnswer, revision: 1, by: 'Ana', at: '2023-04-05T12:00:00.000Z' },
});
const applied = asking('yes', 'partly', 'no');
const response = (
  key: string,
  role: Role,
  state: ResponseState,
  said: StoredAnswer | null,
  visible = ['applied'],
): ComparedResponse => ({
  entity: entity(key, role),
  state,
  questions: new Map([['applied', applied]]),
  visible: new Set(visible),
  answers: new Map(said ? [['applied', said]] : []),
});

describe('answers side by side', () => {
  it.each<[string, ComparedResponse, string]>([
    ['given', response('a', 'other', 'accepted', answer('yes')), 'marks'],
    ['submitted', response('a', 'other', 'submitted', answer('yes')), 'marks'],
    ['left out with a reason', response('a', 'other', 'accepted', answer(null, 'We left')), 'left-out'],
    ['emptied', response('a', 'other', 'accepted', answer(null)), 'blank'],
    ['never given', response('a', 'other', 'accepted', null), 'blank'],
    ['left over in a hidden question', response('a', 'other', 'accepted', answer('yes'), []), 'not-asked'],
    ['still being written', response('a', 'other', 'in-progress', answer('yes')), 'not-submitted'],
    ['returned', response('a', 'other', 'returned', answer('yes')), 'not-submitted'],
  ])('of an answer %s', (_what, one, kind) => {
    const asked = response('b', 'beneficiary', 'accepted', answer('no'));
    const [question] = compareAnswers(['applied'], [one, asked]);
    expect(question?.roles[1]?.entities[0]?.cell.kind).toBe(kind);
  });

  it('stand by role: the beneficiary, the providers, the others', () => {
    const roles = ['other', 'second-provider', 'beneficiary', 'first-provider'] as const;
    const responses = roles.map((role) => response(role, role, 'accepted', answer('yes')));
    const [question] = compareAnswers(['applied'], responses);
    expect(question?.roles.map(({ role }) => role)).toEqual([
      'beneficiary',
      'first-provider',
      'second-provider',
      'other',
    ]);
  });

  it('leave out what nobody was asked', () => {
    expect(compareAnswers(['applied'], [response('a', 'other', 'accepted', null, [])])).toEqual([]);
    expect(compareAnswers(['absent'], [response('a', 'other', 'accepted', null)])).toEqual([]);
  });
});
