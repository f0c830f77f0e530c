import { parse } from 'node-html-parser';
import {
  hiddenIn,
  openValidation,
  revisionIn,
  VALIDATION as PAGE,
  type StaffBrowser,
  type ValidationStory,
} from '../support/validation-desk.js';

describe('the validation meeting of LIDERES', () => {
  let desk: ValidationStory;
  let ines: StaffBrowser;
  const post = (path: string, fields: Readonly<Record<string, string>>) => desk.post(ines, path, fields);

  beforeAll(async () => {
    desk = await openValidation(['cainco', 'tec', 'cantabria']);
    ines = await desk.staff('evaluator');
  });
  afterAll(() => desk.expost.stop());

  it('a meeting that is called goes to every contact as a calendar entry in their own language', async () => {
    const plan = { date: '2023-05-08', from: '16:00', to: '17:30', timeZone: 'Europe/Madrid' };
    const place = 'https://meet.example.org/lideres';
    const called = await ines.post(`${PAGE}/meeting`, { revision: '0', ...plan, place });
    expect(called.headers['location']).toBe(`${PAGE}/meeting?done=called`);
    await desk.expost.jobsDone();
    const mails = await desk.sent('meeting');
    expect(mails.length).toBe((await desk.sent('invitation')).length);
    const mail = await desk.mail(mails[0].id);
    expect(mail.calendar.method).toBe('REQUEST');
    for (const line of [
      'METHOD:REQUEST',
      'SEQUENCE:0',
      'DTSTART:20230508T140000Z',
      'DTEND:20230508T153000Z',
      `LOCATION:${place}`,
    ]) {
      expect(mail.calendar.text).toContain(line);
    }
    const cainco = desk.partner('cainco');
    expect((await cainco.get('/answer/findings')).text).toContain('habrá una reunión');
    const ics = await cainco.get('/answer/meeting.ics');
    expect([ics.status, ics.headers['content-type']]).toEqual([
      200,
      'text/calendar; charset=utf-8; method=REQUEST',
    ]);
    const uid = /UID:(\S+)/.exec(ics.text)?.[1];
    expect(mail.calendar.text).toContain(`UID:${uid}`);
  });

  it('a meeting that is moved keeps its UID and raises its sequence; what is wrong is said beside the field', async () => {
    const typed = {
      date: '2023-05-09',
      from: '18:00',
      to: '17:30',
      timeZone: 'Europe/Madrid',
      place: 'Madrid',
    };
    const page = await ines.get(`${PAGE}/meeting`);
    const revision = revisionIn(page, `${PAGE}/meeting`);
    const refused = await ines.post(`${PAGE}/meeting`, { revision, ...typed });
    expect(refused.status).toBe(422);
    expect(parse(refused.text).querySelector('#to-error')?.text).toContain('after the beginning');
    expect((await ines.post(`${PAGE}/meeting`, { revision, ...typed, to: '19:00' })).status).toBe(303);
    expect((await ines.post(`${PAGE}/meeting`, { revision, ...typed, to: '19:30' })).status).toBe(409);
    await desk.expost.jobsDone();
    const mails = await desk.sent('meeting');
    const latest = await desk.mail(mails[0].id);
    expect(latest.calendar.text).toContain('SEQUENCE:1');
    expect(latest.calendar.text).toContain('DTSTART:20230509T160000Z');
  });

  it('records what an entity said in the meeting, with who confirmed it', async () => {
    await desk.story.manager.post(`${desk.story.path}/close`);
    expect((await post(`${PAGE}/start`, { endsOn: '2023-05-20' })).status).toBe(303);
    const path = `${PAGE}/findings/opened-to-others`;
    const page = await ines.get(path);
    const form = { seen: hiddenIn(page, 'seen'), entity: 'cantabria', language: 'es' };
    const wrong = await post(`${path}/reactions`, { ...form, text: '', confirmedBy: '' });
    expect(wrong.status).toBe(422);
    const said = { ...form, kind: 'disagree', text: 'No se abrió a nadie.', confirmedBy: 'Begoña Example' };
    expect((await post(`${path}/reactions`, said)).status).toBe(303);
    expect((await ines.get(path)).text).toContain('Recorded in the meeting, confirmed by Begoña Example');
    const { text } = await desk.partner('cantabria').get('/answer/findings/continuity');
    expect(text).toContain('confirmado por Begoña Example');
    expect((await post(`${path}/reactions`, { ...said, entity: 'yojoa', revision: '1' })).status).toBe(404);
  });

  it('keeps the minutes and who was there; a second pair of hands overwrites nothing', async () => {
    const page = await ines.get(`${PAGE}/meeting`);
    const [box] = parse(page.text).querySelectorAll('input[type=checkbox]');
    const who = { [box?.getAttribute('name') ?? '']: '1' };
    const minutes = { others: 'Olga Example\nNadia Example', minutes: 'All findings were read.' };
    expect((await ines.post(`${PAGE}/meeting/minutes`, { revision: '0', ...who, ...minutes })).status).toBe(
      303,
    );
    const late = await ines.post(`${PAGE}/meeting/minutes`, { revision: '0', others: '', minutes: 'Mine.' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('All findings were read.');
    expect(late.text).toContain('Mine.');
    const kept = parse((await ines.get(`${PAGE}/meeting`)).text);
    expect(kept.querySelectorAll('input[checked]')).toHaveLength(1);
    expect(kept.querySelector('#others')?.text).toContain('Nadia Example');
    expect(
      (await ines.post(`${PAGE}/meeting/minutes`, { revision: '1', ...minutes, unknown: '1' })).status,
    ).toBe(400);
  });

  it('tells everybody that it is cancelled, under the same UID', async () => {
    const action = `${PAGE}/meeting/cancel`;
    const page = await ines.get(`${PAGE}/meeting`);
    const [before] = await desk.sent('meeting');
    const uid = /UID:(\S+)/.exec((await desk.mail(before.id)).calendar.text)?.[1];
    expect((await ines.post(action, { revision: revisionIn(page, action) })).status).toBe(303);
    await desk.expost.jobsDone();
    const [mail] = await desk.sent('meeting');
    const { calendar } = await desk.mail(mail.id);
    expect(calendar.method).toBe('CANCEL');
    expect(calendar.text).toContain(`UID:${uid}`);
    expect(calendar.text).toContain('STATUS:CANCELLED');
    expect((await desk.partner('cainco').get('/answer/meeting.ics')).status).toBe(404);
    expect((await ines.get(`${PAGE}/meeting`)).text).toContain('No meeting has been called.');
  });
});
