import { AccountsService } from '../../src/accounts/accounts.service.js';
import { InvitationsService } from '../../src/invitations/invitations.service.js';
import { InvitationsJob } from '../../src/invitations/invitations.job.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { aguaClara, open, type Story } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

const OLGA = {
  name: 'Olga Reyes',
  email: 'olga@yojoa.example.org',
  language: 'en',
  timeZone: 'America/Tegucigalpa',
};
const DAY = 86_400_000;

describe('invitations', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let reader: ApiClient;
  let story: Story;
  let count = 0;
  beforeAll(async () => {
    expost = await startTestExpost({ now: aguaClara.now });
    manager = await expost.api('manager');
    reader = await expost.api('reader');
  });
  afterAll(() => expost.stop());
  beforeEach(async () => {
    expost.clock.set(aguaClara.now);
    story = await open(manager, { code: `ICT8${(count += 1)}-22` });
    await expost.jobsDone();
  });

  const invitations = async () => (await reader.get(`${story.exercise}/invitations`)).body.items;
  const invitationOf = async (entity: string) =>
    (await invitations()).find((one: { entity: string }) => one.entity === entity);
  /** The token in a mail, as a manager sees it in the outbox. */
  async function tokenIn(mailId: string): Promise<string> {
    const { body } = await manager.get(`/api/outbox/${mailId}`);
    return /\/r\/([\w-]{43})\n/.exec(body.text)?.[1] ?? '';
  }
  const tokenOf = async (entity: string) => {
    const { mails } = await invitationOf(entity);
    return tokenIn(mails.at(-1).id);
  };
  let address = 0;
  /** An address nobody has guessed from yet. */
  const from = () => `192.0.2.${(address += 1)}`;
  const service = () => expost.get(InvitationsService);
  async function enter(token: string) {
    const entered = await service().enter(token, from());
    return entered && expost.get(AccountsService).partnerOfCookie(entered.cookie);
  }
  async function setContacts(entity: string, contacts: readonly object[]): Promise<void> {
    const { revision } = (await reader.get(story.initiative)).body;
    const path = `${story.initiative}/entities/${entity}/contacts`;
    expect((await manager.put(path, contacts, { 'if-match': `"${revision}"` })).status).toBe(200);
    await expost.jobsDone();
  }

  /** As the database knows it; no address shows it. */
  async function exerciseId(): Promise<string> {
    const code = story.initiative.split('/').at(-1);
    const rows = await expost.get(UnitOfWork).read(
      (manager) => manager.sql<{ id: string }[]>`
        SELECT e.id FROM exercise e JOIN initiative i ON i.id = e.initiative_id WHERE i.code = ${code}`,
    );
    return rows[0]?.id ?? '';
  }

  it('go to every contact once when the exercise opens', async () => {
    expect(await invitations()).toMatchObject([
      {
        entity: 'cuencas',
        contact: { name: 'Randall Quirós Mena', removed: false },
        state: 'queued',
        live: true,
      },
      { entity: 'tejo', mails: [{ kind: 'invitation', number: 1, state: 'queued' }] },
      { entity: 'yojoa', serverWords: null, enteredAt: null },
    ]);
  });

  it('are not repeated though the job runs again', async () => {
    const subject = await exerciseId();
    const job = expost.get(InvitationsJob);
    await Promise.all([job.run({ subject }), job.run({ subject }), job.run({ subject })]);
    expect((await invitations()).map(({ mails }: { mails: unknown[] }) => mails.length)).toEqual([1, 1, 1]);
  });

  it('never show a link to who may not use one', async () => {
    const list = await reader.get(`${story.exercise}/invitations`);
    const outbox = await reader.get('/api/outbox?pageSize=200');
    for (const token of [await tokenOf('yojoa'), await tokenOf('tejo')]) {
      expect(token).toHaveLength(43);
      expect(list.text + outbox.text).not.toContain(token);
    }
    const { mails } = await invitationOf('yojoa');
    expect((await reader.get(`/api/outbox/${mails[0].id}`)).status).toBe(404);
  });

  it('let a contact in by the link, into the own entity, in the own language', async () => {
    const token = await tokenOf('tejo');
    const whole = await service().arrive(token, from());
    expect(whole).toMatchObject({
      entity: { key: 'tejo' },
      contactName: 'Inês Figueira Lobo',
      language: 'pt',
      exercise: { year: 2024 },
    });
    expect((await invitationOf('tejo')).enteredAt).toBeNull();
    expect(await enter(token)).toMatchObject({
      entity: 'tejo',
      personName: 'Inês Figueira Lobo',
      language: 'pt',
    });
    expect((await invitationOf('tejo')).enteredAt).toBe(aguaClara.now);
  });

  it.each([
    [
      'revoking',
      async () => manager.post(`${story.exercise}/invitations/${(await invitationOf('yojoa')).id}/revoke`),
    ],
    ['removing the contact', () => setContacts('yojoa', [OLGA])],
    [
      'cancelling the exercise',
      () => manager.post(`${story.exercise}/cancel`, { reason: 'Planned too early' }),
    ],
    [
      'sending a new link',
      async () => manager.post(`${story.exercise}/invitations/${(await invitationOf('yojoa')).id}/resend`),
    ],
  ])('%s ends the link and its sessions at once', async (_what, end) => {
    const token = await tokenOf('yojoa');
    const { cookie } = (await service().enter(token, from())) ?? { cookie: '' };
    const accounts = expost.get(AccountsService);
    expect(await accounts.partnerOfCookie(cookie)).not.toBeNull();
    await end();
    expect(await accounts.partnerOfCookie(cookie)).toBeNull();
    expect(await service().arrive(token, from())).toBeNull();
    expect(await service().enter(token, from())).toBeNull();
  });

  it.each([
    [
      'contact is removed',
      (id: string) => ({ table: 'contact', set: `removed_at = '${aguaClara.now}'`, id }),
    ],
    ['exercise is cancelled', (id: string) => ({ table: 'exercise', set: `state = 'cancelled'`, id })],
  ])('are dead from the moment the %s, before any job has run', async (_what, change) => {
    const { cookie } = (await service().enter(await tokenOf('yojoa'), from())) ?? { cookie: '' };
    const { table, set, id } = change((await invitationOf('yojoa')).id);
    await expost
      .get(UnitOfWork)
      .run(({ manager }) =>
        manager.query(
          `UPDATE ${table} SET ${set} WHERE id IN (SELECT ${table}_id FROM invitation WHERE id = '${id}')`,
        ),
      );
    expect(await expost.get(AccountsService).partnerOfCookie(cookie)).toBeNull();
  });

  it('end for everybody when the exercise is cancelled, and say so', async () => {
    await manager.post(`${story.exercise}/cancel`, { reason: 'Planned too early' });
    await expost.jobsDone();
    expect(await invitations()).toMatchObject([
      { state: 'revoked', live: false, mails: [{ state: 'cancelled' }] },
      { state: 'revoked' },
      { state: 'revoked' },
    ]);
    const { id } = await invitationOf('yojoa');
    expect((await manager.post(`${story.exercise}/invitations/${id}/resend`)).status).toBe(409);
  });

  it('live until 90 days after publication', async () => {
    const cookie = (await service().enter(await tokenOf('yojoa'), from()))?.cookie ?? '';
    const accounts = expost.get(AccountsService);
    const id = await exerciseId();
    await expost.get(UnitOfWork).run(
      ({ manager }) => manager.sql`
        UPDATE exercise SET state = 'published', published_at = ${aguaClara.now} WHERE id = ${id}`,
    );
    expost.clock.forward(90 * DAY - 1);
    expect(await accounts.partnerOfCookie(cookie)).not.toBeNull();
    expost.clock.forward(1);
    expect(await accounts.partnerOfCookie(cookie)).toBeNull();
  });

  it('bring a new link by a new mail; the old mail goes on showing the old one', async () => {
    const before = await invitationOf('yojoa');
    const old = await tokenOf('yojoa');
    const { status, body } = await manager.post(`${story.exercise}/invitations/${before.id}/resend`);
    expect(status).toBe(200);
    expect(body.mails).toMatchObject([
      { kind: 'invitation', number: 1, state: 'cancelled' },
      { kind: 'invitation', number: 2, state: 'queued' },
    ]);
    const next = await tokenOf('yojoa');
    expect(next).not.toBe(old);
    expect(await tokenIn(before.mails[0].id)).toBe(old);
    expect(await enter(next)).toMatchObject({ entity: 'yojoa' });
  });

  it('can be given again after being revoked', async () => {
    const { id } = await invitationOf('yojoa');
    await manager.post(`${story.exercise}/invitations/${id}/revoke`);
    const { body } = await manager.post(`${story.exercise}/invitations/${id}/resend`);
    expect(body).toMatchObject({ state: 'queued', live: true });
    expect(await enter(await tokenOf('yojoa'))).toMatchObject({ entity: 'yojoa' });
  });

  it('after the last day bring the link alone, and not the wish to answer', async () => {
    expost.clock.set('2024-06-01T12:00:00Z');
    const { id } = await invitationOf('yojoa');
    const { body } = await manager.post(`${story.exercise}/invitations/${id}/resend`);
    expect(body.mails.at(-1)).toMatchObject({ kind: 'new-link', number: 1 });
  });

  it('go to a contact added while it is open; to one added later, the link alone', async () => {
    const nohemi = aguaClara.document().entities[0].contacts[0];
    await setContacts('yojoa', [nohemi, OLGA]);
    const ofYojoa = (await invitations()).filter(({ entity }: { entity: string }) => entity === 'yojoa');
    expect(ofYojoa.map((one: { contact: { name: string } }) => one.contact.name)).toEqual([
      'Nohemí Zelaya Funes',
      'Olga Reyes',
    ]);
    expost.clock.set('2024-05-28T06:00:00Z');
    await setContacts('tejo', [
      ...aguaClara.document().entities[2].contacts,
      { ...OLGA, email: 'o@tejo.example.org' },
    ]);
    const mailsOf = async () => (await invitations()).map(({ mails }: { mails: object[] }) => mails);
    const kinds = ['invitation', 'invitation', 'new-link', 'invitation', 'invitation'];
    expect(await mailsOf()).toMatchObject(kinds.map((kind) => [{ kind }]));
    const extended = { closesOn: '2024-06-30', reason: 'One entity asked for it' };
    await manager.post(`${story.exercise}/extend`, extended);
    await expost.jobsDone();
    expect(await mailsOf()).toMatchObject(kinds.map((kind) => [{ kind }]));
  });

  it('send the link again to the address on file, also for a link that has been replaced, once an hour', async () => {
    const { id } = await invitationOf('yojoa');
    const replaced = await tokenOf('yojoa');
    await manager.post(`${story.exercise}/invitations/${id}/resend`);
    const current = await tokenOf('yojoa');
    expost.clock.forward(60_000);
    for (let times = 0; times < 3; times += 1) await service().requestNewLink(replaced, from());
    const mails = async () => (await invitationOf('yojoa')).mails.map(({ kind }: { kind: string }) => kind);
    expect(await mails()).toEqual(['invitation', 'invitation', 'new-link']);
    // The link it brings is the present one: asking must not end what a colleague may be using.
    expect(await tokenOf('yojoa')).toBe(current);
    expost.clock.forward(3600_000);
    await service().requestNewLink(current, from());
    expect(await mails()).toEqual(['invitation', 'invitation', 'new-link', 'new-link']);
  });

  it('send nothing for a link that was revoked, and tell nobody', async () => {
    const { id } = await invitationOf('yojoa');
    const token = await tokenOf('yojoa');
    await manager.post(`${story.exercise}/invitations/${id}/revoke`);
    await expect(service().requestNewLink(token, from())).resolves.toBeUndefined();
    await expect(service().requestNewLink('x'.repeat(43), from())).resolves.toBeUndefined();
    expect((await invitationOf('yojoa')).mails).toHaveLength(1);
  });

  it.each(['', 'x', 'x'.repeat(43), '../..', "' OR '1'='1", 'é'.repeat(43), 'x'.repeat(5000)])(
    'do not open by the token %j',
    async (token) => {
      expect(await service().arrive(token, from())).toBeNull();
      expect(await service().enter(token, from())).toBeNull();
    },
  );

  it('are those of their own exercise only', async () => {
    const { id } = await invitationOf('yojoa');
    const other = await open(manager, { code: `ICT8${(count += 1)}-22` });
    for (const step of ['resend', 'revoke']) {
      expect((await manager.post(`${other.exercise}/invitations/${id}/${step}`)).status).toBe(404);
      expect((await manager.post(`${story.exercise}/invitations/nothing/${step}`)).status).toBe(404);
      expect((await reader.post(`${story.exercise}/invitations/${id}/${step}`)).status).toBe(404);
    }
  });

  it('leave their way in the history, without names, addresses or links', async () => {
    const token = await tokenOf('yojoa');
    await enter(token);
    const lines = await expost
      .get(UnitOfWork)
      .read((manager) => manager.sql<{ what: string; details: string }[]>`SELECT what, details FROM history`);
    const words = lines.map(({ what }) => what);
    for (const what of ['exercise.opened', 'invitation.created', 'mail.viewed', 'invitation.entered']) {
      expect(words).toContain(what);
    }
    const text = JSON.stringify(lines);
    for (const secret of [token, 'Nohemí', 'yojoa.example.org']) expect(text).not.toContain(secret);
  });
});
