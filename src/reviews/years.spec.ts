import type { Question } from '../questionnaires/questionnaire.js';
import type { StoredAnswer } from '../responses/response.js';
import { pairYears } from './years.js';

const texts = (text: string) => ({ en: text, es: text, fr: text, pt: text });
const choice = (name: string, title = name, comparable = true): Question =>
  ({
    name,
    type: 'radiogroup',
    title: texts(title),
    description: null,
    choices: [{ value: 'yes', text: texts('Yes') }],
    comparable,
  }) as unknown as Question;

const year = (questions: readonly Question[], values: Readonly<Record<string, unknown>>) => ({
  questions: new Map(questions.map((question) => [question.name, question])),
  answers: new Map(
    Object.entries(values).map(([question, value]): [string, StoredAnswer] => [
      question,
      {
        question,
        value: value as string,
        cannotAnswer: null,
        revision: 1,
        by: 'Lucía',
        at: '2024-04-05T12:00:00.000Z',
      },
    ]),
  ),
});

const applied = choice('knowledge_applied', 'Has the knowledge been applied?');

describe('one entity, year against year', () => {
  it.each([
    ['the same answer', { knowledge_applied: 'yes' }, { knowledge_applied: 'yes' }, ['same']],
    ['another answer', { knowledge_applied: 'yes' }, { knowledge_applied: 'partly' }, ['different']],
    ['a first answer', {}, { knowledge_applied: 'yes' }, ['only-now']],
    ['an answer no longer given', { knowledge_applied: 'yes' }, {}, ['only-before']],
    ['no answer at all', {}, {}, []],
    ['an emptied answer', { knowledge_applied: null }, { knowledge_applied: 'yes' }, ['only-now']],
    [
      'rows in another order',
      { knowledge_applied: { a: 1, b: 2 } },
      { knowledge_applied: { b: 2, a: 1 } },
      ['same'],
    ],
    [
      'ranks in another order',
      { knowledge_applied: ['a', 'b'] },
      { knowledge_applied: ['b', 'a'] },
      ['different'],
    ],
  ])('%s', (_what, before, now, kinds) => {
    const pairs = pairYears(year([applied], before), year([applied], now));
    expect(pairs.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('says where the question was worded otherwise, and is comparable only where both versions say so', () => {
    const before = choice('knowledge_applied', 'Is the knowledge in use?', false);
    const [pair] = pairYears(
      year([before], { knowledge_applied: 'yes' }),
      year([applied], { knowledge_applied: 'no' }),
    );
    expect(pair).toMatchObject({ reworded: true, comparable: false, kind: 'different' });
    const [alike] = pairYears(
      year([applied], { knowledge_applied: 'yes' }),
      year([applied], { knowledge_applied: 'no' }),
    );
    expect(alike).toMatchObject({ reworded: false, comparable: true });
  });

  it('keeps what is no longer asked, at the end', () => {
    const dropped = choice('dropped');
    const pairs = pairYears(
      year([dropped, applied], { dropped: 'yes', knowledge_applied: 'yes' }),
      year([applied], { knowledge_applied: 'yes' }),
    );
    expect(pairs.map(({ question, kind }) => [question.name, kind])).toEqual([
      ['knowledge_applied', 'same'],
      ['dropped', 'only-before'],
    ]);
  });
});
