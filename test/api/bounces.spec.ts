import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { BounceReading } from '../../src/mail/bounce-reading.service.js';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import * as mails from '../fixtures/notifications.js';
import * as others from '../fixtures/other-mails.js';
import { aguaClara, open, type Story } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { enter } from '../support/partner-session.js';
import { tables } from '../support/tables.js';

const DAY = 86_400_000;

describe('a mail that comes back', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let manager: ApiClient;
  let story: Story;
  let folder: string;
  let count = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'expost-bounces-'));
    server = await startMailServer();
    const env = { SMTP_URL: server.url, BOUNCE_DIR: folder, BOUNCE_ADDRESS: 'bounces@programa.example.org' };
    expost = await startTestExpost({ now: aguaClara.now, env });
    manager = await expost.api('manager');
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    expost.clock.set(aguaClara.now);
    server.received.length = 0;
    story = await open(manager, { code: `ICT${String((count += 1)).padStart(3, '0')}-24` });
    await settle();
  });

  async function settle(): Promise<void> {
    await expost.jobsDone();
    await expost.get(MailSender).idle();
  }
  const look = () => expost.get(BounceReading).look();
  /** Leaves a mail in the folder as a mail server does, and has it read. */
  async function arrives(mail: string, name = `${(count += 1)}.eml`): Promise<void> {
    writeFileSync(join(folder, name), mail);
    await look();
  }
  const invitation = async () => (await manager.get(`${story.exercise}/invitations`)).body.items[0];
  /** The mail to the first contact, as a notification about it names it. */
  async function sent(): Promise<mails.AboutMail> {
    const { contact, mails: own } = await invitation();
    const { body } = await manager.get(`/api/outbox/${own[0].id}`);
    return { to: contact.email, messageId: body.messageId, envelopeId: own[0].id };
  }
  const rows = async (what: string) => {
    const { history = [] } = await tables(expost);
    return history.filter((line) => line.what === what);
  };
  const mailStates = async () => {
    const all = (await tables(expost))['mail'] ?? [];
    return all.map(({ state, server_words: words }) => `${String(state)} ${String(words)}`);
  };
  const handled = () => ({
    waiting: readdirSync(folder).filter((name) => name.endsWith('.eml')),
    done: readdirSync(join(folder, 'done')),
    notRead: readdirSync(join(folder, 'not-read')),
  });

  it('goes to the address for what comes back, and asks the server to name it and to keep its text', async () => {
    expect(server.received[0]?.from).toBe('bounces@programa.example.org');
    expect(server.received[0]?.mail.from?.address).toBe('expost@example.org');
    const { envelopeId, to } = await sent();
    const own = server.received.find((mail) => mail.to[0] === to);
    expect(own?.asked).toEqual({
      ret: 'HDRS',
      envid: envelopeId,
      notify: ['FAILURE', 'DELAY'],
      orcpt: `rfc822;${to}`,
    });
  });

  it.each([
    ['Postfix', mails.postfixBounce, /User unknown in virtual mailbox table$/],
    ['Exim', mails.eximBounce, /^5\.0\.0$/],
    ['Microsoft 365', mails.microsoftBounce, /RecipientNotFound/],
    ['Gmail', mails.gmailBounce, /does not exist/],
    ['a server that returns nothing of it', mails.bounceWithoutMail, /^5\.1\.1$/],
    [
      'a server after forwarding',
      (about: mails.AboutMail) => mails.forwardedBounce(about, 'x@y.example'),
      /full$/,
    ],
  ])('from %s marks the invitation, with the server’s words', async (_from, bounce, words) => {
    const name = `of-${(count += 1)}.eml`;
    await arrives(bounce(await sent()), name);
    const { state, serverWords, mails: own, live } = await invitation();
    expect([state, own[0].state]).toEqual(['bounced', 'bounced']);
    expect(serverWords).toMatch(words);
    expect(own[0].serverWords).toBe(serverWords);
    // The link itself still opens: the person may have got it by another way.
    expect(live).toBe(true);
    expect(handled().done).toContain(name);
    const bounced = await rows('mail.bounced');
    expect(bounced.filter(({ subject }) => subject === own[0].id)).toHaveLength(1);
    expect(bounced.at(-1)).toMatchObject({ actor: 'service' });
    expect(JSON.stringify(bounced)).not.toContain('@');
  });

  it('counts once, however often it is said', async () => {
    const about = await sent();
    await arrives(mails.postfixBounce(about), 'first.eml');
    await arrives(mails.postfixBounce(about), 'first.eml');
    await arrives(mails.gmailBounce(about));
    expect((await rows('mail.bounced')).filter(({ subject }) => subject === about.envelopeId)).toHaveLength(
      1,
    );
    // Nothing in the folder is written over.
    expect(handled().done).toEqual(expect.arrayContaining(['first.eml', 'first.eml.2']));
  });

  it('that is only late is noted, and stays sent', async () => {
    await arrives(mails.delayNotice(await sent()));
    const { state, mails: own } = await invitation();
    expect([state, own[0].state]).toEqual(['sent', 'sent']);
    expect(own[0].serverWords).toBe('connect to mail.tejo.example.org: Connection timed out');
    expect((await rows('mail.delayed')).filter(({ subject }) => subject === own[0].id)).toHaveLength(1);
  });

  it.each([
    ['handed on', mails.relayNotice],
    ['answered by a holiday notice', others.outOfOffice],
    ['answered by a challenge', others.challenge],
    ['read', others.readReceipt],
  ])('did not, where it was %s', async (_what, notice) => {
    const before = handled().notRead.length;
    await arrives(notice(await sent()));
    expect((await invitation()).state).toBe('sent');
    expect(handled()).toMatchObject({ waiting: [] });
    expect(handled().notRead).toHaveLength(before);
  });

  it.each([
    [
      'of another recipient',
      (about: mails.AboutMail) => mails.postfixBounce({ ...about, to: 'eve@evil.example' }),
    ],
    [
      'of a mail that is none of ours',
      (about: mails.AboutMail) => mails.postfixBounce({ ...about, messageId: '<x@y.example>' }),
    ],
    [
      'of a mail to somebody else of ours',
      (about: mails.AboutMail) => mails.postfixBounce({ ...about, to: 'ines@tejo.example.org' }),
    ],
    ['without a part that says it', others.qmailBounce],
    ['that somebody passes on', others.passedOn],
    ['nested too deeply', () => others.nested(500)],
  ])('is not believed from a notification %s; it is kept for a person', async (_what, forged) => {
    const name = `forged-${(count += 1)}.eml`;
    const before = await mailStates();
    await arrives(forged(await sent()), name);
    expect(await mailStates()).toEqual(before);
    expect(handled().notRead).toContain(name);
  });

  it('waits until it is known that the server took it', async () => {
    const about = await sent();
    const earlier = aguaClara.now;
    const work = expost.get(UnitOfWork);
    await work.run(
      ({
        manager: db,
      }) => db.sql`UPDATE mail SET state = 'sending', due_at = '2999-01-01T00:00:00.000Z', sent_at = ${earlier}
        WHERE id = ${about.envelopeId}`,
    );
    await arrives(mails.postfixBounce(about), 'early.eml');
    expect(handled().waiting).toEqual(['early.eml']);
    await work.run(
      ({ manager: db }) => db.sql`UPDATE mail SET state = 'sent' WHERE id = ${about.envelopeId}`,
    );
    await look();
    expect((await invitation()).state).toBe('bounced');
    expect(handled().waiting).toEqual([]);
  });

  it('was uncertain and has come back: then it is certain', async () => {
    await server.behave({ hangUp: 'after-dot' });
    story = await open(manager, { code: `ICT${String((count += 1)).padStart(3, '0')}-24` });
    await settle();
    await server.behave({});
    expect((await invitation()).state).toBe('uncertain');
    await arrives(mails.postfixBounce(await sent()));
    expect((await invitation()).state).toBe('bounced');
  });

  it('is over once the contact has another address, or a new link has been sent', async () => {
    await arrives(mails.postfixBounce(await sent()));
    const first = await invitation();
    await manager.post(`${story.exercise}/invitations/${first.id}/resend`);
    await settle();
    expect((await invitation()).state).toBe('sent');
    // Of the earlier link a late notification says nothing any more.
    const { body } = await manager.get(`/api/outbox/${first.mails[0].id}`);
    await arrives(mails.gmailBounce({ to: first.contact.email, messageId: body.messageId }));
    expect((await invitation()).state).toBe('sent');
  });

  it.each<[string, readonly string[]]>([
    ['closed', ['close']],
    ['in validation', ['close', 'validate']],
  ])('sends the replaced contact a link that opens, also while the exercise is %s', async (_state, steps) => {
    for (const step of steps) {
      expect((await manager.post(`${story.exercise}/${step}`)).status).toBe(200);
    }
    await settle();
    await arrives(mails.postfixBounce(await sent()));
    server.received.length = 0;
    const { entity, contact } = await invitation();
    const document = aguaClara.document().entities.find(({ key }: { key: string }) => key === entity);
    const contacts = document.contacts.map((one: { email: string }) =>
      one.email === contact.email ? { ...one, email: `new-${one.email}` } : one,
    );
    const { body } = await manager.get(story.initiative);
    const path = `${story.initiative}/entities/${entity}/contacts`;
    const headers = { 'if-match': `"${body.revision}"` };
    expect((await manager.put(path, contacts, headers)).status).toBe(200);
    await settle();
    const { items } = (await manager.get(`${story.exercise}/invitations`)).body;
    const own = items.filter((one: { entity: string }) => one.entity === entity);
    const links = own.map(({ state, live }: { state: string; live: boolean }) => `${state} ${live}`);
    expect(links.toSorted()).toEqual(['revoked false', 'sent true']);
    expect(server.received.map(({ to }) => to)).toEqual([[`new-${contact.email}`]]);
    const link = /https?:\/\/\S+\/r\/[\w-]+/.exec(server.received[0]?.mail.text ?? '')?.[0] ?? '';
    const partner = await enter(expost, link);
    expect((await partner.get('/answer')).status).toBe(200);
  });

  it('is forgotten ninety days later, as far as the notification goes', async () => {
    await arrives(mails.postfixBounce(await sent()));
    const before = (await tables(expost)).notification?.length ?? 0;
    expect(before).toBeGreaterThan(0);
    expost.clock.forward(91 * DAY);
    await look();
    expect((await tables(expost)).notification).toEqual([]);
    expect((await invitation()).state).toBe('bounced');
  });

  it('is looked for in a Maildir too, and only there and in whole files', async () => {
    const about = await sent();
    writeFileSync(join(folder, 'notes.txt'), mails.postfixBounce(about));
    symlinkSync('/etc/hostname', join(folder, 'link.eml'));
    await look();
    expect((await invitation()).state).toBe('sent');
    for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(folder, part));
    await arrives(mails.postfixBounce(about), 'outside.eml');
    expect((await invitation()).state).toBe('sent');
    writeFileSync(join(folder, 'new', '1715180402.M1P2.mx'), mails.postfixBounce(about));
    await look();
    expect((await invitation()).state).toBe('bounced');
    expect(readdirSync(join(folder, 'cur'))).toEqual(['1715180402.M1P2.mx:2,S']);
    expect(readdirSync(join(folder, 'new'))).toEqual([]);
  });
});
