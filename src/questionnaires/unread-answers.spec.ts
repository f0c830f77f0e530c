import { everyTypeQuestionnaire, respondentOf } from '../../test/fixtures/every-type-questionnaire.js';
import type { Answers } from './questionnaire.js';
import { readAnswers } from './unread-answers.js';

const questionnaire = everyTypeQuestionnaire();
const read = (stored: unknown) => readAnswers(questionnaire, respondentOf('alcaldia'), stored as Answers);

describe('stored answers, read against the pinned questionnaire', () => {
  it('are all readable where they fit', () => {
    const answers = { tap: 'no', why_not: 'No pump', ties: { red: 'joint' } };
    expect(read(answers)).toEqual({ answers, unread: [] });
  });

  it.each<[string, unknown, unknown, [string, string, unknown][]]>([
    ['a choice taken out of the list', { tap: 'sometimes' }, {}, [['tap', 'unknown-choice', 'sometimes']]],
    [
      'a question of an older version',
      { rain: 'a lot', tap: 'yes' },
      { tap: 'yes' },
      [['rain', 'unknown-question', 'a lot']],
    ],
    [
      'a ranking with one removed factor, as a whole',
      { wishes: ['law', 'gold'] },
      {},
      [['wishes', 'unknown-choice', ['law', 'gold']]],
    ],
    [
      'a matrix, only in the rows of an entity that is gone',
      { ties: { red: 'joint', consorcio: 'joint', junta: 'sworn' } },
      { ties: { red: 'joint' } },
      [['ties', 'unknown-row', { consorcio: 'joint', junta: 'sworn' }]],
    ],
    [
      'a matrix of which nothing is left',
      { ties: { consorcio: 'joint' } },
      {},
      [['ties', 'unknown-row', { consorcio: 'joint' }]],
    ],
    ['a matrix that is none', { ties: 'joint' }, {}, [['ties', 'wrong-type', 'joint']]],
    [
      'an answer to a question not asked',
      { tap: 'yes', why_not: 'No pump' },
      { tap: 'yes' },
      [['why_not', 'hidden-question', 'No pump']],
    ],
    [
      'what hangs on an unreadable answer',
      { tap: 'nope', why_not: 'No pump' },
      {},
      [
        ['tap', 'unknown-choice', 'nope'],
        ['why_not', 'hidden-question', 'No pump'],
      ],
    ],
  ])('%s', (_what, stored, answers, unread) => {
    const found = read(stored);
    expect(found.answers).toEqual(answers);
    expect(found.unread.map(({ question, reason, value }) => [question, reason, value])).toEqual(unread);
    expect(
      found.unread.every(({ entity, problem }) => entity === 'alcaldia' && problem.pointer.startsWith('/')),
    ).toBe(true);
  });

  it('lose none of 100 unreadable rows', () => {
    const rows = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`gone${index}`, 'joint']));
    const found = read({ ties: { ...rows, red: 'joint' } });
    expect(found.answers).toEqual({ ties: { red: 'joint' } });
    expect(found.unread[0]?.value).toEqual(rows);
  });
});
