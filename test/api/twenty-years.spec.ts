import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ExerciseRow } from '../../src/exercises/exercise.entity.js';
import { HistoryRow } from '../../src/history/history.entity.js';
import { JobRow } from '../../src/jobs/job.entity.js';
import { loadFixture } from '../fixtures/fixtures.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

const { initiative } = loadFixture('three-entities');
const ZONES = [
  'America/Mexico_City',
  'America/La_Paz',
  'America/Santiago',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Europe/Lisbon',
  'Europe/Madrid',
  'Pacific/Galapagos',
];
const YEARS = Array.from({ length: 20 }, (_, index) => 2026 + index);
const EXERCISES = ZONES.length * YEARS.length;
/** Another one tells another story; the one that fails goes here. */
const SEED = 20_260_101;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Planned {
  readonly zone: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** What has to have happened, told by the dates alone and day by day, without a word of the code under test. */
function expectedKinds(row: ExerciseRow): readonly string[] {
  if (row.openedAt === null) return ['notice', 'open'];
  const { closesOn, timeZone } = row;
  const opened = Temporal.Instant.from(row.openedAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const isWorkingDay = (day: Temporal.PlainDate) => day.dayOfWeek < 6;
  const onWorkingDay = (days: number) => {
    let day = opened.add({ days });
    while (!isWorkingDay(day)) day = day.add({ days: 1 });
    return day;
  };
  let lastCall = Temporal.PlainDate.from(closesOn);
  for (let left = 2; left > 0; left -= Number(isWorkingDay(lastCall)))
    lastCall = lastCall.subtract({ days: 1 });
  const before = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, lastCall) < 0;
  return [
    'notice',
    'open',
    ...(before(onWorkingDay(7)) ? ['reminder-1'] : []),
    ...(before(onWorkingDay(10)) ? ['call'] : []),
    ...(before(onWorkingDay(14)) ? ['reminder-2'] : []),
    ...(Temporal.PlainDate.compare(lastCall, opened) > 0 ? ['last-call'] : []),
    'close',
  ];
}

/**
 * T12: twenty years, eight zones with daylight saving on both halves of the earth and none, leap days, a service that is
 * off for an hour or for 400 days, and clocks that are put back by an hour.
 */
describe('Twenty years of exercises', () => {
  let expost: RunningExpost;
  let manager: ApiClient;

  beforeAll(async () => {
    expost = await startTestExpost({ now: '2025-10-01T00:00:00.000Z' });
    manager = await expost.api('manager');
    for (const index of ZONES.keys())
      await manager.post('/api/initiatives', { ...initiative, code: `ICT10${index}-24` });
  });
  afterAll(() => expost.stop());

  it('have every event of every exercise once, and none is missing', async () => {
    const plans = fc.record({
      day: fc.noBias(fc.integer({ min: 0, max: 330 })),
      length: fc.noBias(fc.integer({ min: 1, max: 40 })),
    });
    const outages = fc.oneof(
      { weight: 80, arbitrary: fc.noBias(fc.integer({ min: HOUR, max: 6 * DAY })) },
      { weight: 6, arbitrary: fc.constantFrom(-HOUR, 2 * DAY, 3 * DAY) },
      { weight: 1, arbitrary: fc.noBias(fc.integer({ min: 20 * DAY, max: 400 * DAY })) },
    );
    const story = fc.tuple(
      fc.array(plans, { minLength: EXERCISES, maxLength: EXERCISES }),
      fc.array(outages, { minLength: 20_000, maxLength: 20_000 }),
    );
    const [drawn] = fc.sample(story, { numRuns: 1, seed: SEED });
    if (drawn) await live(...drawn);
  }, 240_000);

  async function live(
    dates: readonly { readonly day: number; readonly length: number }[],
    jumps: Iterable<number>,
  ): Promise<void> {
    for (const [index, zone] of ZONES.entries()) {
      for (const [nth, year] of YEARS.entries()) {
        const { day, length } = dates[index * YEARS.length + nth] ?? { day: 0, length: 21 };
        const opens = Temporal.PlainDate.from({ year, month: 1, day: 15 }).add({ days: day });
        await plan(`ICT10${index}-24`, year, {
          zone,
          opensOn: opens.toString(),
          closesOn: opens.add({ days: length }).toString(),
        });
      }
    }
    await expost.jobsDone();
    for (const jump of jumps) {
      expost.clock.forward(jump);
      await expost.jobsDone();
      if (expost.clock.now() > '2047-06-01') break;
    }
    await compareWithModel();
  }

  async function plan(code: string, year: number, { zone, opensOn, closesOn }: Planned): Promise<void> {
    const exercises = `/api/initiatives/${code}/exercises`;
    const body = { year, questionnaire: 'joint-ex-post/v1', opensOn, closesOn, timeZone: zone };
    const planned = await manager.post(exercises, body);
    expect([planned.status, planned.body]).toEqual([201, expect.anything()]);
    const confirmed = await manager.post(`${exercises}/${year}/confirm`);
    expect([confirmed.status, confirmed.body.state]).toEqual([200, 'planned']);
  }

  async function compareWithModel(): Promise<void> {
    const { rows, jobs, lines } = await expost.get(UnitOfWork).read(async (database) => ({
      rows: await database.getRepository(ExerciseRow).find(),
      jobs: await database.getRepository(JobRow).find({ order: { dueAt: 'ASC' } }),
      lines: await database.getRepository(HistoryRow).find(),
    }));
    expect(rows).toHaveLength(EXERCISES);
    expect(jobs.filter(({ state }) => state !== 'done' && state !== 'moved')).toEqual([]);
    const told = rows.map((row) => {
      const own = jobs.filter(({ subject, state }) => subject === row.id && state === 'done');
      const steps = lines.filter(({ subject }) => subject === row.id).map(({ what }) => what);
      return {
        year: row.year,
        zone: row.timeZone,
        done: own.map(({ kind }) => kind.replace('exercise.', '')).toSorted(),
        opened: steps.filter((what) => what === 'exercise.opened').length,
        closed: steps.filter((what) => what === 'exercise.closed').length,
        state: row.state,
      };
    });
    const expected = rows.map((row) => ({
      year: row.year,
      zone: row.timeZone,
      done: expectedKinds(row).toSorted(),
      opened: Number(row.openedAt !== null),
      closed: Number(row.openedAt !== null),
      state: row.openedAt === null ? 'planned' : 'closed',
    }));
    expect(told).toEqual(expected);
    // Most of them took place, and some were missed: the outages were long enough to say something.
    const missed = rows.filter(({ openedAt }) => openedAt === null).length;
    expect(missed).toBeGreaterThan(0);
    expect(missed).toBeLessThan(rows.length / 2);
    for (const { dueAt, doneAt, kind } of jobs.filter(({ state }) => state === 'done'))
      if (kind.startsWith('exercise.') && kind !== 'exercise.schedule')
        expect(String(doneAt) >= dueAt).toBe(true);
  }
});
