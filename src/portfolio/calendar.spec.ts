import type { ExerciseState, NewExerciseDecision } from '../exercises/exercise.js';
import { calendarRows, rowsOf, type CalendarExercise, type CalendarInitiative } from './calendar.js';

const NOW = '2023-05-10T12:00:00.000Z';

const initiative = (implementationEnd: string): CalendarInitiative => ({
  code: 'AC-1',
  acronym: 'AGUA CLARA',
  implementationEnd,
  entities: [
    {
      ...{ key: 'yojoa', name: 'Mancomunidad', role: 'beneficiary', coordinator: true },
      zones: [{ timeZone: 'America/Tegucigalpa', contacts: 1 }],
    },
    {
      ...{ key: 'tejo', name: 'Câmara do Tejo', role: 'second-provider', coordinator: false },
      zones: [{ timeZone: 'Europe/Lisbon', contacts: 2 }],
    },
  ],
});

const decided = (year: number): NewExerciseDecision => ({
  ...{ planned: true, year, reason: null, by: 'x', at: NOW },
});

function exercise(state: ExerciseState, opensOn: string, change: Partial<CalendarExercise> = {}) {
  const closesOn = `${opensOn.slice(0, 8)}28`;
  return {
    ...{ id: 'e', number: 1, year: Number(opensOn.slice(0, 4)), state, opensOn, closesOn },
    ...{ closesAt: `${closesOn}T22:00:00.000Z`, timeZone: 'Europe/Madrid', questionnaire: 'q/v1' },
    ...{ decision: null, confirmedAt: null, openedAt: null, plannedAt: null, skippedWhy: null, revision: 1 },
    ...change,
  };
}

describe('Where an exercise stands in the calendar, on 10 May 2023', () => {
  const ended = initiative('2022-04-30');
  const standings = (exercises: readonly CalendarExercise[], of = ended) =>
    calendarRows(of, exercises, NOW).map(({ year, standing, late }) => [year, late ?? standing].join(' '));

  it.each([
    ['ended 13 months ago', '2022-04-30', ['2023 plan']],
    ['ended a year ago today', '2022-05-10', ['2023 due']],
    ['ended today', '2023-05-10', ['2024 due']],
    ['ended tomorrow', '2023-05-11', ['2024 later']],
    ['ended on a leap day', '2020-02-29', ['2023 plan']],
    ['ends in years', '2025-12-31', ['2026 later']],
  ])('not planned, %s: %s → %j', (_when, end, expected) =>
    expect(standings([], initiative(end))).toEqual(expected),
  );

  it.each<readonly [string, readonly CalendarExercise[], readonly string[]]>([
    ['planned', [exercise('planned', '2023-05-10')], ['2023 planned']],
    ['not opened on its day', [exercise('planned', '2023-05-09')], ['2023 open']],
    ['open', [exercise('open', '2023-05-01')], ['2023 running']],
    ['not closed', [exercise('open', '2023-04-01')], ['2023 close']],
    ['closed', [exercise('closed', '2023-04-01')], ['2023 running']],
    ['in validation', [exercise('in-validation', '2023-03-01')], ['2023 running']],
    ['published, and none to follow', [exercise('published', '2023-03-01')], ['2023 past']],
    ['cancelled, and due again', [exercise('cancelled', '2023-04-01')], ['2023 past', '2023 plan']],
    [
      'published, and asked for next year',
      [exercise('published', '2023-03-01', { decision: decided(2024) })],
      ['2023 past', '2024 due'],
    ],
    [
      'published, and the next one planned',
      [
        exercise('published', '2023-03-01', { decision: decided(2024) }),
        exercise('planned', '2024-03-05', { number: 2 }),
      ],
      ['2023 past', '2024 planned'],
    ],
  ])('%s', (_what, exercises, expected) => expect(standings(exercises)).toEqual(expected));

  it('is numbered after the last one, in the zone of most contacts, and says what it lacks', () => {
    const [, due] = calendarRows(ended, [exercise('cancelled', '2023-04-01')], NOW);
    expect(due).toMatchObject({ number: 2, timeZone: 'Europe/Lisbon', missing: [], dueOn: '2023-04-30' });
    const lonely = { ...ended, entities: ended.entities.map((entity) => ({ ...entity, zones: [] })) };
    const [lacking] = calendarRows(lonely, [], NOW);
    expect(lacking).toMatchObject({ timeZone: 'UTC' });
    expect(lacking?.missing.map(({ pointer }) => pointer)).toEqual([
      '/entities/0/contacts',
      '/entities/1/contacts',
    ]);
  });
});

it('Groups stand by the day that counts in them, the past from its end', () => {
  const rows = ['2023-04-01', '2023-02-01', '2023-03-01'].flatMap((opensOn, index) =>
    calendarRows(
      { ...initiative('2022-01-31'), code: `AC-${index}` },
      [exercise('published', opensOn), exercise('planned', opensOn.replace('2023', '2024'))],
      NOW,
    ),
  );
  expect(rowsOf(rows, 'planned').map(({ code }) => code)).toEqual(['AC-1', 'AC-2', 'AC-0']);
  expect(rowsOf(rows, 'past').map(({ code }) => code)).toEqual(['AC-0', 'AC-2', 'AC-1']);
  expect(rowsOf(rows, 'late')).toEqual([]);
});
