import ICAL from 'ical.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import type { ApiClient } from '../support/api-client.js';
import { rawRequest } from '../support/raw-request.js';
import { staffWith, type StaffBrowser } from '../support/staff.js';
import { signIn } from '../support/staff-browser.js';
import { tables, tablesHash } from '../support/tables.js';
import { createWindow2022, NOW } from '../support/window-2022.js';

const PAGE = '/staff/windows/2022/calendar';
const exercise = (code: string) => `/api/initiatives/${code}/exercises/2023`;

interface Entry {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly start: string;
  readonly end: string | null;
}

/** As a calendar program reads it: entries by their summary. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const value = (of: ICAL.Component, name: string) => of.getFirstPropertyValue(name);
  const events = calendar.getAllSubcomponents('vevent');
  const entries = events.map((event): readonly [string, Entry] => [
    String(value(event, 'summary')),
    {
      uid: String(value(event, 'uid')),
      sequence: Number(value(event, 'sequence')),
      status: String(value(event, 'status')),
      start: String(value(event, 'dtstart')),
      end: value(event, 'dtend') ? String(value(event, 'dtend')) : null,
    },
  ]);
  return {
    method: value(calendar, 'method'),
    name: value(calendar, 'x-wr-calname'),
    refresh: String(value(calendar, 'refresh-interval')),
    published: String(value(calendar, 'x-published-ttl')),
    uids: events.map((event) => value(event, 'uid')),
    entries: new Map(entries),
  };
}

describe('the calendar of a window, subscribed to', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let rosa: StaffBrowser;

  beforeAll(async () => {
    expost = await startTestExpost({ now: NOW, env: { MAIL_FROM: 'Expost <expost@programme.example.org>' } });
    manager = await expost.api('manager');
    await createWindow2022(manager);
    await expost.jobsDone();
    rosa = await staffWith(expost, [{ role: 'manager', window: 2022, initiative: null }]);
  });
  afterAll(() => expost.stop());

  const addressOn = (page: string) =>
    new URL(/value="(http[^"]+\.ics)"/.exec(page)?.[1] ?? 'about:blank').pathname;
  const subscribe = async (who: Pick<StaffBrowser, 'get' | 'post'>): Promise<string> => {
    expect((await who.post(`${PAGE}/address`)).status).toBe(303);
    return addressOn((await who.get(PAGE)).text);
  };
  const get = (address: string) => rawRequest(expost.url, 'GET', address);
  const gone = async (address: string) => {
    const answer = await get(address);
    return [answer.status, answer.text.replace(address, '')];
  };
  const nothing = () => gone(`/calendar/${'x'.repeat(43)}.ics`);

  it('comes from a secret address, without a session, and is kept by nobody on the way', async () => {
    const address = await subscribe(rosa);
    expect(address).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    const before = await tablesHash(expost);
    const { status, headers, text } = await get(address);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['cache-control']).toBe('private, no-store');
    const calendar = read(text);
    expect(calendar).toMatchObject({
      ...{ method: 'PUBLISH', name: 'Ex post exercises, window 2022' },
      ...{ refresh: 'PT6H', published: 'PT6H' },
    });
    expect([...calendar.entries.keys()]).toEqual([
      'AGUA CLARA: an exercise is due, and not planned',
      'BOSQUE NUEVO: an exercise is due, and not planned',
      'RÍO VERDE: an exercise is due, and not planned',
      'TIERRA ALTA: an exercise is due, and not planned',
    ]);
    expect(calendar.entries.get('AGUA CLARA: an exercise is due, and not planned')?.start).toBe('2023-09-30');
    expect(await tablesHash(expost)).toBe(before);
    expect(JSON.stringify(await tables(expost))).not.toContain(address.slice('/calendar/'.length, -4));
  });

  it('has every day of a planned exercise, moved under the same name, and taken back where it is cancelled', async () => {
    const address = addressOn((await rosa.get(PAGE)).text);
    const initiatives = [{ code: 'AC-1', opensOn: '2023-09-05' }];
    await manager.post('/api/windows/2022/plan', { questionnaire: 'joint-ex-post/v1', initiatives });
    const entries = async () => read((await get(address)).text).entries;
    const before = await entries();
    expect(before.get('AGUA CLARA: exercise 2023 opens (Dates not confirmed)')).toMatchObject({
      ...{ status: 'TENTATIVE', start: '2023-09-05', sequence: 1 },
    });
    await manager.post(`${exercise('AC-1')}/confirm`);
    const confirmed = await entries();
    const of = (what: string) => confirmed.get(`AGUA CLARA: ${what}`);
    expect(of('notice of exercise 2023 goes out')).toMatchObject({ start: '2023-08-29' });
    expect(of('exercise 2023 opens')).toMatchObject({
      ...{ status: 'CONFIRMED', start: '2023-09-05', end: null, sequence: 2 },
    });
    expect(of('first reminder of exercise 2023')?.start).toBe('2023-09-12');
    expect(of('second reminder of exercise 2023')?.start).toBe('2023-09-19');
    expect(of('exercise 2023 closes')).toMatchObject({
      ...{ start: '2023-09-27T05:00:00Z', end: '2023-09-27T06:00:00Z' },
    });
    expect([...confirmed.keys()]).not.toContain('AGUA CLARA: an exercise is due, and not planned');
    const dates = { opensOn: '2023-09-12', closesOn: '2023-10-03' };
    await manager.post(`${exercise('AC-1')}/move`, dates);
    const moved = (await entries()).get('AGUA CLARA: exercise 2023 opens');
    expect(moved).toMatchObject({ start: '2023-09-12', sequence: 3, uid: of('exercise 2023 opens')?.uid });
    await manager.post(`${exercise('AC-1')}/cancel`, { reason: 'Merged' });
    const cancelled = await entries();
    expect(cancelled.get('AGUA CLARA: exercise 2023 opens')).toMatchObject({
      ...{ status: 'CANCELLED', sequence: 4, uid: moved?.uid },
    });
    expect(cancelled.get('AGUA CLARA: an exercise is due, and not planned')).toBeDefined();
    const { uids, ...read2 } = read((await get(address)).text);
    expect(new Set(uids).size).toBe(uids.length);
    expect([...read2.entries.values()].every(({ uid }) => uid.endsWith('@programme.example.org'))).toBe(true);
  });

  it('speaks the language of its person and names no other', async () => {
    const ana = await signIn(expost, 'reader', { name: 'Ana Ejemplo', language: 'es' });
    const { text } = await get(await subscribe(ana));
    expect(read(text).name).toBe('Ejercicios ex post, Ventana 2022');
    expect(text).toContain('se abre el ejercicio 2023');
    for (const word of ['Nohemí', '@yojoa.example.org', 'Randall', 'Ana Ejemplo', '+504'])
      expect([word, text.includes(word)]).toEqual([word, false]);
  });

  it('ends with a new address, and where it is ended, like an address that never was', async () => {
    const first = addressOn((await rosa.get(PAGE)).text);
    const second = await subscribe(rosa);
    expect(second).not.toBe(first);
    expect(await gone(first)).toEqual(await nothing());
    expect((await get(second)).status).toBe(200);
    expect((await rosa.post(`${PAGE}/address/end`)).status).toBe(303);
    expect(await gone(second)).toEqual(await nothing());
    expect((await rosa.get(PAGE)).text).not.toContain('.ics');
  });

  it('shows what its person reaches at each request, and nothing once that is nothing', async () => {
    const one = await staffWith(expost, [{ role: 'reader', window: null, initiative: 'RV-1' }]);
    const address = await subscribe(one);
    expect([...read((await get(address)).text).entries.keys()].join()).toMatch(
      /^RÍO VERDE[^,]*, and not planned$/,
    );
    const work = expost.get(UnitOfWork);
    const { accountId } = one;
    await work.run(
      ({ manager: rows }) => rows.sql`DELETE FROM account_grant WHERE account_id = ${accountId}`,
    );
    expect(await gone(address)).toEqual(await nothing());
    const all = await staffWith(expost, [{ role: 'reader', window: null, initiative: null }]);
    const everything = await subscribe(all);
    await work.run(
      ({ manager: rows }) => rows.sql`UPDATE account SET disabled_at = ${NOW} WHERE id = ${all.accountId}`,
    );
    expect(await gone(everything)).toEqual(await nothing());
  });

  it('lets nobody guess for long', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 25; tries += 1) statuses.push((await nothing())[0] as number);
    expect(statuses.at(-1)).toBe(429);
  });
});
