import { query } from '../../src/database/statements.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { aguaClara } from '../support/agua-clara.js';
import { entryOf, openToldDesk, told, type ToldDesk } from '../support/told.js';

const CARLA = 'carla@programa.example.org';
const CONTACTS = ['ines@tejo.example.org', 'nohemi@yojoa.example.org', 'randall@cuencas.example.org'];

describe('Who has had the notice of an exercise is told once', () => {
  let desk: ToldDesk;
  const readers = (lines: readonly string[]) => lines.map((line) => line.split(':')[0]);
  const code = (number: number) => `ICT97${String(number)}-22`;
  const paths: string[] = [];

  /** Planned for Monday 6 May, confirmed, and announced on Monday 29 April. */
  beforeAll(async () => {
    desk = await openToldDesk('2024-04-26T15:00:00.000Z');
    for (const number of [1, 2, 3, 4]) {
      const path = await desk.begin(code(number), false);
      const { status, text } = await desk.manager.post(`${path}/confirm`);
      expect([status, text]).toEqual([200, expect.anything()]);
      paths.push(path);
    }
    desk.expost.clock.set('2024-04-29T15:00:00.000Z');
    expect(readers(told(await desk.settle()))).toEqual(CONTACTS.flatMap((one) => [one, one, one, one]));
  });
  afterAll(() => desk.stop());

  it('that its year is skipped, why, and when it is instead', async () => {
    await desk.manager.post(`${paths[0]}/skip`, { reason: 'Elecciones en Honduras.' });
    const mails = await desk.settle();
    expect(told(mails)).toEqual([
      `${CARLA}: AGUA CLARA, exercise 2024: year skipped`,
      'ines@tejo.example.org: AGUA CLARA: sem exercício em 2024',
      'nohemi@yojoa.example.org: AGUA CLARA: sin ejercicio en 2024',
      'randall@cuencas.example.org: AGUA CLARA: sin ejercicio en 2024',
    ]);
    for (const one of mails.filter(({ to }) => to[0] !== CARLA)) {
      expect(one.mail.text).toMatch(/2025[\s\S]+«Elecciones en Honduras\.»/);
      expect(one.mail.text).not.toMatch(/https?:/);
      expect(entryOf(one)).toBeNull();
    }
    await desk.runJobsAgain();
    expect(told(await desk.settle(1))).toEqual([]);
  });

  it('of nothing where the year was skipped at night and planned again before the morning', async () => {
    desk.expost.clock.set('2024-05-01T04:00:00.000Z');
    const path = paths[1] ?? '';
    const { body: plan } = await desk.manager.get(path);
    await desk.manager.post(`${path}/skip`, { reason: 'By mistake.' });
    expect(told(await desk.settle())).toEqual([]);
    const { year, questionnaire, opensOn, closesOn, timeZone } = plan;
    await desk.manager.post(path.replace(/\/\d+$/, ''), { year, questionnaire, opensOn, closesOn, timeZone });
    // The officer hears of it: a step that was taken, and taken back by another.
    expect(readers(told(await desk.settle(12 * 60)))).toEqual([CARLA]);
  });

  it('that a planned one is cancelled', async () => {
    await desk.manager.post(`${paths[2]}/cancel`, { reason: 'El proyecto se une a otro.' });
    const mails = await desk.settle();
    expect(readers(told(mails))).toEqual([CARLA, ...CONTACTS]);
    for (const { mail } of mails.filter(({ to }) => to[0] !== CARLA))
      expect(mail.text).not.toMatch(/https?:|enlace|ligaç|calendario|agenda/);
  });

  it('that an open one is cancelled before the invitations have left, and no invitation leaves', async () => {
    desk.expost.clock.set('2024-05-06T15:00:00.000Z');
    expect(told(await desk.settle())).toEqual([]);
    expect((await desk.manager.get(paths[3] ?? '')).body.state).toBe('open');
    await desk.manager.post(`${paths[3]}/cancel`, { reason: 'El proyecto se une a otro.' });
    const mails = await desk.settle();
    expect(readers(told(mails))).toEqual([CARLA, ...CONTACTS]);
    expect(mails.map(entryOf)).toEqual([null, null, null, null]);
    expect(told(await desk.settle(3 * 24 * 60))).toEqual([]);
  });
});

describe('The notice of an exercise', () => {
  const CODE = 'ICT960-22';
  const path = `/api/initiatives/${CODE}/exercises/2024`;
  let desk: ToldDesk;

  afterEach(() => desk.stop());

  /** Planned for Monday 6 May and confirmed at this instant; a week before is Monday 29 April. */
  async function confirm(instant: string): Promise<void> {
    desk = await openToldDesk(instant);
    await desk.begin(CODE, false);
    expect((await desk.manager.post(`${path}/confirm`)).status).toBe(200);
  }
  async function move(opensOn: string): Promise<void> {
    const { closesOn, timeZone } = aguaClara.plan();
    expect((await desk.manager.post(`${path}/move`, { opensOn, closesOn, timeZone })).status).toBe(200);
  }
  /** Moves the clock, and answers who hears of which day in May. */
  async function heard(instant: string): Promise<readonly string[]> {
    desk.expost.clock.set(instant);
    const lines = told(await desk.settle());
    return lines.map((line) => line.replace(/@.+?(\d+) de ma[iy]o.+/, ' $1'));
  }
  /** How many people were told, by the history: once for each time that it was announced. */
  async function counts(): Promise<readonly number[]> {
    const lines = await desk.expost.get(UnitOfWork).read(
      (manager) => query<{ details: string }>(manager)`
        SELECT details FROM history WHERE what = 'exercise.announced' ORDER BY number`,
    );
    return lines.map(({ details }) => (JSON.parse(details) as { count: number }).count);
  }

  it('comes again where it was cancelled and is planned anew with the same dates', async () => {
    await confirm('2024-04-29T15:00:00.000Z');
    expect(await heard('2024-04-29T15:00:00.000Z')).toEqual(['ines 6', 'nohemi 6', 'randall 6']);
    await desk.manager.post(`${path}/cancel`, { reason: 'Planned with the wrong questionnaire.' });
    expect(await desk.settle()).toHaveLength(4);
    await desk.manager.post(`/api/initiatives/${CODE}/exercises`, aguaClara.plan());
    expect((await desk.manager.post(`${path}/confirm`)).status).toBe(200);
    expect(await heard('2024-04-29T15:20:00.000Z')).toEqual(['ines 6', 'nohemi 6', 'randall 6']);
    await desk.runJobsAgain();
    expect(await heard('2024-04-29T15:40:00.000Z')).toEqual([]);
    expect(await counts()).toEqual([3, 3]);
  });

  it('comes once to each where the day was moved for an hour', async () => {
    // The notice waits for nine o’clock: in Lisbon at 8:00 UTC, in Central America at 15:00.
    await confirm('2024-04-29T06:30:00.000Z');
    expect(await heard('2024-04-29T07:00:00.000Z')).toEqual([]);
    await move('2024-05-13');
    expect(await heard('2024-04-29T08:30:00.000Z')).toEqual([]);
    await move('2024-05-06');
    expect(await heard('2024-04-29T09:00:00.000Z')).toEqual(['ines 6']);
    expect(await heard('2024-04-29T15:00:00.000Z')).toEqual(['nohemi 6', 'randall 6']);
    await desk.runJobsAgain();
    expect(await heard('2024-04-30T15:00:00.000Z')).toEqual([]);
    expect(await counts()).toEqual([3, 1]);
  });

  it('comes again where another day was told in between', async () => {
    await confirm('2024-04-29T15:00:00.000Z');
    expect(await heard('2024-04-29T15:00:00.000Z')).toEqual(['ines 6', 'nohemi 6', 'randall 6']);
    await move('2024-05-07');
    expect(await heard('2024-04-30T15:00:00.000Z')).toEqual(['ines 7', 'nohemi 7', 'randall 7']);
    await move('2024-05-06');
    expect(await heard('2024-04-30T15:30:00.000Z')).toEqual(['ines 6', 'nohemi 6', 'randall 6']);
    expect(await counts()).toEqual([3, 3, 3]);
  });
});
