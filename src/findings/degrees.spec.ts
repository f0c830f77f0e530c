import type { Answers } from '../questionnaires/questionnaire.js';
import { draft, entity, RIO_VERDE } from '../../test/fixtures/small-partnership.js';

const TWO = [RIO_VERDE[0], entity('cuenca', 'BO', 'beneficiary'), ...RIO_VERDE.slice(1)].flatMap(
  (one) => one ?? [],
);

function tackled(own: Record<string, string>, seen: Record<string, string> = {}) {
  const answers: Record<string, Answers> = {};
  for (const [key, degree] of Object.entries(own)) answers[key] = { challenge_tackled: degree };
  for (const [key, degree] of Object.entries(seen)) answers[key] = { challenge_seen: degree };
  return draft('challenge-tackled', { entities: 'cuenca' in own ? TWO : RIO_VERDE, answers });
}

describe('How far the development challenge was tackled', () => {
  it.each([
    ['fully', { yes: ['alcaldia'], partly: [], no: [], quantifier: 'all', degree: 'fully' }],
    ['largely', { yes: ['alcaldia'], partly: [], no: [], quantifier: 'all', degree: 'largely' }],
    ['a-little', { yes: ['alcaldia'], partly: ['alcaldia'], no: [], quantifier: 'all', degree: 'a-little' }],
    ['not-at-all', { yes: [], partly: [], no: ['alcaldia'], quantifier: 'none', degree: 'not-at-all' }],
    [
      'cannot-say',
      { withoutAnswer: ['alcaldia'], quantifier: 'not-enough-answers', degree: null, degrees: {} },
    ],
  ])('%s', (degree, expected) => {
    expect(tackled({ alcaldia: degree })).toMatchObject(expected);
  });

  it('is worded by the lowest of two beneficiaries, and keeps apart what the others saw', () => {
    expect(
      tackled({ alcaldia: 'fully', cuenca: 'a-little' }, { instituto: 'largely', junta: 'cannot-say' }),
    ).toMatchObject({
      quantifier: 'all',
      degree: 'a-little',
      degrees: { alcaldia: 'fully', cuenca: 'a-little' },
      degreesSeen: { instituto: 'largely' },
    });
  });

  it('has enough answers where one of two beneficiaries answered', () => {
    expect(tackled({ alcaldia: 'largely', cuenca: 'cannot-say' })).toMatchObject({
      quantifier: 'some',
      degree: 'largely',
      withoutAnswer: ['cuenca'],
    });
  });

  it.each([
    ['fully', 'a-little', true],
    ['fully', 'largely', false],
    ['not-at-all', 'largely', true],
    ['a-little', 'not-at-all', false],
    ['a-little', 'fully', true],
    ['largely', 'cannot-say', false],
  ])('beneficiary %s, network %s: divergent %s', (own, seen, divergent) => {
    expect(tackled({ alcaldia: own }, { red: seen }).divergent).toBe(divergent);
  });

  it('does not call two beneficiaries divergent among themselves', () => {
    expect(tackled({ alcaldia: 'fully', cuenca: 'not-at-all' }).divergent).toBe(false);
  });
});
