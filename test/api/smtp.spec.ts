import { createServer, type AddressInfo, type Server } from 'node:net';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import { MailThreads } from '../../src/mail/mail-threads.service.js';
import { MailTransport } from '../../src/mail/mail-transport.service.js';
import { aguaClara, open, type Story } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { freePort } from '../support/free-port.js';
import { startMailServer, type Behaviour, type MailServer } from '../support/mail-server.js';

const MINUTE = 60_000;
const always = (words: string) => () => words;

describe('mail over real SMTP', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let manager: ApiClient;
  let story: Story;
  let count = 0;

  beforeAll(async () => {
    server = await startMailServer();
    const env = { SMTP_URL: server.url, MAIL_FROM: 'Programa Piloto <expost@programa.example.org>' };
    expost = await startTestExpost({ now: aguaClara.now, env });
    manager = await expost.api('manager');
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
  });
  beforeEach(async () => {
    await server.behave({});
    server.received.length = 0;
  });

  const sender = () => expost.get(MailSender);
  async function settle(): Promise<void> {
    await expost.jobsDone();
    await sender().idle();
  }
  /** Opens an exercise with three contacts while the server behaves so. */
  async function openWhile(behaviour: Behaviour): Promise<void> {
    await server.behave(behaviour);
    story = await open(manager, { code: `ICT6${String((count += 1)).padStart(2, '0')}-22` });
    await settle();
  }
  async function later(minutes: number): Promise<void> {
    expost.clock.forward(minutes * MINUTE);
    await settle();
  }
  const invitations = async () => (await manager.get(`${story.exercise}/invitations`)).body.items;
  const states = async () => (await invitations()).map(({ state }: { state: string }) => state);
  const firstMail = async () => (await invitations())[0].mails[0];

  it('brings each contact one mail, in the own language, with the own link', async () => {
    await openWhile({});
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    expect(server.received.map(({ to }) => to).sort()).toEqual([
      ['ines@tejo.example.org'],
      ['nohemi@yojoa.example.org'],
      ['randall@cuencas.example.org'],
    ]);
    const links = server.received.map(({ mail }) => /\/r\/[\w-]{43}/.exec(mail.text ?? '')?.[0]);
    expect(new Set(links).size).toBe(3);
    const ines = server.received.find(({ to }) => to[0] === 'ines@tejo.example.org');
    expect(ines?.mail.subject).toBe(
      'Inês, a visão de Agência de Bacias do Vale do Tejo sobre AGUA CLARA – até terça-feira, 28 de maio de 2024',
    );
    expect(ines?.mail.html).toContain('<html lang="pt">');
    expect(ines?.mail.from).toEqual({ name: 'Programa Piloto', address: 'expost@programa.example.org' });
    expect(ines?.from).toBe('expost@programa.example.org');
    const headers = Object.fromEntries((ines?.mail.headers ?? []).map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'content-language': 'pt' });
    expect(headers).not.toHaveProperty('x-mailer');
    expect((await firstMail()).serverWords).toMatch(/^250 /);
  });

  it('names the officer, and lets answers go there', async () => {
    const officer = { name: 'Carla Núñez', email: 'carla@programa.example.org', phone: '+34 600 000 000' };
    const code = `ICT6${String((count += 1)).padStart(2, '0')}-22`;
    await manager.post('/api/initiatives', { ...aguaClara.document(), code, officer });
    await manager.post(`/api/initiatives/${code}/exercises`, aguaClara.plan());
    await manager.post(`/api/initiatives/${code}/exercises/2024/open`);
    await settle();
    expect(server.received).toHaveLength(3);
    for (const { mail, raw } of server.received) {
      expect(mail.replyTo).toEqual([{ name: 'Carla Núñez', address: 'carla@programa.example.org' }]);
      expect(mail.text).toContain('+34 600 000 000');
      expect(raw).not.toMatch(/^(cc|bcc):/im);
    }
  });

  it('stands below an earlier mail of ours, and can be stopped by page and by one click', async () => {
    await openWhile({});
    const { id } = (await invitations())[0];
    const mail = { subjectId: id, kind: 'invitation' };
    const threads = expost.get(MailThreads);
    const inThreadOf = await threads.messageIdOf(mail);
    expect(server.received.map(({ mail: received }) => received.messageId)).toContain(inThreadOf);
    expect(await threads.messageIdOf({ ...mail, number: 1 })).toBe(inThreadOf);
    expect(await threads.messageIdOf({ ...mail, number: 2 })).toBeNull();
    expect(await threads.messageIdOf({ ...mail, personId: 'somebody else' })).toBeNull();

    const url = `https://expost.example.org/stop/${'k'.repeat(43)}?of=reminders`;
    const content = {
      subject: 'LIDERES',
      text: 'Text',
      html: '<p>Text</p>',
      inThreadOf,
      unsubscribe: { url },
    };
    const head = {
      to: { name: 'Inês', address: 'ines@tejo.example.org' },
      mailId: 'a-mail',
      messageId: '<second-mail@programa.example.org>',
      date: aguaClara.now,
      language: 'pt',
    };
    const delivery = await expost.get(MailTransport).deliver(head, content, () => Promise.resolve());
    expect(delivery.kind).toBe('sent');
    const received = server.received.at(-1)?.mail;
    expect(received?.inReplyTo).toBe(inThreadOf);
    expect(received?.references).toBe(inThreadOf);
    const headers = Object.fromEntries((received?.headers ?? []).map(({ key, value }) => [key, value]));
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    // Not by mail: nobody reads the mailbox of this service (`unsubscribe-by-mail.spec.ts`).
    expect(headers['list-unsubscribe']).toBe(`<${url}>`);
    // Nor does a mail carry what was not asked for.
    expect(server.received[0]?.raw).not.toMatch(/^(list-|in-reply-to|references)/im);
  });

  it.each([
    ['421 at the greeting', { connect: '421 4.3.2 Too busy' }, /^421/],
    ['a refused greeting', { connect: '554 5.3.2 Not today' }, /^554/],
    ['450 greylisting', { recipient: always('450 4.2.0 Greylisted') }, /^450/],
    ['451 after the final dot', { data: '451 4.3.0 Try later' }, /^451/],
    ['452 no room', { recipient: always('452 4.2.2 Mailbox full') }, /^452/],
    ['a line dropped before DATA', { hangUp: 'before-data' }, /closed/],
    ['a line dropped in the middle of DATA', { hangUp: 'mid-data' }, /closed|lost/],
  ] as [string, Behaviour, RegExp][])(
    'tries again after %s, with the same Message-ID',
    async (_what, behaviour, words) => {
      await openWhile(behaviour);
      expect(await states()).toEqual(['queued', 'queued', 'queued']);
      const waiting = await firstMail();
      expect(waiting).toMatchObject({
        state: 'queued',
        attempts: 1,
        serverWords: expect.stringMatching(words),
        sentAt: null,
      });
      expect(Date.parse(waiting.dueAt) - Date.parse(expost.clock.now())).toBe(5 * MINUTE);
      const tries = server.tries();
      await later(4);
      expect(server.tries()).toBe(tries);
      await server.behave({});
      await later(1);
      expect(await states()).toEqual(['sent', 'sent', 'sent']);
      const ids = server.received.map(({ mail }) => mail.messageId);
      expect(new Set(ids).size).toBe(3);
      const { body } = await manager.get('/api/outbox?pageSize=200');
      const kept = body.items.filter(({ messageId }: { messageId: string }) => ids.includes(messageId));
      expect(kept).toHaveLength(3);
    },
  );

  it('waits 5, 15, 60 minutes, then four hours, and gives up after 48 hours', async () => {
    await openWhile({ recipient: always('450 4.2.0 Greylisted') });
    const waits: number[] = [];
    for (let tries = 1; (await firstMail()).state === 'queued'; tries += 1) {
      expect(tries).toBeLessThan(20);
      const minutes = (Date.parse((await firstMail()).dueAt) - Date.parse(expost.clock.now())) / MINUTE;
      waits.push(minutes);
      await later(minutes);
    }
    expect(waits.slice(0, 5)).toEqual([5, 15, 60, 240, 240]);
    expect(waits.reduce((sum, minutes) => sum + minutes, 0)).toBeLessThanOrEqual(48 * 60);
    expect(await states()).toEqual(['failed', 'failed', 'failed']);
    expect((await invitations())[0].serverWords).toBe('450 4.2.0 Greylisted');
    expost.clock.set(aguaClara.now);
  });

  it.each([
    ['550 no such mailbox', { recipient: always('550 5.1.1 No such user') }, '550 5.1.1 No such user'],
    ['552 over quota', { recipient: always('552 5.2.2 Over quota') }, '552 5.2.2 Over quota'],
    ['554 after the final dot', { data: '554 5.7.1 Refused as spam' }, '554 5.7.1 Refused as spam'],
  ] as [string, Behaviour, string][])('never tries again after %s', async (_what, behaviour, words) => {
    await openWhile(behaviour);
    expect(await states()).toEqual(['failed', 'failed', 'failed']);
    expect(await firstMail()).toMatchObject({ state: 'failed', attempts: 1, serverWords: words });
    await server.behave({});
    const tries = server.tries();
    await later(49 * 60);
    expect(server.tries()).toBe(tries);
    expost.clock.set(aguaClara.now);
  });

  it('tries again when nobody listened', async () => {
    const { port } = new URL(server.url);
    await server.stop();
    await openWhile({});
    expect(await firstMail()).toMatchObject({
      state: 'queued',
      serverWords: expect.stringContaining('ECONNREFUSED'),
    });
    server = await startMailServer(Number(port));
    await later(5);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    expect(server.received).toHaveLength(3);
  });

  it('is tried once at a time by a server that hangs up without a word', async () => {
    const tries = server.tries();
    await openWhile({ hangUp: 'before-greeting' });
    expect(await states()).toEqual(['queued', 'queued', 'queued']);
    expect(server.tries()).toBe(tries + 3);
    await server.behave({});
    await later(5);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  it('is uncertain when the line drops after the final dot, and never repeated by itself', async () => {
    await openWhile({ hangUp: 'after-dot' });
    expect(await states()).toEqual(['uncertain', 'uncertain', 'uncertain']);
    expect(await firstMail()).toMatchObject({ state: 'uncertain', attempts: 1, sentAt: expost.clock.now() });
    await server.behave({});
    await later(49 * 60);
    expect(await states()).toEqual(['uncertain', 'uncertain', 'uncertain']);
    // The server had taken each of them, once.
    expect(server.received.map(({ mail }) => mail.messageId)).toHaveLength(3);
    expost.clock.set(aguaClara.now);
  });

  it('lets one refused mail fail without the others', async () => {
    await openWhile({
      recipient: (address) => (address.startsWith('ines@') ? '550 5.1.1 No such user' : null),
    });
    expect(await states()).toEqual(['sent', 'failed', 'sent']);
  });

  it('after a crash sends what had not reached the final dot, and leaves to a person what had', async () => {
    await openWhile({ recipient: always('450 4.2.0 Greylisted') });
    const [first, second] = await invitations();
    const longAgo = new Date(Date.parse(expost.clock.now()) - MINUTE).toISOString();
    await expost.get(UnitOfWork).run(async ({ manager: rows }) => {
      await rows.sql`UPDATE mail SET state = 'sending', due_at = ${longAgo} WHERE subject_id = ${first.id}`;
      await rows.sql`UPDATE mail SET state = 'sending', due_at = ${longAgo}, sent_at = ${longAgo}
        WHERE subject_id = ${second.id}`;
    });
    await server.behave({});
    await settle();
    expect(await states()).toEqual(['sent', 'uncertain', 'queued']);
    expect(server.received.map(({ to }) => to)).toEqual([['randall@cuencas.example.org']]);
  });

  it('does not go out once its link has been revoked or replaced, or the form is read-only', async () => {
    await openWhile({ recipient: always('450 4.2.0 Greylisted') });
    await server.behave({});
    const [first, second] = await invitations();
    await manager.post(`${story.exercise}/invitations/${first.id}/revoke`);
    await manager.post(`${story.exercise}/invitations/${second.id}/resend`);
    await settle();
    expect(await states()).toEqual(['revoked', 'sent', 'queued']);
    await later(30 * 24 * 60);
    expect((await invitations())[2].mails).toMatchObject([{ state: 'cancelled' }]);
    expect(server.received).toHaveLength(1);
    expost.clock.set(aguaClara.now);
  });
});

describe('mail to a server that does not answer', () => {
  let silent: Server;
  afterEach(() => new Promise<void>((resolve) => void silent.close(() => resolve())));

  it('is tried again later', async () => {
    silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const env = { SMTP_URL: `smtp://127.0.0.1:${port}/?greetingTimeout=200`, PORT: String(await freePort()) };
    const expost = await startTestExpost({ now: aguaClara.now, env });
    const manager = await expost.api('manager');
    const story = await open(manager);
    await expost.jobsDone();
    await expost.get(MailSender).idle();
    const { body } = await manager.get(`${story.exercise}/invitations`);
    expect(body.items[0]).toMatchObject({ state: 'queued', serverWords: expect.stringMatching(/greeting/i) });
    await expost.stop();
  });
});
