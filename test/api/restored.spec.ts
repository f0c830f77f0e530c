import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'node-html-parser';
import { HistoryRow } from '../../src/history/history.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { Restorations } from '../../src/database/restorations.service.js';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import { emptyPlace, quickBackup, storeAt } from '../support/backups.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { enter } from '../support/partner-session.js';
import { rawRequest } from '../support/raw-request.js';
import { staffWith, type StaffBrowser } from '../support/staff.js';
import { openExercise, type OpenExercise } from '../support/story.js';

const BACKUP_AT = '2023-04-05T12:00:00.000Z';
const RESTORED_AT = '2023-04-05T18:00:00.000Z';
const EVERYWHERE = { window: null, initiative: null };

describe('an instance out of a backup', () => {
  let original: RunningExpost;
  let story: OpenExercise;
  let backup: string;
  let link: string;
  let server: MailServer;
  let restored: RunningExpost;
  let rosa: StaffBrowser;

  beforeAll(async () => {
    // Without a mail server, so that five invitations and a thank-you wait in the outbox when the backup is made.
    original = await startTestExpost({ now: BACKUP_AT });
    story = await openExercise(original);
    await story.submit(['tec']);
    await original.jobsDone();
    link = await story.linkOf('cainco');
    backup = await quickBackup(original);
    server = await startMailServer();
  });
  afterAll(async () => {
    await original.stop();
    await server.stop();
  });
  beforeEach(async () => {
    server.received.length = 0;
    restored = await restart();
    rosa = await staffWith(restored, [{ role: 'manager', ...EVERYWHERE }], 'Rosa Ejemplo');
  });
  afterEach(() => restored.stop());

  async function restart(): Promise<RunningExpost> {
    const place = await emptyPlace();
    await restoreBackup(storeAt(place), backup, { now: RESTORED_AT });
    const env = { ...place, SMTP_URL: server.url };
    const running = await startTestExpost({ dataDir: place.DATA_DIR ?? '', env, now: RESTORED_AT });
    while (!(await running.get(Restorations).unconfirmed())?.caughtUpAt) await wait(5);
    running.clock.forward(60_000);
    return running;
  }
  async function settle(running = restored): Promise<void> {
    await running.jobsDone();
    await running.get(MailSender).idle();
  }
  async function states(): Promise<readonly string[]> {
    const { body } = await (await restored.api('reader')).get('/api/outbox?pageSize=200');
    return body.items.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`).sort();
  }
  const invitations = (state: string) => Array.from({ length: 5 }, () => `invitation ${state}`);
  const waiting = [...invitations('queued'), 'received queued'];
  const lines = (what: string) =>
    restored
      .get(UnitOfWork)
      .read((manager) =>
        manager.getRepository(HistoryRow).find({ where: { what }, order: { number: 'ASC' } }),
      );

  it('opens to a personal link of a mail sent earlier, and takes answers', async () => {
    const ana = await enter(restored, link);
    expect((await ana.autosave('remarks', { value: 'Written on the copy.', revision: 0 })).status).toBe(200);
  });

  it('sends nothing, says that it is ready, and shows mails as queued', async () => {
    await settle();
    restored.clock.forward(3 * 24 * 3_600_000);
    await settle();
    expect(server.received).toEqual([]);
    expect(server.tries()).toBe(0);
    expect(await states()).toEqual(waiting);
    expect((await (await restored.api()).get('/api/health/ready')).status).toBe(200);
  });

  it('is known to its history once, however often it starts', async () => {
    const { dataDir, database } = restored.config;
    const DATABASE_URL = database.kind === 'postgres' ? database.url : '';
    await restored.stop();
    restored = await startTestExpost({
      dataDir,
      env: { DATABASE_URL, SMTP_URL: server.url },
      now: RESTORED_AT,
    });
    const told = await lines('instance.restored');
    expect(told.map(({ actor, details }) => [actor, details])).toEqual([
      ['command-line', { backupAt: BACKUP_AT, restoredAt: RESTORED_AT }],
    ]);
  });

  it('says so on every page of staff, with the way to confirm for who may', async () => {
    const pageOf = async (browser: StaffBrowser, path: string) => parse((await browser.get(path)).text);
    for (const path of ['/staff', '/staff/outbox', '/staff/people', story.path.replace('/api', '/staff')]) {
      const banner = (await pageOf(rosa, path)).querySelector('.xp-restored');
      expect(banner?.text).toContain('No mail leaves it yet.');
      expect(banner?.querySelector('a')?.getAttribute('href')).toBe('/staff/restored');
    }
    const reader = await staffWith(restored, [{ role: 'manager', window: 2021, initiative: null }]);
    const banner = (await pageOf(reader, '/staff')).querySelector('.xp-restored');
    expect(banner?.text).toContain('A manager of everything has to confirm it first.');
    expect(banner?.querySelector('a')).toBeNull();
    expect((await reader.get('/staff/restored')).status).toBe(404);
    const partner = await enter(restored, link);
    expect(parse((await partner.get('/answer')).text).querySelector('.xp-restored')).toBeNull();
  });

  it('shows where it comes from and what waits, and asks what should become of that', async () => {
    const page = parse((await rosa.get('/staff/restored')).text);
    const text = page.querySelector('main')?.structuredText ?? '';
    expect(text).toContain('Wednesday 5 April 2023, 12:00 UTC');
    expect(text).toContain('expost.backup');
    expect(text).toContain('Wednesday 5 April 2023, 18:00 UTC');
    expect(text).toContain('Switch the other instance off before you confirm.');
    const cells = page.querySelectorAll('.xp-table tbody tr').map((row) => row.structuredText.split('\n'));
    expect(cells.map((row) => row.map((cell) => cell.trim()).join(' '))).toEqual([
      'Invitation 5 0',
      'Thank you 1 0',
    ]);
    const refused = await rosa.post('/staff/restored');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Choose what should become of these mails.');
    expect(await states()).toEqual(waiting);
  });

  it('once confirmed sends what waited, each mail once, and remembers who said so', async () => {
    expect((await rosa.post('/staff/restored', { mails: 'send' })).status).toBe(303);
    await settle();
    await settle();
    expect(new Set(server.received.map(({ to }) => to[0])).size).toBe(5);
    expect(server.received).toHaveLength(6);
    expect(await states()).toEqual([...invitations('sent'), 'received sent']);
    expect((await lines('instance.confirmed')).map(({ actor, details }) => [actor, details])).toEqual([
      [
        `staff:${rosa.accountId}`,
        { backupAt: BACKUP_AT, restoredAt: RESTORED_AT, waitingMails: 'send', heldBack: 0 },
      ],
    ]);
    const page = (await rosa.get('/staff/restored')).text;
    expect(page).toContain('Rosa Ejemplo confirmed this instance on');
    expect(parse(page).querySelector('.xp-restored')).toBeNull();
  });

  it('confirmed with mails held back sends none of them, and everything written since', async () => {
    // A partner on the copy asks for a new link; that mail is nobody else's.
    const path = new URL(link).pathname;
    const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    expect((await rawRequest(restored.url, 'POST', `${path}/new-link`, form, 'language=en')).status).toBe(
      200,
    );
    await settle();
    expect((await rosa.get('/staff/restored')).text).toMatch(/New link/);
    await rosa.post('/staff/restored', { mails: 'hold-back' });
    await settle();
    await settle();
    expect(server.received.map(({ mail }) => mail.subject)).toEqual([expect.stringContaining('LIDERES')]);
    const kept = ['received cancelled'];
    expect(await states()).toEqual([...invitations('uncertain'), 'new-link sent', ...kept].toSorted());
    expect(await lines('instance.confirmed')).toMatchObject([{ details: { heldBack: 6 } }]);
    expect((await rosa.get('/staff/restored')).text).toContain('6 mails were held back');
    // From now on mails go their way.
    const { body } = await (await restored.api('manager')).get(`${story.path}/invitations`);
    await rosa.post(`${story.path.replace('/api', '/staff')}/invitations/${body.items[0].id}/resend`);
    await settle();
    expect(server.received).toHaveLength(2);
  });

  it('goes on with those whose links were held back as with who has one, since the other may have sent them', async () => {
    const serverWords = 'May have been sent by the instance the backup came from.';
    await rosa.post('/staff/restored', { mails: 'hold-back' });
    await settle();
    const manager = await restored.api('manager');
    const { body } = await manager.get(`${story.path}/invitations`);
    expect(body.items).toMatchObject(invitations('').map(() => ({ state: 'uncertain', serverWords })));
    expect((await rosa.get('/staff')).text).toContain('5 personal links did not arrive for certain');
    expect(server.received).toEqual([]);
    // All but the entity that has answered are reminded, and everybody hears that it is cancelled.
    await rosa.post(`${story.path.replace('/api', '/staff')}/invitations/remind`);
    await settle();
    expect(server.received).toHaveLength(4);
    await manager.post(`${story.path}/cancel`, { reason: 'The partnership has ended.' });
    await settle();
    restored.clock.forward(24 * 3_600_000);
    await settle();
    const contacts = story.fixture.initiative.entities.flatMap((entity) => entity.contacts);
    const told = server.received.slice(4).flatMap(({ to }) => to);
    expect(told).toEqual(expect.arrayContaining(contacts.map(({ email }) => email)));
  });

  it('is confirmed once, by the first of two', async () => {
    const pilar = await staffWith(restored, [{ role: 'manager', ...EVERYWHERE }], 'Pilar Ejemplo');
    await Promise.all([
      rosa.post('/staff/restored', { mails: 'hold-back' }),
      pilar.post('/staff/restored', { mails: 'send' }),
    ]);
    expect(await lines('instance.confirmed')).toHaveLength(1);
    expect((await pilar.post('/staff/restored', { mails: 'send' })).status).toBe(303);
    expect(await lines('instance.confirmed')).toHaveLength(1);
  });

  it('is a page of no other instance', async () => {
    const ines = await staffWith(original, [{ role: 'manager', ...EVERYWHERE }]);
    expect((await ines.get('/staff/restored')).status).toBe(404);
    expect((await ines.get('/staff')).text).not.toContain('xp-restored');
  });
});
