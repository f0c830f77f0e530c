import { aguaClara, open } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { tables } from '../support/tables.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

const OLGA = {
  name: 'Olga Reyes',
  email: 'olga@yojoa.example.org',
  language: 'es',
  timeZone: 'America/Tegucigalpa',
};

describe('initiatives over HTTP', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let reader: ApiClient;
  beforeAll(async () => {
    expost = await startTestExpost({ now: aguaClara.now });
    manager = await expost.api('manager');
    reader = await expost.api('reader');
  });
  afterAll(() => expost.stop());

  const path = `/api/initiatives/${aguaClara.code}`;
  const matching = (revision: number) => ({ 'if-match': `"${revision}"` });
  const revisionNow = async () => (await reader.get(path)).body.revision as number;

  it('creates AGUA CLARA from its document, and a reader finds it whole', async () => {
    const created = await manager.post('/api/initiatives', aguaClara.document());
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(path);
    expect(created.headers.get('etag')).toBe('"1"');
    const { status, body, headers } = await reader.get(path);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toEqual(created.body);
    expect(body).toMatchObject({
      code: 'ICT031-22',
      implementation: { start: '2022-09-01', end: '2023-05-31' },
      budget: { total: 80000 },
      revision: 1,
    });
    expect(
      body.entities.map(({ key, contacts }: { key: string; contacts: unknown[] }) => [key, contacts.length]),
    ).toEqual([
      ['yojoa', 1],
      ['cuencas', 1],
      ['tejo', 1],
    ]);
  });

  it('refuses the code a second time', async () => {
    const { status, body } = await manager.post('/api/initiatives', aguaClara.document());
    expect({ status, body }).toMatchObject({
      status: 409,
      body: { type: 'urn:expost:problem:already-exists' },
    });
  });

  it('says everything that is wrong at once, each with its place, and stores nothing', async () => {
    const document = aguaClara.document();
    Object.assign(document, { code: 'ICT999-22', acronym: '', id: 'x' });
    document.budget.total = 1;
    document.entities[0].contacts[0].email = 'nohemi@yojoa.example.org, other@example.org';
    const { status, body } = await manager.post('/api/initiatives', document);
    expect(status).toBe(400);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(new Set(pointers)).toEqual(
      new Set(['/acronym', '/budget/total', '/entities/0/contacts/0/email', '/id']),
    );
    expect((await reader.get('/api/initiatives/ICT999-22')).status).toBe(404);
  });

  it.each(['id', 'revision', 'role', 'createdAt', 'officerId', 'state', 'exerciseId'])(
    'refuses the unknown field %s rather than storing or dropping it',
    async (field) => {
      const document = { ...aguaClara.document(), code: 'ICT998-22', [field]: 'x' };
      expect((await manager.post('/api/initiatives', document)).status).toBe(400);
    },
  );

  it('keeps text of any script as it was sent', async () => {
    const text = 'Ñandú 水 مرحبا 🌱 <b>&amp;</b> "=1+1" \u202e\u0001 {x}';
    const document = {
      ...aguaClara.document(),
      code: 'ICT997-22',
      challenge: { en: text, pt: `${text}\n\t2` },
    };
    await manager.post('/api/initiatives', document);
    const { body } = await reader.get('/api/initiatives/ICT997-22');
    expect(body.challenge).toEqual({ en: text, pt: `${text}\n\t2` });
  });

  it('replaces only what is based on the present revision', async () => {
    const next = { ...aguaClara.document(), acronym: 'AGUA MÁS CLARA' };
    expect((await manager.put(path, next)).status).toBe(428);
    expect((await manager.put(path, next, matching(1))).body).toMatchObject({
      acronym: 'AGUA MÁS CLARA',
      revision: 2,
    });
    const stale = await manager.put(path, aguaClara.document(), matching(1));
    expect(stale).toMatchObject({
      status: 409,
      body: { type: 'urn:expost:problem:stale', current: { acronym: 'AGUA MÁS CLARA', revision: 2 } },
    });
    const other = await manager.put(path, { ...next, code: 'ICT032-22' }, matching(2));
    expect(other).toMatchObject({ status: 400, body: { errors: [{ pointer: '/code' }] } });
  });

  it('lets one of two changes of the same revision win', async () => {
    const revision = await revisionNow();
    const changes = ['one', 'two', 'three', 'four'].map((acronym) =>
      manager.put(path, { ...aguaClara.document(), acronym }, matching(revision)),
    );
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409, 409]);
    expect(await revisionNow()).toBe(revision + 1);
  });

  it('replaces the contacts of an entity', async () => {
    const contacts = `${path}/entities/yojoa/contacts`;
    const revision = await revisionNow();
    expect((await manager.put(contacts, [OLGA])).status).toBe(428);
    const { status, body } = await manager.put(contacts, [OLGA], matching(revision));
    expect(status).toBe(200);
    expect(body.entities[0].contacts).toEqual([{ ...OLGA, post: null, phone: null }]);
    expect(body.revision).toBe(revision + 1);
    const lines = async () =>
      (await tables(expost)).history?.filter(({ what }) => what === 'contacts.changed');
    const before = (await lines())?.length ?? 0;
    const same = await manager.put(contacts, [OLGA], matching(revision + 1));
    expect([same.status, same.body.revision, (await lines())?.length]).toEqual([200, revision + 1, before]);
    const telephone = [{ ...OLGA, phone: '+504 2200 0000' }];
    expect((await manager.put(contacts, telephone, matching(revision + 1))).body.revision).toBe(revision + 2);
    expect((await lines())?.map(({ details }) => JSON.parse(String(details)))).toContainEqual({
      entity: 'yojoa',
      added: [],
      changed: [expect.any(String)],
      removed: [],
    });
    expect((await lines())?.length).toBe(before + 1);
    expect((await manager.put(contacts, [OLGA], matching(revision + 2))).status).toBe(200);
    const wrong = await manager.put(
      contacts,
      [{ ...OLGA, timeZone: 'Mars/Olympus' }],
      matching(revision + 3),
    );
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/0/timeZone' }] } });
    const nobody = await manager.put(`${path}/entities/nobody/contacts`, [OLGA], matching(revision + 3));
    expect(nobody.status).toBe(404);
  });

  it('lists by page and by window', async () => {
    const later = { ...aguaClara.document(), code: 'ICT100-23', window: 2023 };
    await manager.post('/api/initiatives', later);
    const { body } = await reader.get('/api/initiatives?pageSize=1');
    expect(body).toMatchObject({
      page: 1,
      pageSize: 1,
      total: 3,
      items: [{ code: 'ICT100-23', revision: 1 }],
    });
    const second = await reader.get('/api/initiatives?page=2&pageSize=1&window=2022');
    expect(second.body).toMatchObject({ page: 2, total: 2, items: [{ code: 'ICT997-22' }] });
    for (const query of [
      'page=0',
      'page=x',
      'pageSize=201',
      'window=twenty',
      'order=code',
      'page=1&page=2',
    ]) {
      expect([query, (await reader.get(`/api/initiatives?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it.each(['nothing', '%00', "' OR 1=1 --", '..%2f..', '__proto__'])('finds nothing at %s', async (code) => {
    expect((await reader.get(`/api/initiatives/${encodeURI(code)}`)).status).toBe(404);
  });

  it('refuses a change of what an open exercise uses, and takes the others', async () => {
    const { initiative } = await open(manager, { code: 'ICT200-22' });
    const document = { ...aguaClara.document(), code: 'ICT200-22' };
    const changed = { ...document, entities: document.entities.slice(1) };
    changed.entities[0] = { ...changed.entities[0], role: 'beneficiary' };
    const refused = await manager.put(initiative, changed, matching(1));
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: 'urn:expost:problem:in-use',
        errors: [{ pointer: '/entities' }, { pointer: '/entities/0/role' }],
      },
    });
    const taken = await manager.put(initiative, { ...document, acronym: 'AGUA NUEVA' }, matching(1));
    expect(taken).toMatchObject({ status: 200, body: { acronym: 'AGUA NUEVA', revision: 2 } });
  });
});
