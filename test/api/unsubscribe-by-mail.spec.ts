import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BounceReading } from '../../src/mail/bounce-reading.service.js';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import { RemindingNow } from '../../src/responses/reminding-now.service.js';
import { unsubscribing } from '../fixtures/other-mails.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { outsiders } from '../support/followers.js';
import { startMailServer, type MailServer, type ReceivedMail } from '../support/mail-server.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const BOUNCES = 'bounces@programa.example.org';

/** Where the mailbox is read, the other half of List-Unsubscribe works as well: a mail with a subject of ours (RFC 2369). */
describe('A mail program that unsubscribes by mail', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let story: OpenExercise;
  let folder: string;
  let out: ReturnType<typeof outsiders>;
  let count = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'expost-unsubscribe-'));
    server = await startMailServer();
    const env = { SMTP_URL: server.url, BOUNCE_DIR: folder, BOUNCE_ADDRESS: BOUNCES };
    expost = await startTestExpost({ env });
    out = outsiders(expost, server);
    story = await openExercise(expost);
    await settle();
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function settle(): Promise<void> {
    await expost.jobsDone();
    await expost.get(MailSender).idle();
  }
  /** Leaves such a mail in the folder, has it read, and answers where it lies then. */
  async function arrives(subject: string): Promise<'done' | 'not-read' | 'nowhere'> {
    const name = `${(count += 1)}.eml`;
    writeFileSync(join(folder, name), unsubscribing({ to: 'somebody@example.org' }, subject));
    await expost.get(BounceReading).look();
    const where = (['done', 'not-read'] as const).find((part) =>
      readdirSync(join(folder, part)).includes(name),
    );
    return where ?? 'nowhere';
  }
  /** The subject of the `mailto:` that a mail offers, and to whom it goes. */
  function offered({ mail }: ReceivedMail): { readonly to: string; readonly subject: string } {
    const header = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const { pathname, searchParams } = new URL(/<(mailto:[^>]+)>/.exec(header)?.[1] ?? 'mailto:nobody');
    return { to: pathname, subject: searchParams.get('subject') ?? '' };
  }
  const noReminders = async () => {
    const { body } = await story.manager.get(`${story.path}/invitations`);
    const items: { contact: { email: string }; remindersStoppedAt: string | null }[] = body.items;
    return items.flatMap(({ contact, remindersStoppedAt }) => (remindersStoppedAt ? [contact.email] : []));
  };
  const stops = async () =>
    ((await tables(expost))['history'] ?? []).filter(({ what }) => what === 'invitation.reminders-stopped')
      .length;

  it('gets no more reminders for this one person in this one exercise, and is filed as handled', async () => {
    const invitation = server.received[0];
    expect(invitation?.raw).not.toMatch(/^list-unsubscribe/im);
    server.received.length = 0;
    await expost.get(RemindingNow).remind('ICT149-21', '2023', 'service');
    await settle();
    const [reminder, ...others] = server.received;
    if (!reminder) throw new Error('Nobody was reminded.');
    expect(others.length).toBeGreaterThan(0);
    const { to, subject } = offered(reminder);
    expect(to).toBe(BOUNCES);
    expect(subject).toBe(`unsubscribe ${reminder.mail.messageId?.replace(/[<>]/g, '')}`);
    expect(await arrives(`Re: ${subject.replace(' ', '\r\n ')}`)).toBe('done');
    expect(await noReminders()).toEqual(reminder.to);
    // Once more, as programs do: nothing changes.
    expect(await arrives(subject.toUpperCase())).toBe('done');
    expect(await stops()).toBe(1);
    server.received.length = 0;
    expost.clock.forward(2 * 86_400_000);
    await expost.get(RemindingNow).remind('ICT149-21', '2023', 'service');
    await settle();
    expect(server.received.map((mail) => mail.to[0]).toSorted()).toEqual(
      others.map((mail) => mail.to[0]).toSorted(),
    );
  });

  it('that names no mail of ours, or one that no other mails follow, is a person’s mail', async () => {
    const { body } = await story.manager.get('/api/outbox?kind=invitation');
    const before = [await noReminders(), await stops()];
    expect(await arrives('unsubscribe 00000000-0000-4000-8000-000000000000@example.org')).toBe('not-read');
    expect(await arrives(`unsubscribe ${body.items[0].messageId}`)).toBe('not-read');
    expect(await arrives('unsubscribe')).toBe('not-read');
    expect([await noReminders(), await stops()]).toEqual(before);
    const all = await tables(expost);
    expect(all['notification']?.map(({ outcome }) => outcome)).toEqual(['unsubscribed', 'unsubscribed']);
  });

  it('leaves everything that is followed by that address, which is forgotten, and nothing of others', async () => {
    await story.submit();
    await story.accept();
    for (const name of ['close', 'validate', 'publish']) await story.manager.post(`${story.path}/${name}`);
    await out.follow('eva@example.org');
    await out.follow('leo@example.org');
    expost.clock.set('2023-07-15T08:00:00.000Z');
    const digest = (await out.mailsTo('eva@example.org')).find(({ raw }) => /^list-unsubscribe:/im.test(raw));
    if (!digest) throw new Error('No digest.');
    expect(await arrives(offered(digest).subject)).toBe('done');
    const all = JSON.stringify(await tables(expost));
    expect(all).not.toContain('eva@example.org');
    expect(all).toContain('leo@example.org');
    expect(await arrives(offered(digest).subject.replace('unsubscribe', 'Unsubscribe'))).toBe('done');
    const consents = (await tables(expost))['subscription_consent'] ?? [];
    expect(consents.filter(({ act }) => act === 'withdrawn')).toHaveLength(1);
  });
});
