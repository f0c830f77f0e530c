import { endOfDay } from '../initiatives/civil-date.js';
import { startOfDay } from '../initiatives/working-hours.js';
import { courseOf, type CourseJob } from './exercise-course.js';

const timeZone = 'Europe/Madrid';
/** LIDERES 2024, three weeks from a Tuesday. */
const exercise = {
  state: 'open' as const,
  opensOn: '2024-04-16',
  closesOn: '2024-05-07',
  closesAt: endOfDay('2024-05-07', timeZone),
  timeZone,
  confirmedAt: '2024-04-01T09:00:00.000Z',
  openedAt: startOfDay('2024-04-16', timeZone),
};
const job = (event: string, day: string, more: Partial<CourseJob> = {}): CourseJob => ({
  kind: `exercise.${event}`,
  key: `e1:${startOfDay(day, timeZone)}`,
  payload: JSON.stringify({ exercise: 'e1', event, day }),
  state: 'due',
  attempts: 0,
  dueAt: startOfDay(day, timeZone),
  doneAt: null,
  outcome: null,
  ...more,
});
const done = (event: string, day: string, outcome: string | null, doneAt = startOfDay(day, timeZone)) =>
  job(event, day, { state: 'done', attempts: 1, outcome, doneAt });
const shown = (lines: ReturnType<typeof courseOf>) =>
  lines.map(({ event, day, standing }) => `${day} ${event} ${standing}`);

describe('The course of an exercise as it is shown', () => {
  const planned = { ...exercise, state: 'planned' as const, openedAt: null };

  it('is nothing while its dates are not confirmed', () => {
    expect(courseOf({ ...planned, confirmedAt: null }, [], '2024-04-10T09:00:00.000Z')).toEqual([]);
  });

  it('is planned as a whole once they are, also before its due work stands', () => {
    const jobs = [done('notice', '2024-04-09', 'announced'), job('open', '2024-04-16')];
    const whole = [
      '2024-04-09 notice done',
      '2024-04-16 open planned',
      '2024-04-23 reminder-1 planned',
      '2024-04-26 call planned',
      '2024-04-30 reminder-2 planned',
      '2024-05-03 last-call planned',
      '2024-05-07 close planned',
    ];
    expect(shown(courseOf(planned, jobs, '2024-04-10T09:00:00.000Z'))).toEqual(whole);
    const [notice, ...others] = shown(courseOf(planned, [], '2024-04-10T09:00:00.000Z'));
    expect([notice, others]).toEqual(['2024-04-09 notice waiting', whole.slice(1)]);
  });

  it('tells a notice once, however often a change of the exercise has had it looked at again', () => {
    const again = (revision: number, more: Partial<CourseJob>) =>
      job('notice', '2024-04-09', { ...more, key: `e1:${startOfDay('2024-04-09', timeZone)}:${revision}` });
    const jobs = [
      again(2, { state: 'moved' }),
      again(3, { state: 'done', outcome: 'announced', doneAt: startOfDay('2024-04-09', timeZone) }),
      again(4, { state: 'done', outcome: 'nobody-new', doneAt: '2024-04-10T08:00:00.000Z' }),
    ];
    const lines = courseOf(planned, jobs, '2024-04-10T09:00:00.000Z');
    expect(shown(lines).slice(0, 2)).toEqual(['2024-04-09 notice done', '2024-04-16 open planned']);
  });

  it('that something holds back, promises no reminder for days that are over', () => {
    const jobs = [done('notice', '2024-04-09', 'announced'), done('open', '2024-04-16', 'blocked')];
    expect(shown(courseOf(planned, jobs, '2024-05-01T09:00:00.000Z'))).toEqual([
      '2024-04-09 notice done',
      '2024-04-16 open held-back',
      '2024-05-03 last-call planned',
      '2024-05-07 close planned',
    ]);
  });

  it.each([
    ['something was missing, and is mended on the third day', [done('open', '2024-04-16', 'blocked')]],
    ['a manager opens it while its own event fails', [job('open', '2024-04-16', { state: 'moved' })]],
    [
      'a manager opens it after its own event failed',
      [job('open', '2024-04-16', { state: 'failed', attempts: 12 })],
    ],
  ])('opened late: %s', (_name, jobs) => {
    const late = { ...exercise, openedAt: '2024-04-19T10:00:00.000Z' };
    const open = courseOf(late, jobs, '2024-04-20T10:00:00.000Z').find(({ event }) => event === 'open');
    const { standing, day, doneAt, late: lateness, failed } = open ?? {};
    expect({ standing, day, doneAt, lateness, failed }).toEqual({
      standing: 'late',
      day: '2024-04-16',
      doneAt: '2024-04-19T10:00:00.000Z',
      lateness: { days: 3, hours: 0 },
      failed: 0,
    });
  });

  it('opened by hand before anybody confirmed it, says on which day that was', () => {
    const [open] = courseOf(
      { ...exercise, openedAt: '2024-04-12T10:00:00.000Z' },
      [],
      '2024-04-12T10:00:01.000Z',
    );
    expect([open?.event, open?.day, open?.standing]).toEqual(['open', '2024-04-12', 'done']);
  });

  it.each([
    [{ attempts: 3, dueAt: '2024-04-23T04:00:00.000Z' }, 'retrying', 3, '2024-04-23T04:00:00.000Z'],
    [{ attempts: 4, state: 'running' as const }, 'retrying', 3, null],
    [{ attempts: 1, state: 'running' as const }, 'waiting', 0, null],
    [{ attempts: 12, state: 'failed' as const }, 'failed', 12, null],
  ])('a job %j keeps its day and is %s', (more, standing, failed, nextTry) => {
    const [, line] = courseOf(exercise, [job('reminder-1', '2024-04-23', more)], '2024-04-25T03:00:00.000Z');
    expect(line).toMatchObject({ event: 'reminder-1', day: '2024-04-23', standing, failed, nextTry });
    expect(line?.late).toEqual(standing === 'failed' ? null : { days: 2, hours: 0 });
  });

  it.each([
    ['reminded', 'done'],
    ['nobody-missing', 'not-needed'],
    ['overtaken', 'left-out'],
    ['not-open', 'not-needed'],
    // An outcome that a later version of a handler may bring.
    ['of-a-new-kind', 'done'],
    [null, 'done'],
  ])('a reminder with the outcome %s is %s', (outcome, standing) => {
    const [, line] = courseOf(
      exercise,
      [done('reminder-1', '2024-04-23', outcome)],
      '2024-04-24T00:00:00.000Z',
    );
    expect([line?.event, line?.standing]).toEqual(['reminder-1', standing]);
  });

  it('tells a day that was moved from one that fell away', () => {
    const jobs = [
      job('notice', '2024-04-02', { state: 'moved' }),
      job('notice', '2024-04-09'),
      job('open', '2024-04-09', { state: 'moved' }),
      job('open', '2024-04-16'),
    ];
    const [first, second] = shown(courseOf(planned, jobs, '2024-04-01T09:00:00.000Z'));
    expect([first, second]).toEqual(['2024-04-02 notice moved', '2024-04-09 notice planned']);
    const withdrawn = jobs.map((one) => ({ ...one, state: 'moved' as const }));
    const none = courseOf({ ...planned, confirmedAt: null }, withdrawn, '2024-04-01T09:00:00.000Z');
    expect(new Set(none.map(({ standing }) => standing))).toEqual(new Set(['not-needed']));
  });
});
