import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { staffWith } from '../support/staff.js';
import { tablesHash } from '../support/tables.js';
import { createWindow2022, NOW } from '../support/window-2022.js';

const CALENDAR = '/api/windows/2022/calendar';
const PLAN = '/api/windows/2022/plan';
const questionnaire = 'joint-ex-post/v1';
const exercise = (code: string, year = 2023) => `/api/initiatives/${code}/exercises/${year}`;

interface Row {
  readonly code: string;
  readonly standing: string;
  readonly [name: string]: unknown;
}

describe('a manager plans a whole window', () => {
  let expost: RunningExpost;
  let manager: ApiClient;

  beforeAll(async () => {
    expost = await startTestExpost({ now: NOW });
    manager = await expost.api('manager');
    await createWindow2022(manager);
    await expost.jobsDone();
  });
  afterAll(() => expost.stop());

  const rows = async (): Promise<readonly Row[]> => (await manager.get(CALENDAR)).body.rows;
  const rowOf = async (code: string) => (await rows()).find((row) => row.code === code);
  const stateOf = async (code: string) => (await manager.get(exercise(code))).body;
  const outcomes = (body: { results: { code: string; outcome: string }[] }) =>
    Object.fromEntries(body.results.map(({ code, outcome }) => [code, outcome]));

  it('sees what is late, due within a year, and due later, with proposed dates in the zone of most people', async () => {
    expect(Object.fromEntries((await rows()).map(({ code, standing }) => [code, standing]))).toEqual({
      'RV-1': 'late',
      'AC-1': 'due',
      'BN-1': 'due',
      'TA-1': 'later',
    });
    expect(await rowOf('AC-1')).toEqual({
      ...{ code: 'AC-1', acronym: 'AGUA CLARA', number: 1, year: 2023, standing: 'due', late: null },
      ...{ implementationEnd: '2022-09-30', dueOn: '2023-09-30' },
      ...{ opensOn: '2023-10-03', closesOn: '2023-10-24', timeZone: 'America/Tegucigalpa' },
      ...{ missing: [], exercise: null },
    });
    expect(await rowOf('RV-1')).toMatchObject({ late: 'plan', dueOn: '2023-02-28', opensOn: '2023-05-18' });
    expect(await rowOf('BN-1')).toMatchObject({ missing: [{ pointer: '/entities/1/contacts' }] });
    expect(await rowOf('TA-1')).toMatchObject({ dueOn: '2025-02-28', opensOn: '2025-03-04' });
  });

  it('is refused a questionnaire that is none, an initiative of another window, and days that do not exist', async () => {
    const before = await tablesHash(expost);
    const asked = async (body: object, path = PLAN) => (await manager.post(path, body)).status;
    expect(await asked({ questionnaire: 'none/v1' })).toBe(400);
    expect(await asked({ questionnaire, initiatives: [{ code: 'XX-1' }, { code: 'AC-1' }] })).toBe(404);
    expect(await asked({ questionnaire, initiatives: [{ code: 'AC-1' }] }, '/api/windows/2021/plan')).toBe(
      404,
    );
    expect(await asked({ questionnaire, initiatives: [{ code: 'AC-1', opensOn: '2023-02-30' }] })).toBe(400);
    expect(await asked({ questionnaire, initiatives: [{ code: 'AC-1' }, { code: 'AC-1' }] })).toBe(400);
    expect(await asked({ questionnaire, initiatives: [] })).toBe(400);
    expect(await asked({ questionnaire }, '/api/windows/1999/plan')).toBe(404);
    expect(await tablesHash(expost)).toBe(before);
  });

  it('plans those named on their own dates; what is wrong with one keeps none of the others', async () => {
    const { status, body } = await manager.post(PLAN, {
      questionnaire,
      initiatives: [
        { code: 'AC-1', opensOn: '2023-09-05', timeZone: 'Europe/Lisbon' },
        { code: 'RV-1', opensOn: '2023-05-09' },
      ],
    });
    expect([status, body.planned, outcomes(body)]).toEqual([
      200,
      1,
      { 'AC-1': 'planned', 'RV-1': 'refused' },
    ]);
    expect(body.results[1].errors).toEqual([expect.objectContaining({ pointer: '/opensOn' })]);
    expect(await stateOf('AC-1')).toMatchObject({
      ...{ number: 1, state: 'planned', opensOn: '2023-09-05', closesOn: '2023-09-26' },
      ...{ timeZone: 'Europe/Lisbon', closesAt: '2023-09-26T23:00:00.000Z', confirmedAt: null },
    });
  });

  it('plans all that are late or due within a year, and pressing twice, or twice at once, plans nothing twice', async () => {
    const answers = await Promise.all([1, 2].map(() => manager.post(PLAN, { questionnaire })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => body.planned).sort()).toEqual([0, 2]);
    const again = await manager.post(PLAN, { questionnaire });
    expect(again.body).toEqual({ window: 2022, planned: 0, results: [] });
    const named = await manager.post(PLAN, { questionnaire, initiatives: [{ code: 'RV-1' }] });
    expect(outcomes(named.body)).toEqual({ 'RV-1': 'exists' });
    for (const code of ['RV-1', 'BN-1', 'AC-1'])
      expect([code, (await manager.get(`/api/initiatives/${code}/exercises`)).body.total]).toEqual([code, 1]);
    expect((await rows()).map(({ standing }) => standing).sort()).toEqual([
      'later',
      'planned',
      'planned',
      'planned',
    ]);
  });

  it('moves a planned exercise, unless somebody was quicker or its days make no sense', async () => {
    const { revision } = await stateOf('RV-1');
    const ifMatch = { 'if-match': `"${String(revision)}"` };
    const dates = { opensOn: '2023-06-06', closesOn: '2023-06-27', reason: 'Holidays' };
    const move = `${exercise('RV-1')}/move`;
    const moved = await manager.post(move, dates, ifMatch);
    expect([moved.status, moved.headers.get('etag')]).toEqual([200, `"${revision + 1}"`]);
    expect(moved.body).toMatchObject({ opensOn: '2023-06-06', closesAt: '2023-06-28T06:00:00.000Z' });
    const later = { ...dates, opensOn: '2023-06-13' };
    expect((await manager.post(move, later, ifMatch)).status).toBe(409);
    const wrong = await manager.post(move, { ...dates, opensOn: '2023-05-09' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/opensOn']);
    expect((await manager.post(move, { ...dates, closesOn: '2023-06-01' })).status).toBe(400);
    const same = await manager.post(move, dates);
    expect(same.body.revision).toBe(revision + 1);
  });

  it('confirms what lacks nothing; what lacks something is named, and nothing is confirmed', async () => {
    const refused = await manager.post(`${exercise('BN-1')}/confirm`);
    expect([refused.status, refused.body.errors]).toEqual([
      409,
      [
        {
          pointer: '/entities/1/contacts',
          detail: 'Instituto de Cuencas del Pacífico Verde (cuencas) has no contact',
        },
      ],
    ]);
    expect(await stateOf('BN-1')).toMatchObject({ confirmedAt: null, revision: 1 });
    const { revision } = await stateOf('RV-1');
    const stale = { 'if-match': `"${String(revision - 1)}"` };
    expect((await manager.post(`${exercise('RV-1')}/confirm`, {}, stale)).status).toBe(409);
    const confirmed = await manager.post(`${exercise('RV-1')}/confirm`);
    expect(confirmed.body).toMatchObject({ confirmedAt: NOW, revision: revision + 1 });
    // Again, it changes nothing.
    expect((await manager.post(`${exercise('RV-1')}/confirm`)).body.revision).toBe(revision + 1);
  });

  it('takes a confirmation back, and gives it again', async () => {
    const taken = await manager.post(`${exercise('RV-1')}/unconfirm`);
    expect([taken.status, taken.body.confirmedAt]).toEqual([200, null]);
    expect((await manager.post(`${exercise('RV-1')}/confirm`)).body.confirmedAt).toBe(NOW);
  });

  it('needs nothing more: on its first day it opens by itself, on the end of its last it closes', async () => {
    await expost.jobsDone();
    expost.clock.set('2023-06-06T05:59:59.000Z');
    await expost.jobsDone();
    expect((await stateOf('RV-1')).state).toBe('planned');
    expost.clock.set('2023-06-06T06:00:00.000Z');
    await expost.jobsDone();
    expect(await stateOf('RV-1')).toMatchObject({ state: 'open', opensOn: '2023-06-06' });
    expect((await rowOf('RV-1'))?.standing).toBe('running');
    const move = `${exercise('RV-1')}/move`;
    const dates = { opensOn: '2023-06-06', closesOn: '2023-07-04' };
    expect((await manager.post(move, dates)).body.errors).toEqual([
      expect.objectContaining({ pointer: '/reason' }),
    ]);
    const earlier = { ...dates, opensOn: '2023-06-05', reason: 'They asked' };
    expect((await manager.post(move, earlier)).body.errors).toEqual([
      expect.objectContaining({ pointer: '/opensOn' }),
    ]);
    const extended = await manager.post(move, { ...dates, reason: 'They asked' });
    expect(extended.body).toMatchObject({ state: 'open', closesAt: '2023-07-05T06:00:00.000Z' });
    for (const step of ['confirm', 'unconfirm'])
      expect((await manager.post(`${exercise('RV-1')}/${step}`)).status).toBe(409);
    await expost.jobsDone();
    expost.clock.set('2023-07-05T06:00:00.000Z');
    await expost.jobsDone();
    expect((await stateOf('RV-1')).state).toBe('closed');
  });

  it('shows somebody else only what they reach, and lets nobody plan who only reads', async () => {
    const reader = await expost.api('reader');
    expect((await reader.get(CALENDAR)).status).toBe(200);
    for (const path of [PLAN, `${exercise('AC-1')}/confirm`])
      expect((await reader.post(path, { questionnaire })).status).toBe(404);
    const page = '/staff/windows/2022/calendar';
    const elsewhere = await staffWith(expost, [{ role: 'manager', window: 2021, initiative: null }]);
    expect((await elsewhere.get(page)).status).toBe(404);
    expect((await elsewhere.post(page, { _do: 'save' })).status).toBe(404);
    const here = await staffWith(expost, [
      { role: 'manager', window: 2021, initiative: null },
      { role: 'reader', window: null, initiative: 'AC-1' },
    ]);
    const { status, text } = await here.get(page);
    expect([status, text.includes('AGUA CLARA'), text.includes('RÍO VERDE')]).toEqual([200, true, false]);
    expect(text).not.toContain('name="_do"');
    expect((await here.post(page, { _do: 'save' })).status).toBe(404);
  });
});
