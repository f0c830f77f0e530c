import type { Exercise } from '../exercises/exercise.js';
import { isQuiet, progressOf } from './follow-up.js';
import { missingTexts, plannedAgainstDecision } from './plan-warnings.js';

const decided = (planned: boolean, year: number | null) => ({ planned, year, reason: null, by: '', at: '' });
const exercise = (change: Partial<Exercise>) =>
  ({ publishedAt: null, decision: null, skippedWhy: null, ...change }) as Exercise;

describe('a planned exercise that the last report no longer asks for', () => {
  const first = exercise({
    number: 1,
    year: 2023,
    state: 'published',
    publishedAt: '2023-09-01T00:00:00.000Z',
  });
  const planned = exercise({ number: 2, year: 2026, state: 'planned' });
  const skipped = exercise({ number: 2, year: 2026, state: 'cancelled', skippedWhy: 'Elections' });
  const instead = exercise({ number: 3, year: 2027, state: 'planned' });
  const corrected = exercise({ number: 3, year: 2028, state: 'planned' });

  it.each([
    ['the year it asks for', decided(true, 2026), [planned], []],
    ['a correction to another year', decided(true, 2028), [planned, corrected], [2026]],
    ['a correction to none', decided(false, null), [planned], [2026]],
    ['the year it asks for, which was skipped', decided(true, 2026), [skipped, instead], []],
    ['a correction to a year after the one skipped', decided(true, 2028), [skipped, instead], [2027]],
  ])('%s', (_what, decision, later, years) => {
    const found = plannedAgainstDecision([{ ...first, decision }, ...later]);
    expect(found.map(({ year }) => year)).toEqual(years);
  });

  it('is none before anything was published', () => {
    expect(plannedAgainstDecision([planned])).toEqual([]);
  });
});

it('texts that partners of a language will see in another one', () => {
  const initiative = { name: { en: 'Clean water', es: 'Agua clara' }, challenge: { en: 'Clean the water' } };
  expect(missingTexts(initiative, 'es')).toEqual(['challenge']);
  expect(missingTexts(initiative, 'fr')).toEqual(['name', 'challenge']);
  expect(missingTexts(initiative, 'en')).toEqual([]);
});

it.each([
  ['2026-05-06T13:00:00.000Z', 'America/La_Paz', false], // Wednesday, 9:00
  ['2026-05-06T12:59:00.000Z', 'America/La_Paz', true],
  ['2026-05-06T13:00:00.000Z', 'Europe/Madrid', false], // 15:00
  ['2026-05-06T16:00:00.000Z', 'Europe/Madrid', true], // 18:00
  ['2026-05-09T10:00:00.000Z', 'Europe/Madrid', true], // Saturday
])('at %s nobody is called in %s: %s', (now, zone, quiet) => {
  expect(isQuiet(now, zone)).toBe(quiet);
});

it.each([
  ['not-opened', false, 'not-opened'],
  ['not-opened', true, 'opened'],
  ['in-progress', true, 'in-progress'],
  ['returned', true, 'in-progress'],
  ['submitted', false, 'finished'],
] as const)('a response that is %s, link used: %s, is %s', (state, entered, progress) => {
  expect(progressOf(state, entered)).toBe(progress);
});
