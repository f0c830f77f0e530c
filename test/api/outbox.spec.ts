import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { OutboxService } from '../../src/mail/outbox.service.js';
import { aguaClara, open } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

describe('the outbox without a mail server', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let reader: ApiClient;
  beforeAll(async () => {
    expost = await startTestExpost({ now: aguaClara.now });
    manager = await expost.api('manager');
    reader = await expost.api('reader');
    await open(manager);
    await expost.jobsDone();
  });
  afterAll(() => expost.stop());

  it('keeps every mail, and tells readers to whom and in which state', async () => {
    const { status, body } = await reader.get('/api/outbox');
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 3, page: 1, pageSize: 50 });
    const nohemi = body.items.find(({ to }: { to: string }) => to === 'nohemi@yojoa.example.org');
    expect(nohemi).toMatchObject({
      kind: 'invitation',
      number: 1,
      language: 'es',
      toName: 'Nohemí Zelaya Funes',
      state: 'queued',
      attempts: 0,
      serverWords: null,
      sentAt: null,
    });
    expect(nohemi).not.toHaveProperty('params');
  });

  it.each([
    ['state=queued', 3],
    ['state=sent', 0],
    ['kind=invitation&state=queued', 3],
    ['kind=returned', 0],
    ['pageSize=2', 3],
  ])('is searched by %s', async (query, total) => {
    expect((await reader.get(`/api/outbox?${query}`)).body.total).toBe(total);
  });

  it.each(['state=gone', 'state=sent&state=queued', 'order=to', 'page=-1'])(
    'refuses the search %s',
    async (query) => {
      expect((await reader.get(`/api/outbox?${query}`)).status).toBe(400);
    },
  );

  it('shows a manager one mail in full, and keeps that it was looked at', async () => {
    const [{ id }] = (await reader.get('/api/outbox')).body.items;
    const { status, body } = await manager.get(`/api/outbox/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, subject: expect.stringContaining('AGUA CLARA'), kind: 'invitation' });
    expect(body.text).toMatch(new RegExp(`${expost.url}/r/[\\w-]{43}\\n`));
    expect(body.html).toContain('<!doctype html>');
    const lines = await expost.get(UnitOfWork).read(
      (rows) => rows.sql<{ actor: string; subject: string }[]>`
        SELECT actor, subject FROM history WHERE what = 'mail.viewed'`,
    );
    expect(lines).toEqual([{ actor: expect.stringMatching(/^staff:/), subject: id }]);
  });

  it('shows the link to managers only, and nothing at unknown addresses', async () => {
    const [{ id }] = (await reader.get('/api/outbox')).body.items;
    const evaluator = await expost.api('evaluator');
    const nobody = await expost.api();
    expect((await reader.get(`/api/outbox/${id}`)).status).toBe(404);
    expect((await evaluator.get(`/api/outbox/${id}`)).status).toBe(404);
    expect((await nobody.get(`/api/outbox/${id}`)).status).toBe(401);
    expect((await manager.get('/api/outbox/nothing')).status).toBe(404);
  });

  it('stores no link, name or address with a mail', async () => {
    const [{ id }] = (await reader.get('/api/outbox')).body.items;
    const token = /\/r\/([\w-]{43})/.exec((await manager.get(`/api/outbox/${id}`)).body.text)?.[1] ?? '';
    const rows = await expost
      .get(UnitOfWork)
      .read(async (manager) => [
        await manager.sql`SELECT * FROM mail`,
        await manager.sql`SELECT * FROM invitation`,
        await manager.sql`SELECT * FROM job`,
      ]);
    const stored = JSON.stringify(rows);
    for (const secret of [token, '@yojoa', 'Nohemí', 'Randall']) expect(stored).not.toContain(secret);
  });

  it('takes a mail once per subject, kind and number, however often it is asked for', async () => {
    const [{ subjectId }] = (await reader.get('/api/outbox')).body.items;
    const [{ person_id: personId, initiative_id: initiativeId }] = await expost.get(UnitOfWork).read(
      (rows) => rows.sql<[{ person_id: string; initiative_id: string }]>`
        SELECT person_id, initiative_id FROM mail WHERE subject_id = ${subjectId}`,
    );
    const request = {
      kind: 'invitation',
      subjectId,
      number: 1,
      initiativeId,
      personId,
      language: 'es',
      params: {},
    } as const;
    const ask = () =>
      expost.get(UnitOfWork).run((transaction) => expost.get(OutboxService).queue(transaction, request));
    await Promise.all([ask(), ask(), ask()]);
    expect((await reader.get('/api/outbox')).body.total).toBe(3);
  });
});
