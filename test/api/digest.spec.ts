import { digestAfter } from '../../src/portfolio/subscriptions/half-year.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { outsiders } from '../support/followers.js';
import { startMailServer, type MailServer, type ReceivedMail } from '../support/mail-server.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

jest.setTimeout(60_000);

/** LIDERES is published in April 2023; people follow it, and the digests of three years come by. */
describe('The digest', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let story: OpenExercise;
  let out: ReturnType<typeof outsiders>;
  /** Page of each follower. */
  const pages: Record<string, string> = {};

  beforeAll(async () => {
    server = await startMailServer();
    expost = await startTestExpost({ env: { SMTP_URL: server.url } });
    out = outsiders(expost, server);
    story = await openExercise(expost);
    await story.submit();
    await story.accept();
    for (const name of ['close', 'validate', 'publish'])
      expect([name, (await story.manager.post(`${story.path}/${name}`)).status]).toEqual([name, 200]);
    pages['ana'] = await out.follow('ana@example.org', { language: 'es' });
    pages['ana'] = await out.follow('ana@example.org', { topic: 'initiative:ICT149-21', language: 'es' });
    pages['eva'] = await out.follow('eva@example.org', { topic: 'initiative:ICT149-21' });
    pages['leo'] = await out.follow('leo@example.org');
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
  });

  /** Anew each time: years lie between her visits. */
  const ines = (): Promise<StaffBrowser> => signIn(expost, 'manager', { name: 'Inés Example' });
  const step = async (name: string, fields: Readonly<Record<string, string>>) => {
    const revision = String((await story.manager.get(story.path)).body.revision);
    const path = `/staff/initiatives/ICT149-21/exercises/2023/report/${name}`;
    expect([name, (await (await ines()).post(path, { revision, ...fields })).status]).toEqual([name, 303]);
  };
  const digestsTo = async (email: string): Promise<readonly ReceivedMail[]> =>
    (await out.mailsTo(email)).filter(({ raw }) => raw.includes('List-Unsubscribe-Post'));
  const jobs = async () =>
    ((await tables(expost))['job'] ?? [])
      .filter(({ kind }) => kind === 'subscriptions.digest')
      .map(({ key, state, outcome }) => `${String(key)} ${String(state)} ${String(outcome)}`);

  it('is planned once, however many follow', async () => {
    expect(await jobs()).toEqual(['2023-07-15 due null']);
  });

  it('is shown to managers as it would read today, with numbers and no address', async () => {
    const shown = (await (await ines()).get('/staff/followers?language=fr')).text;
    expect(shown).toContain('Nouveau rapport : LIDERES');
    expect(shown).toContain('15 July 2023, 10:00 in Brussels');
    expect(shown).toContain('3 addresses follow reports.');
    expect(shown.replace(/\s+/g, ' ')).toMatch(/Window 2021<\/t[hd]>.{0,200}>2</);
    for (const path of ['/staff/followers', '/staff/outbox', '/staff/audit'])
      expect([path, (await (await ines()).get(path)).text.includes('ana@example.org')]).toEqual([
        path,
        false,
      ]);
    const { body } = await story.manager.get('/api/outbox?kind=follow-confirm');
    expect(body.items.map(({ to, toName }: { to: string; toName: string }) => to + toName)).toEqual(
      Array(body.total).fill(''),
    );
    expect((await story.manager.get(`/api/outbox/${body.items[0].id}`)).status).toBe(404);
  });

  it('is not sent a moment too early, and then one to each, in their language', async () => {
    expost.clock.set('2023-07-15T07:59:59.999Z');
    expect(await digestsTo('ana@example.org')).toEqual([]);
    expost.clock.set('2023-07-15T08:00:00.000Z');
    const [spanish, ...more] = await digestsTo('ana@example.org');
    expect(more).toEqual([]);
    const data = (await story.manager.get(`${story.path}/report?language=es&format=json`)).body;
    expect(spanish?.mail.subject).toBe('Nuevo informe: LIDERES');
    expect(spanish?.mail.text).toContain(data.model.title);
    expect(spanish?.mail.text).toContain(`${expost.url}/reports/ICT149-21/2023?lang=es`);
    expect(spanish?.mail.text).toContain('Usted sigue: Ventana 2021, LIDERES.');
    expect((await digestsTo('eva@example.org'))[0]?.mail.subject).toBe('New report: LIDERES');
    expect(await jobs()).toEqual(['2023-07-15 done sent', '2024-01-15 due null']);
  });

  it('says in its header how a mail program leaves with one click', async () => {
    const [mail] = await digestsTo('eva@example.org');
    const headers = new Map(mail?.mail.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('list-unsubscribe')).toContain(`<${expost.url}${pages['eva']}/unsubscribe>`);
  });

  it('is sent once, though the work is done again', async () => {
    const { DigestJob } = await import('../../src/portfolio/subscriptions/digest.job.js');
    const [day, dueAt] = ['2023-07-15', '2023-07-15T08:00:00.000Z'];
    const again = () => expost.get(DigestJob).run({ day, dueAt }, { dueAt, now: expost.clock.now() });
    expect(await Promise.all([again(), again()])).toEqual(['sent', 'sent']);
    expect(await digestsTo('ana@example.org')).toHaveLength(1);
  });

  it('is none where nothing is new', async () => {
    expost.clock.set('2024-01-15T09:00:00.000Z');
    expect(await digestsTo('ana@example.org')).toHaveLength(1);
    expect((await jobs()).slice(-2)).toEqual(['2024-01-15 done sent', '2024-07-15 due null']);
  });

  it('tells of a correction as one, to who was told before', async () => {
    await step('correct', { reason: 'A number' });
    await step('publish', { note: 'The number of people trained' });
    expost.clock.set('2024-07-15T08:00:00.000Z');
    const latest = (await digestsTo('eva@example.org')).at(-1);
    expect(latest?.mail.text).toContain('Corrected (version 2): The number of people trained');
  });

  it('ends at once for who leaves, though it lies in the outbox; the address goes, the proof stays', async () => {
    await step('correct', { reason: 'Again' });
    await step('publish', { note: 'The name of an entity' });
    await server.behave({ data: '451 Try again' });
    expost.clock.set('2025-01-15T09:00:00.000Z');
    expect(await digestsTo('leo@example.org')).toHaveLength(2);
    const oneClick = await out.post(
      `${pages['leo']}/unsubscribe`,
      { 'List-Unsubscribe': 'One-Click' },
      { accept: '*/*' },
    );
    expect(oneClick.status).toBe(200);
    await server.behave({});
    expost.clock.forward(3600_000);
    expect(await digestsTo('leo@example.org')).toHaveLength(2);
    expect(await digestsTo('eva@example.org')).toHaveLength(3);
    const all = await tables(expost);
    expect(JSON.stringify(all)).not.toContain('leo@example.org');
    expect(all['mail']?.filter(({ kind, state }) => kind === 'digest' && state === 'cancelled')).toHaveLength(
      1,
    );
    expect(all['subscription_consent']?.filter(({ act }) => act === 'withdrawn')).toHaveLength(1);
    expect(all['history']?.filter(({ what }) => what === 'subscription.withdrawn')).toHaveLength(1);
  });

  it('is left by a multipart form as well; unknown links and used ones are answered alike', async () => {
    const form = new FormData();
    form.append('List-Unsubscribe', 'One-Click');
    const leave = async (path: string) => {
      const answer = await fetch(`${expost.url}${path}/unsubscribe`, {
        method: 'POST',
        body: form,
        headers: { 'accept-language': 'en' },
      });
      return `${answer.status} ${await answer.text()}`;
    };
    const max = await out.follow('max@example.org');
    const unknown = `/subscriptions/${'x'.repeat(43)}`;
    const before = await out.get(`${max}/unsubscribe`);
    expect(before.text.replaceAll(max, '')).toBe(
      (await out.get(`${unknown}/unsubscribe`)).text.replaceAll(unknown, ''),
    );
    const first = await leave(max);
    expect(first).toContain('You receive no more mails');
    expect([await leave(max), await leave(unknown)]).toEqual([first, first]);
    for (const path of [max, unknown])
      expect(await out.words(path)).toContain('With this link nothing is followed, or no longer.');
  });

  it('is left one by one, or begun again by the same address', async () => {
    const ana = pages['ana'] ?? '';
    const { text } = await out.get(ana);
    const [first] = [...text.matchAll(/name="subscription" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    // Of somebody else's link it ends nothing.
    await out.post(`${pages['eva']}/leave`, { subscription: first ?? '' });
    expect((await out.get(ana)).text).toBe(text);
    expect((await out.post(`${ana}/leave`, { subscription: first ?? '', language: 'es' })).status).toBe(303);
    expect((await out.get(ana)).text.match(/name="subscription"/g)).toHaveLength(1);
    expect(await out.follow('leo@example.org')).not.toBe(pages['leo']);
  });

  it('forgets an address for a manager who was asked to', async () => {
    await out.follow('tom@example.org');
    expect((await (await ines()).post('/staff/followers/erase', { email: 'TOM@example.org' })).status).toBe(
      303,
    );
    expect(
      (await (await ines()).post('/staff/followers/erase', { email: 'nobody@example.org' })).status,
    ).toBe(303);
    expect((await (await ines()).post('/staff/followers/erase', { email: 'no address' })).status).toBe(422);
    expect(JSON.stringify(await tables(expost))).not.toContain('tom@example.org');
  });

  it('ends for an address that the mail server does not know, whose words are forgotten with it', async () => {
    await out.follow('gone@example.org');
    await step('correct', { reason: 'A word' });
    await step('publish', { note: 'A word' });
    await server.behave({
      recipient: (to) => (to === 'gone@example.org' ? '550 5.1.1 <gone@example.org>: unknown' : null),
    });
    expost.clock.set('2025-07-15T08:00:00.000Z');
    expect(await digestsTo('gone@example.org')).toEqual([]);
    await server.behave({});
    const all = await tables(expost);
    expect(all['subscription_consent']?.filter(({ act }) => act === 'returned')).toHaveLength(1);
    expect(JSON.stringify(all)).not.toContain('gone@example.org');
    expect((await digestsTo('eva@example.org')).at(-1)?.mail.text).toContain('A word');
  });

  it('is the latest one, once, after the service was off for 400 days', async () => {
    // Published, and then nobody at home until August of the next year: January and July have passed.
    await step('correct', { reason: 'Once more' });
    await step('publish', { note: 'A date' });
    expect((await jobs()).at(-1)).toBe('2026-01-15 due null');
    expost.clock.set('2026-08-20T00:00:00.000Z');
    const before = (await digestsTo('eva@example.org')).length;
    expect((await jobs()).slice(-4)).toEqual([
      '2025-07-15 done sent',
      '2026-01-15 done overtaken',
      '2026-07-15 done sent',
      '2027-01-15 due null',
    ]);
    expect(before).toBe(5);
    expect((await digestsTo('eva@example.org')).at(-1)?.mail.text).toContain('A date');
    expect((await digestsTo('eva@example.org')).length).toBe(before);
  });

  it('says nothing of what is withdrawn before it leaves', async () => {
    await step('correct', { reason: 'Last' });
    await step('publish', { note: 'A comma' });
    await step('withdraw', { reason: 'All wrong' });
    const before = (await digestsTo('eva@example.org')).length;
    expost.clock.set(digestAfter(expost.clock.now()).dueAt);
    expect((await digestsTo('eva@example.org')).length).toBe(before);
    // Served again, it is news half a year later.
    await step('reinstate', {});
    expost.clock.set(digestAfter(expost.clock.now()).dueAt);
    expect((await digestsTo('eva@example.org')).at(-1)?.mail.text).toContain('A comma');
  });

  it('tells half a year later what it could not tell, since no mail server was there for two days', async () => {
    await step('correct', { reason: 'A year' });
    await step('publish', { note: 'A year' });
    const before = (await digestsTo('eva@example.org')).length;
    await server.behave({ data: '451 Try again' });
    expost.clock.set(digestAfter(expost.clock.now()).dueAt);
    // Given up after 48 hours, and nobody looks at the outbox.
    for (let tries = 0; tries < 20; tries += 1) {
      await digestsTo('eva@example.org');
      expost.clock.forward(4 * 3_600_000);
    }
    await server.behave({});
    const failed = (await tables(expost))['mail']?.filter(({ state }) => state === 'failed') ?? [];
    expect(failed.filter(({ kind }) => kind === 'digest').length).toBeGreaterThan(0);
    expost.clock.set(digestAfter(expost.clock.now()).dueAt);
    expect((await digestsTo('eva@example.org')).length).toBe(before + 1);
    expect((await digestsTo('eva@example.org')).at(-1)?.mail.text).toContain('A year');
    // And then no more.
    expost.clock.set(digestAfter(expost.clock.now()).dueAt);
    expect((await digestsTo('eva@example.org')).length).toBe(before + 1);
  });

  it('leaves a history that holds, and no address in it', async () => {
    expect((await (await ines()).post('/staff/audit/verify', {})).text).not.toContain('does not hold');
    expect(JSON.stringify((await tables(expost))['history'])).not.toContain('@example.org');
  });
});
