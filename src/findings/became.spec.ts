import type { Answers, Choice } from '../questionnaires/questionnaire.js';
import { becameOf } from './became.js';

const KEYS = ['alcaldia', 'instituto', 'junta', 'red'];
const choice = (value: string): Choice => ({ value, text: { en: value, es: value, fr: value, pt: value } });
const LAST = [choice('keep-applying'), choice('own-1')];

function accepted(entity: string, cells: Readonly<Record<string, string>>, isLeftOut = false) {
  const answers: Answers = { previous_perspectives: cells };
  const cannotAnswer: Record<string, string> = isLeftOut
    ? { previous_perspectives: 'Nobody who knows is left.' }
    : {};
  return { entity, answers, cannotAnswer };
}

/** One letter per entity: d(one), u(nder way), x dropped, ? don't know, – silent. */
function said(letters: string) {
  const words: Readonly<Record<string, string>> = {
    d: 'done',
    u: 'under-way',
    x: 'dropped',
    '?': 'dont-know',
  };
  const responses = KEYS.flatMap((key, i) => {
    const word = words[letters[i]!];
    return word ? [accepted(key, { 'keep-applying': word })] : [];
  });
  return becameOf(LAST, KEYS, responses)[0]!;
}

describe('What became of a perspective', () => {
  it.each([
    ['dddd', 'done', 'all say so'],
    ['dddx', 'done', 'more than half say so'],
    ['uuux', 'under-way', ''],
    ['xxx?', 'dropped', ''],
    ['ddux', 'entities-differ', 'half is not more than half, and others say otherwise'],
    ['ddxx', 'entities-differ', ''],
    ['du––', 'entities-differ', ''],
    ['dd––', 'done', 'half say so, and nobody says otherwise'],
    ['d–––', 'not-enough-answers', 'fewer than half say anything'],
    ['d???', 'not-enough-answers', 'who does not know says nothing'],
    ['––––', 'not-enough-answers', ''],
  ])('%s: %s (%s)', (letters, became) => {
    expect(said(letters).became).toBe(became);
  });

  it('names who says what, and who says nothing', () => {
    expect(said('d?u–')).toMatchObject({
      said: { done: ['alcaldia'], 'under-way': ['junta'], dropped: [] },
      dontKnow: ['instituto'],
      withoutAnswer: ['red'],
    });
  });

  it('a row left blank, a question left out with a reason and an answer of another shape are without answer', () => {
    const responses = [
      accepted('alcaldia', { 'own-1': 'done' }),
      accepted('instituto', { 'keep-applying': 'done' }, true),
      { entity: 'junta', answers: { previous_perspectives: ['done'] }, cannotAnswer: {} },
      accepted('stranger', { 'keep-applying': 'done' }),
    ];
    const [first, own] = becameOf(LAST, KEYS, responses);
    expect(first).toMatchObject({ withoutAnswer: KEYS, became: 'not-enough-answers' });
    expect(own).toMatchObject({ code: 'own-1', said: { done: ['alcaldia'] } });
  });

  it('of a partnership of nobody, and of a report that named none, there is nothing to say', () => {
    expect(becameOf(LAST, [], [])[0]?.became).toBe('not-enough-answers');
    expect(becameOf([], KEYS, [])).toEqual([]);
  });
});
