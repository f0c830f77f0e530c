import { draft } from '../../test/fixtures/small-partnership.js';
import type { Answers } from '../questionnaires/questionnaire.js';

/** A year means yes in that year; the exercise is that of 2025. */
function proposed(said: Record<string, number | string>) {
  const answers = Object.fromEntries(
    Object.entries(said).map(([key, answer]): [string, Answers] => [
      key,
      typeof answer === 'number'
        ? { new_exercise: 'yes', new_exercise_year: answer }
        : { new_exercise: answer },
    ]),
  );
  return draft('new-exercise', { answers });
}

describe('The new ex post exercise the partners propose', () => {
  it.each([
    ['all in one year', { alcaldia: 2026, instituto: 2026, junta: 2026, red: 2026 }, true, 2026],
    ['the year named most often', { alcaldia: 2028, instituto: 2026, junta: 2028 }, true, 2028],
    ['the earlier year on a draw', { alcaldia: 2028, instituto: 2027, junta: 2028, red: 2027 }, true, 2027],
    ['a draw of single votes', { alcaldia: 2029, instituto: 2026, junta: 2027 }, true, 2026],
    [
      'three of four is more than half',
      { alcaldia: 2026, instituto: 2026, junta: 2026, red: 'no' },
      true,
      2026,
    ],
    ['half is not more than half', { alcaldia: 2026, instituto: 2026, junta: 'no', red: 'no' }, false, null],
    ['silent entities count in the partnership', { alcaldia: 2026, instituto: 2026 }, false, null],
    ['nobody', { alcaldia: 'no', instituto: 'no', junta: 'dont-know' }, false, null],
    ['yes without any year', { alcaldia: 'yes', instituto: 'yes', junta: 'yes' }, true, null],
    ['a year that has passed is no vote', { alcaldia: 2025, instituto: 2025, junta: 2026 }, true, 2026],
    ['nor is one too far away', { alcaldia: 2031, instituto: 2031, junta: 2030 }, true, 2030],
  ])('%s', (_case, said, planned, year) => {
    expect(proposed(said).decision).toEqual({ planned, year });
  });

  it('names who says yes, who says no and who is missing; it is no quantity', () => {
    expect(proposed({ alcaldia: 2026, instituto: 'no', junta: 'dont-know' })).toMatchObject({
      yes: ['alcaldia'],
      no: ['instituto'],
      withoutAnswer: ['junta', 'red'],
      quantifier: null,
      strength: null,
    });
  });

  it('has not enough answers where fewer than half said yes or no', () => {
    expect(proposed({ alcaldia: 2026, instituto: 'dont-know' })).toMatchObject({
      quantifier: 'not-enough-answers',
      decision: { planned: false, year: null },
    });
  });
});
