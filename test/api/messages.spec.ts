import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { LANGUAGES } from '../../src/language.js';
import { checkWords } from '../../src/mail/check-words.js';
import { examplesOf, MOST_WORDS, wordCount } from '../../src/mail/mail-examples.js';
import { MailKinds } from '../../src/mail/mail-kinds.service.js';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import { isPageTextKey } from '../../src/pages/page-text.js';
import { loadFixture } from '../fixtures/fixtures.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import type { RawAnswer } from '../support/raw-request.js';
import { staffWith, type StaffBrowser } from '../support/staff.js';
import { signIn } from '../support/staff-browser.js';
import { tables } from '../support/tables.js';

const fixture = loadFixture('lideres-2023');
const AGUA = { ...fixture.initiative, code: 'ICT150-20', window: 2020, acronym: 'AGUA' };
const OF_2021 = { window: '2021', kind: 'invitation', language: 'es' };
const OWN = {
  subject: '{firstName}: ¿qué queda de {initiative}? Hasta el {day}',
  body: "Escribimos a {entity} desde el programa.\r\n\r\n{button}\r\n\r\nCierra: {deadline}. D'accord.",
  button: 'Empezar',
};

const pageOf = (place: Readonly<Record<string, string>>) =>
  `/staff/messages?${new URLSearchParams(place).toString()}`;
const shown = ({ text }: RawAnswer) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

describe('messages of a window', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let api: ApiClient;
  let rosa: StaffBrowser;
  let reader: StaffBrowser;
  let elsewhere: StaffBrowser;

  const post = (who: StaffBrowser, fields: Readonly<Record<string, string>>, below = '') =>
    who.post(`/staff/messages${below}`, { ...OF_2021, ...fields });
  const save = (who: StaffBrowser, fields: Readonly<Record<string, string>>) =>
    post(who, { ...OWN, act: 'save', ...fields });
  const sentTo = async (address: string) => {
    await expost.jobsDone();
    await expost.get(MailSender).idle();
    return server.received.filter(({ to }) => to.includes(address)).map(({ mail }) => mail);
  };
  const manager = (window: number) => [{ role: 'manager' as const, window, initiative: null }];

  beforeAll(async () => {
    server = await startMailServer();
    expost = await startTestExpost({ env: { SMTP_URL: server.url } });
    api = await expost.api('manager');
    for (const initiative of [fixture.initiative, AGUA]) {
      expect((await api.post('/api/initiatives', initiative)).status).toBe(201);
      const path = `/api/initiatives/${initiative.code}/exercises`;
      expect((await api.post(path, fixture.exercise)).status).toBe(201);
    }
    await expost.jobsDone();
    rosa = await staffWith(expost, manager(2021), 'Rosa Ejemplo');
    elsewhere = await staffWith(expost, manager(2020));
    reader = await staffWith(expost, [{ role: 'reader', window: 2021, initiative: null }]);
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
  });

  it.each(LANGUAGES)('begin with texts of ours that pass their own checks, in %s', (language) => {
    for (const kind of expost.get(MailKinds).all()) {
      const words = kind.words[language];
      expect([kind.kind, checkWords(words, kind, language)]).toEqual([kind.kind, []]);
      const mail = kind.example(language, words);
      expect([kind.kind, wordCount(mail) <= MOST_WORDS]).toEqual([kind.kind, true]);
      for (const [name, value] of Object.entries(examplesOf(kind, language))) {
        expect([kind.kind, name, isPageTextKey(`placeholder.${name}`)]).toEqual([kind.kind, name, true]);
        expect([kind.kind, name, typeof value]).toEqual([kind.kind, name, 'string']);
      }
    }
  });

  it('show to readers what is sent, and no form', async () => {
    const page = await reader.get(pageOf(OF_2021));
    expect(page.status).toBe(200);
    expect(shown(page)).toContain('Window 2021 sends the text of Expost.');
    expect(shown(page)).toContain('Lucía, la visión de Instituto del Agua sobre AGUA CLARA');
    expect(page.text).not.toContain('name="subject"');
    expect((await rosa.get(pageOf(OF_2021))).text).toContain('name="subject"');
  });

  it.each<[string, () => StaffBrowser, Readonly<Record<string, string>>]>([
    ['a reader', () => reader, {}],
    ['a manager of another window', () => elsewhere, {}],
    ['a manager, of a window that there is not', () => rosa, { window: '2031' }],
    ['a manager, of a mail that there is not', () => rosa, { kind: 'nothing' }],
    ['a manager, of a mail about accounts', () => rosa, { kind: 'staff-invite' }],
    ['a manager, of a test', () => rosa, { kind: 'test' }],
  ])('are not to be changed by %s', async (_who, who, fields) => {
    const before = await tables(expost);
    expect((await save(who(), { revision: '0', ...fields })).status).toBe(404);
    expect((await post(who(), { revision: '0', version: '0', ...fields }, '/restore')).status).toBe(404);
    expect(await tables(expost)).toEqual(before);
  });

  it('are not to be changed by who manages one initiative of the window only', async () => {
    const grants = [{ role: 'manager' as const, window: null, initiative: 'ICT149-21' }];
    const one = await staffWith(expost, grants);
    expect((await one.get(pageOf(OF_2021))).text).not.toContain('name="subject"');
    expect((await save(one, { revision: '0' })).status).toBe(404);
  });

  it('are shown as they would read before anything is kept', async () => {
    const before = await tables(expost);
    const page = await save(rosa, { revision: '0', act: 'preview' });
    expect(page.status).toBe(200);
    expect(shown(page)).toContain('Not saved yet');
    expect(shown(page)).toContain('Lucía: ¿qué queda de AGUA CLARA? Hasta el viernes');
    expect(page.text).toContain('value="{firstName}: ¿qué queda de {initiative}? Hasta el {day}"');
    expect(page.text).toContain('D’accord.');
    expect(await tables(expost)).toEqual(before);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no subject', { subject: '' }, 'Write something here.'],
    ['two lines of subject', { subject: 'One\nTwo' }, 'Write it on one line'],
    ['a forbidden word', { subject: 'Encuesta de {initiative}' }, 'the word “Encuesta”'],
    ['no deadline', { body: 'Pronto.' }, '{deadline} is missing.'],
    ['an unknown placeholder', { body: '{plazo} {deadline}' }, 'This mail knows no {plazo}.'],
    ['an open brace', { body: '{deadline} {entity' }, 'A brace is opened here and not closed'],
  ])('are refused with %s, at the field, and nothing typed is lost', async (_what, fields, said) => {
    for (const act of ['save', 'preview', 'test']) {
      const page = await save(rosa, { revision: '0', act, ...fields });
      expect([act, page.status]).toEqual([act, 422]);
      expect(shown(page).split(said)).toHaveLength(3);
      const typed = fields.subject ?? OWN.subject;
      if (typed !== '' && !typed.includes('\n')) expect(page.text).toContain(`value="${typed}"`);
    }
  });

  it('are kept longer than mails should be only where somebody says so', async () => {
    const body = `{deadline} ${'palabra '.repeat(130)}`;
    const refused = await save(rosa, { language: 'pt', revision: '0', body });
    expect(refused.status).toBe(422);
    expect(shown(refused)).toMatch(/The mail has 1\d\d words, more than 120/);
    const kept = await save(rosa, { language: 'pt', revision: '0', body, long: 'on' });
    expect(kept.status).toBe(303);
    expect((await post(rosa, { language: 'pt', revision: '1', version: '0' }, '/restore')).status).toBe(303);
  });

  it('leave by SMTP as their window words them, and no other window', async () => {
    const saved = await save(rosa, { revision: '0' });
    expect([saved.status, saved.headers.location]).toEqual([303, `${pageOf(OF_2021)}&done=saved`]);
    expect(shown(await rosa.get(String(saved.headers.location)))).toContain('Saved.');
    for (const { code } of [fixture.initiative, AGUA]) {
      const path = `/api/initiatives/${code}/exercises/${fixture.exercise.year}/open`;
      expect((await api.post(path)).status).toBe(200);
    }
    const spanish = fixture.initiative.entities.flatMap(({ contacts }) =>
      contacts.filter(({ language }) => language === 'es'),
    )[0];
    const mails = await sentTo(spanish?.email ?? '');
    const own = mails.find(({ subject }) => subject?.includes('¿qué queda de LIDERES?'));
    const ours = mails.find(({ subject }) => subject?.includes('la visión de'));
    expect(mails).toHaveLength(2);
    expect(own?.text).toMatch(/Escribimos a .+ desde el programa\.\n\nSu cuestionario está aquí:\nhttp/);
    expect(own?.text).toMatch(/Cierra: .+ D’accord\./);
    expect(own?.html).toContain('>Empezar</a>');
    expect(ours?.subject).toContain('AGUA');
    expect(ours?.html).toContain('>Abrir mi cuestionario</a>');
  });

  it('conflict where two write at once: both texts stand on the page, and none is lost', async () => {
    const other = await staffWith(expost, manager(2021), 'Bruno Ejemplo');
    expect((await save(other, { revision: '1', button: 'Comenzar' })).status).toBe(303);
    const page = await save(rosa, { revision: '1', button: 'Adelante' });
    expect(page.status).toBe(409);
    expect(shown(page)).toContain('Somebody else has changed this text meanwhile.');
    expect(page.text).toContain('value="Adelante"');
    expect(shown(page)).toContain('Stored meanwhile by somebody else: Comenzar');
    expect(page.text).toContain('name="revision" value="2"');
    // A refusal for another reason must not make one overwrite what one has not seen.
    const wrong = await save(rosa, { revision: '1', button: '' });
    expect(wrong.text).toContain('name="revision" value="1"');
    expect((await save(rosa, { revision: '2', button: 'Adelante' })).status).toBe(303);
    expect((await save(rosa, { revision: '3', button: 'Adelante' })).headers.location).toContain('unchanged');
  });

  it('keep their versions, each to be looked at and taken back', async () => {
    const page = await rosa.get(pageOf(OF_2021));
    expect(shown(page)).toMatch(/Version 3 Rosa Ejemplo, .+ Version 2 Bruno Ejemplo, .+ Version 1 Rosa/);
    const earlier = await rosa.get(pageOf({ ...OF_2021, version: '2' }));
    expect(shown(earlier)).toContain('This is version 2; it is not what is sent now.');
    expect(earlier.text).toContain('>Comenzar</span>');
    expect((await rosa.get(pageOf({ ...OF_2021, version: '9' }))).status).toBe(404);
    const stale = await post(rosa, { revision: '2', version: '1' }, '/restore');
    expect(stale.status).toBe(409);
    const restored = await post(rosa, { revision: '3', version: '2' }, '/restore');
    expect(restored.headers.location).toContain('done=restored');
    expect((await rosa.get(pageOf(OF_2021))).text).toContain('>Comenzar</span>');
    const reset = await post(rosa, { revision: '4', version: '0' }, '/restore');
    expect(reset.headers.location).toContain('done=reset');
    expect(shown(await rosa.get(pageOf(OF_2021)))).toContain('Window 2021 sends the text of Expost.');
    expect((await post(rosa, { revision: '5', version: '4' }, '/restore')).status).toBe(303);
    const lines = await expost.get(UnitOfWork).read(
      (rows) => rows.sql<{ what: string; chain: string; details: string }[]>`
        SELECT what, chain, details FROM history WHERE what IN ('message.changed', 'message.reset')
          AND details LIKE ${'%"es"%'} ORDER BY number`,
    );
    expect(lines.map(({ what, chain }) => `${chain} ${what}`)).toEqual([
      ...Array<string>(4).fill('service message.changed'),
      'service message.reset',
      'service message.changed',
    ]);
    expect(lines.some(({ details }) => details.includes('Comenzar'))).toBe(false);
  });

  it('tell which languages the window words itself, and which were left behind', async () => {
    const one = shown(await reader.get(pageOf({ ...OF_2021, language: 'fr' })));
    expect(one).toContain('but not in: English, Français, and Português.');
    expect(one).toContain('Español (own text)');
    const all = await reader.get('/staff/messages/overview?window=2021');
    expect(shown(all)).toMatch(/Invitation : English, Français, and Português/);
    const beside = await reader.get('/staff/messages/side-by-side?window=2021&kind=invitation');
    for (const text of ['¿qué queda de AGUA CLARA?', 'le regard de', 'the view of', 'a visão de'])
      expect(shown(beside)).toContain(text);
    expect((await elsewhere.get('/staff/messages/overview?window=2021')).status).toBe(404);
    expect((await elsewhere.get(pageOf(OF_2021))).status).toBe(404);
  });

  it('stand in the plan of an exercise, with the languages left behind that its contacts read', async () => {
    const plan = `/staff/initiatives/${fixture.initiative.code}/exercises/${fixture.exercise.year}/plan`;
    expect(shown(await reader.get(plan))).toMatch(
      /Messages Look at this The window words one kind of mail itself\. .+ Invitation : English Test/,
    );
    expect((await save(rosa, { kind: 'notice', language: 'pt', revision: '0' })).status).toBe(422);
    const own = { subject: 'Em breve: {initiative}', body: 'A partir de {opening}.', language: 'pt' };
    expect((await save(rosa, { ...own, kind: 'notice', revision: '0' })).status).toBe(303);
    const page = await reader.get(plan);
    expect(shown(page)).toMatch(/words 2 kinds .+ Notice : English and Español/);
    expect(page.text).toContain('/staff/messages/side-by-side?window=2021&amp;kind=notice');
  });

  it('come to oneself as a test, without any link, and what was typed stays in the form', async () => {
    const sent = await save(rosa, { revision: '6', act: 'test', subject: 'Otra vez {initiative}' });
    expect([sent.status, sent.headers.location]).toEqual([303, `${pageOf(OF_2021)}&test=1`]);
    const mails = await sentTo(`${rosa.accountId}@example.org`);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe('[Test] Otra vez AGUA CLARA');
    expect(mails[0]?.text).toContain('https://expost.example.org/r/…');
    expect(mails[0]?.replyTo ?? []).toEqual([]);
    const page = await rosa.get(String(sent.headers.location));
    expect(shown(page)).toContain(`The mail server has taken the test for ${rosa.accountId}@example.org`);
    expect(page.text).toContain('value="Otra vez {initiative}"');
    // Not of another kind, nor for somebody else.
    expect((await rosa.get(`${pageOf({ ...OF_2021, kind: 'returned' })}&test=1`)).text).not.toContain(
      'Otra vez',
    );
    const stranger = await reader.get(`${pageOf(OF_2021)}&test=1`);
    expect(shown(stranger)).not.toMatch(/The mail server has taken|Otra vez/);
  });

  it('may be tried by readers as they are sent, by nobody without an address, and not without end', async () => {
    for (let count = 1; count <= 20; count += 1) {
      expect((await post(reader, {}, '/test')).headers.location).toContain(`test=${count}`);
    }
    const refused = await post(reader, {}, '/test');
    expect(refused.status).toBe(429);
    expect(shown(refused)).toContain('You have sent 20 tests within an hour.');
    expect((await sentTo(`${reader.accountId}@example.org`))[0]?.subject).toContain(
      '[Test] Lucía: ¿qué queda',
    );
    const byToken = await signIn(expost, 'manager');
    const page = await byToken.get(pageOf(OF_2021));
    expect(shown(page)).toContain('You work with an access token, which has no address.');
    expect((await byToken.post('/staff/messages/test', OF_2021)).status).toBe(409);
    expect((await byToken.post('/staff/messages/test', { ...OF_2021, window: '1999' })).status).toBe(400);
    for (let third = 0; third < 3; third += 1) {
      expost.clock.forward(1_200_001);
      await reader.get('/staff');
    }
    expect((await post(reader, {}, '/test')).status).toBe(303);
  });
});
