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
