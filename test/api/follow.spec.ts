import { parse } from 'node-html-parser';
import { loadFixture } from '../fixtures/fixtures.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { outsiders } from '../support/followers.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { rawRequest } from '../support/raw-request.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables, tablesHash } from '../support/tables.js';

jest.setTimeout(60_000);

const DAY = 24 * 3600_000;

/** LIDERES of Window 2021 has a published report, AGUA CLARA of another window has none. */
describe('Asking to follow reports', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let story: OpenExercise;
  let out: ReturnType<typeof outsiders>;
  beforeAll(async () => {
    server = await startMailServer();
    // Behind a proxy, so that there are several networks.
    expost = await startTestExpost({ env: { SMTP_URL: server.url, TRUSTED_PROXIES: '127.0.0.1' } });
    out = outsiders(expost, server);
    expect(await out.words('/follow')).toContain('There is nothing to follow yet');
    story = await openExercise(expost);
    await story.submit();
    await story.accept();
    for (const step of ['close', 'validate', 'publish'])
      expect([step, (await story.manager.post(`${story.path}/${step}`)).status]).toEqual([step, 200]);
    const { initiative } = loadFixture('three-entities');
    expect((await story.manager.post('/api/initiatives', initiative)).status).toBe(201);
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
  });
  // Each story has a day of its own, and a network.
  beforeEach(() => expost.clock.forward(2 * DAY));

  const rows = async (table: string) => (await tables(expost))[table] ?? [];
  it('offers what has a report that anybody may read, and nothing else', async () => {
    const options = parse((await out.get('/follow')).text).querySelectorAll('#topic option');
    expect(options.map((one) => one.getAttribute('value'))).toEqual([
      '',
      'window:2021',
      'initiative:ICT149-21',
    ]);
    const chosen = async (query: string) =>
      parse((await out.get(`/follow?${query}`)).text)
        .querySelector('option[selected]')
        ?.getAttribute('value');
    expect(await chosen('initiative=ICT149-21')).toBe('initiative:ICT149-21');
    expect(await chosen('window=2021')).toBe('window:2021');
    const { code, window } = loadFixture('three-entities').initiative;
    const unpublished = (await out.get(`/follow?initiative=${code}`)).text;
    expect(unpublished).toBe((await out.get('/follow?initiative=ICT999-99')).text);
    expect(unpublished).not.toContain(code);
    for (const topic of [`initiative:${code}`, `window:${window}`, 'window:1999', 'x', ''])
      expect([topic, (await out.ask('ana@example.org', { topic })).status]).toEqual([topic, 422]);
  });

  it.each(['en', 'es', 'fr', 'pt'])(
    'shows in %s what is agreed to, with a box that is not ticked',
    async (lang) => {
      const page = parse((await out.get('/follow', { 'accept-language': lang })).text);
      expect(page.querySelector('html')?.getAttribute('lang')).toBe(lang);
      expect(page.querySelectorAll('fieldset p')).toHaveLength(5);
      expect(page.querySelector('fieldset')?.text).toContain('expost@example.org');
      expect(page.querySelector('#agree')?.hasAttribute('checked')).toBe(false);
      expect(page.querySelectorAll('.xp-language[href]').length).toBe(3);
    },
  );

  it('says beside each field what is wrong, and keeps nothing of it', async () => {
    // What the day has brought is sent first.
    expect(await out.mailsTo('ana@example.org')).toEqual([]);
    const before = await tablesHash(expost);
    const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
      ['ana@example.org', { agree: '' }, []],
      ['ana@example.org, eva@example.org', {}, ['#email']],
      ['', { topic: '' }, ['#topic', '#email']],
      // Words that are not shown any more.
      ['ana@example.org', { text: '0' }, ['#agree']],
    ];
    for (const [email, fields, expected] of cases) {
      const { status, text } = await out.ask(email, fields);
      const links = parse(text).querySelectorAll('.govuk-error-summary a');
      expect([fields, status, links.map((link) => link.getAttribute('href'))]).toEqual([
        fields,
        'agree' in fields ? 400 : 422,
        expected,
      ]);
    }
    const unticked = await out.post('/follow', {
      topic: 'window:2021',
      email: 'a@example.org',
      language: 'en',
      text: '1',
    });
    expect([unticked.status, parse(unticked.text).querySelector('#agree-error')?.text]).toEqual([
      422,
      'Tick the box if you agree: without that we may not write to you',
    ]);
    expect(await tablesHash(expost)).toBe(before);
    expect(await out.mailsTo('ana@example.org')).toEqual([]);
  });

  it('brings a mail in the language chosen, whose link only its button uses', async () => {
    await out.ask('ana@example.org', { topic: 'initiative:ICT149-21', language: 'es' });
    const [mail] = await out.mailsTo('ana@example.org');
    expect(mail?.mail.subject).toBe('Confirme, por favor: informes sobre LIDERES');
    expect(mail?.raw).not.toContain('List-Unsubscribe');
    const link = out.linkIn(mail, 'follow');
    const before = await tablesHash(expost);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const scanned = await rawRequest(expost.url, method, link, { accept: 'text/html' });
      expect([method, scanned.status]).toEqual([method, 200]);
    }
    expect(await tablesHash(expost)).toBe(before);
    expect(await out.words(link)).toContain('¿Seguir LIDERES?');
    const confirmed = await out.post(link, { language: 'fr' });
    expect(parse(confirmed.text).text).toContain('Vous suivez LIDERES');
    expect(parse(confirmed.text).text).toContain('samedi 15 juillet 2023');
    const at = expost.clock.now();
    const proof = {
      at,
      language: 'es',
      text_version: '1',
      topic: expect.stringMatching(/^initiative:[0-9a-f-]{36}$/),
    };
    expect(await rows('subscription_consent')).toEqual([
      expect.objectContaining({ ...proof, number: 1, act: 'asked' }),
      expect.objectContaining({ ...proof, number: 2, act: 'confirmed' }),
    ]);
    // Pressed again, or by a program that repeats it: nothing more happens.
    const after = await tablesHash(expost);
    expect((await out.post(link, {})).status).toBe(200);
    expect(await out.words(link)).toContain('Usted sigue LIDERES');
    expect(await tablesHash(expost)).toBe(after);
  });

  it('keeps the address in one place, and neither it nor a link in any other', async () => {
    await out.follow('unique.name@example.org');
    const all = await tables(expost);
    const holding = Object.entries(all).filter(([, own]) => JSON.stringify(own).includes('unique.name'));
    expect(holding.map(([table]) => table)).toEqual(['person']);
    const token = out
      .linkIn((await out.mailsTo('unique.name@example.org'))[0], 'follow')
      .slice('/follow/'.length);
    expect(JSON.stringify(all)).not.toContain(token);
  });

  it('answers the same whatever is known of an address', async () => {
    const answers: (readonly [string, string])[] = [];
    const asking = async (what: string) => {
      const { status, text } = await out.ask('eva@example.org');
      answers.push([what, `${status} ${text}`]);
    };
    await asking('unknown');
    await asking('asked before');
    await out.post(out.linkIn((await out.mailsTo('eva@example.org')).at(-1), 'follow'), {});
    await asking('confirmed');
    await asking('confirmed and asked again');
    for (const more of [1, 2, 3]) await asking(`too often ${more}`);
    await out.post(
      `${out.linkIn((await out.mailsTo('eva@example.org')).at(-1), 'subscriptions')}/unsubscribe`,
      {},
    );
    await asking('left');
    expect(new Set(answers.map(([, answer]) => answer)).size).toBe(1);
    expect(answers[0]?.[1]).toContain('200 ');
    const subjects = (await out.mailsTo('eva@example.org')).map(({ mail }) => mail.subject);
    expect(subjects).toEqual([
      ...Array(2).fill('Please confirm: reports on Window 2021'),
      ...Array(3).fill('What you follow at Expost'),
      'Please confirm: reports on Window 2021',
    ]);
  });

  it('sends to one address three times a day at most, whoever asks and from where', async () => {
    for (let network = 1; network <= 6; network += 1)
      await out.ask('victim@example.org', {}, { 'x-forwarded-for': `198.51.${network}.7` });
    expect(await out.mailsTo('victim@example.org')).toHaveLength(3);
    expost.clock.forward(DAY + 1);
    await out.ask('victim@example.org');
    expect(await out.mailsTo('victim@example.org')).toHaveLength(4);
  });

  it('takes twenty in ten minutes from one network, and others from elsewhere', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const statuses: number[] = [];
    for (let number = 1; number <= 23; number += 1)
      statuses.push((await out.ask(`many${number}@example.org`, {}, from(`203.0.113.${number}`))).status);
    expect(statuses).toEqual([...Array(20).fill(200), 429, 429, 429]);
    expect((await out.ask('other@example.org', {}, from('203.0.114.1'))).status).toBe(200);
    expost.clock.forward(600_001);
    expect((await out.ask('later@example.org', {}, from('203.0.113.1'))).status).toBe(200);
  });

  it('forgets what is not confirmed within seven days, and keeps the proof without the address', async () => {
    await out.ask('late@example.org');
    const link = out.linkIn((await out.mailsTo('late@example.org'))[0], 'follow');
    expost.clock.forward(7 * DAY - 1);
    await expost.jobsDone();
    expect(await out.words(link)).toContain('Follow Window 2021?');
    // Asking again gives seven more days to the same link.
    await out.ask('late@example.org');
    expost.clock.forward(2);
    await expost.jobsDone();
    expect(await out.words(link)).toContain('Follow Window 2021?');
    expost.clock.forward(7 * DAY);
    const ended = await out.post(link, {});
    const never = await out.post(`/follow/${'x'.repeat(43)}`, {});
    expect(ended.status).toBe(404);
    expect(ended.text.replaceAll(link, 'LINK')).toBe(
      never.text.replaceAll(`/follow/${'x'.repeat(43)}`, 'LINK'),
    );
    await expost.jobsDone();
    expect(JSON.stringify(await tables(expost))).not.toContain('late@example.org');
    const [lapsed, ...more] = (await rows('subscription_consent')).filter(({ act }) => act === 'lapsed');
    expect(more.length).toBeGreaterThan(0);
    expect(lapsed).toMatchObject({
      text_version: '1',
      address_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await out.get(link)).status).toBe(404);
  });

  it('changes no consent that was given: the database refuses it', async () => {
    const { UnitOfWork } = await import('../../src/database/unit-of-work.js');
    const work = expost.get(UnitOfWork);
    const changed = work.run(({ manager }) =>
      manager.query(`UPDATE subscription_consent SET act = 'confirmed'`),
    );
    await expect(changed).rejects.toThrow('append-only');
    const gone = work.run(({ manager }) => manager.query('DELETE FROM subscription_consent'));
    await expect(gone).rejects.toThrow('append-only');
  });
});
