import { aguaClara } from '../support/agua-clara.js';
import { signIn } from '../support/staff-browser.js';
import { openToldDesk, told, type ToldDesk } from '../support/told.js';

const [NOHEMI, INES] = ['nohemi@yojoa.example.org', 'ines@tejo.example.org'];
/** What staff do in Lisbon at eight reaches Honduras and Costa Rica when people there are awake. */
describe('News of an exercise', () => {
  let desk: ToldDesk;
  let path: string;
  let meeting: string;
  /** Of May; each example has a night of its own. */
  let day = 8;
  const at = (time: string) => `2024-05-${String(day).padStart(2, '0')}T${time}:00.000Z`;
  /** Eight in the morning in Lisbon, one at night in Tegucigalpa and San José. */
  const night = () => at('07:00');
  /** Eight in the morning in Tegucigalpa and San José. */
  const morning = () => at('14:00');
  const step = async (name: string, body?: unknown) => {
    const { status, text } = await desk.manager.post(`${path}/${name}`, body);
    expect([name, status, status === 200 ? '' : text]).toEqual([name, 200, '']);
  };
  /** Who has had mails by an instant, since it was last asked. */
  const by = async (instant: string) => {
    desk.expost.clock.set(instant);
    return told(await desk.settle()).map((line) => line.split(':')[0]);
  };
  const answer = async (entity: 'yojoa' | 'cuencas' | 'tejo') => {
    const { headers } = await desk.manager.get(`${path}/responses/${entity}`);
    const { answers, cannotAnswer } = aguaClara.responses()[entity];
    const body = { answers, cannotAnswer, takenBy: 'phone', confirmedBy: 'Rosa Example' };
    const etag = headers.get('etag');
    await desk.manager.put(`${path}/responses/${entity}`, body, etag ? { 'if-match': etag } : {});
    await desk.manager.post(`${path}/responses/${entity}/submit`, {}, { 'idempotency-key': entity });
  };
  const callFor = async (revision: number, date: string) => {
    const plan = { date, from: '18:00', to: '19:00', timeZone: 'Europe/Lisbon', place: 'Online' };
    const carla = await signIn(desk.expost, 'evaluator');
    const { status, text } = await carla.post(meeting, { revision: String(revision), ...plan });
    expect([status, status === 303 ? '' : text]).toEqual([303, '']);
  };

  beforeAll(async () => {
    desk = await openToldDesk(aguaClara.now);
    path = await desk.begin(aguaClara.code);
    expect(await by(aguaClara.now)).toHaveLength(3);
    meeting = `/staff/initiatives/${aguaClara.code}/exercises/${aguaClara.year}/validation/meeting`;
  });
  beforeEach(() => {
    day += 1;
    desk.expost.clock.set(night());
  });
  afterAll(() => desk.stop());

  it('a returned answer', async () => {
    for (const entity of ['yojoa', 'tejo'] as const) {
      await answer(entity);
      const questions = [{ question: 'knowledge_how', remark: 'Until when?' }];
      await step(`responses/${entity}/return`, { questions });
    }
    const atNight = await by(night());
    expect(atNight).toContain(INES);
    expect(await by(at('13:59'))).toEqual([]);
    expect(await by(morning())).toContain(NOHEMI);
  });

  it('an invitation of somebody who takes over', async () => {
    const code = `/api/initiatives/${aguaClara.code}`;
    for (const [entity, email, position] of [
      ['cuencas', 'laura@cuencas.example.org', 1],
      ['tejo', 'rui@tejo.example.org', 2],
    ] as const) {
      const { revision } = (await desk.manager.get(code)).body;
      const [contact] = aguaClara.document().entities[position].contacts;
      const replaced = [{ ...contact, email, name: 'Laura Rui Example' }];
      const path = `${code}/entities/${entity}/contacts`;
      expect((await desk.manager.put(path, replaced, { 'if-match': `"${revision}"` })).status).toBe(200);
    }
    expect(await by(night())).toEqual(['rui@tejo.example.org']);
    expect(await by(morning())).toEqual(['laura@cuencas.example.org']);
  });

  it('a meeting, which is told as it stands in the morning', async () => {
    await callFor(0, '2024-05-20');
    expect(await by(night())).toEqual(['rui@tejo.example.org']);
    await callFor(1, '2024-05-21');
    expect(await by(at('08:00'))).toEqual(['rui@tejo.example.org']);
    desk.expost.clock.set(morning());
    const mails = await desk.settle();
    expect(mails.map(({ to }) => to[0]).toSorted()).toEqual(['laura@cuencas.example.org', NOHEMI]);
    // Nobody there has heard of the first plan: it is called, not moved.
    for (const { mail } of mails) {
      expect(mail.subject).not.toMatch(/cambi|nueva fecha|otro/i);
      expect(mail.text).toContain('21 de mayo');
    }
  });

  it('and the reports', async () => {
    for (const entity of ['yojoa', 'cuencas', 'tejo'] as const) {
      await answer(entity);
      await step(`responses/${entity}/accept`);
    }
    await step('close');
    await step('validate');
    await by(night());
    await step('publish');
    expect(await by(night())).toEqual(['rui@tejo.example.org']);
    expect(await by(morning())).toEqual(['laura@cuencas.example.org', NOHEMI]);
  });
});
