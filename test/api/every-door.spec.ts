import { DataSource } from 'typeorm';
import { entities } from '../../src/app.entities.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { basisOf } from '../../src/responses/read-form.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';
/** How a value of a question of the section "closing" stands in a form. */
type Fields = Readonly<Record<string, string>>;

/**
 * A rule that holds at one door only is no rule (formbricks/formbricks#7710, #8681): each is tried at every door through
 * which answers come.
 */
describe('every door for answers', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let partner: PartnerSession;
  let token: string;
  beforeEach(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    partner = await enter(expost, await story.linkOf('cainco'));
    token = await expost.get(AccountsService).createToken('Test of doors', 'evaluator');
  });
  afterEach(() => expost.stop());

  const address = () => `${story.path}/responses/cainco`;
  const revisionOf = async (question: string) => {
    const { body } = await story.manager.get(address());
    return { whole: body.revision as number, answer: (body.written[question]?.revision ?? 0) as number };
  };

  async function byApi(question: string, value: unknown): Promise<number> {
    const { body } = await story.manager.get(address());
    const answers = { ...body.answers, [question]: value };
    const headers = { 'if-match': `"${body.revision}"` };
    return (await story.manager.put(address(), { answers }, headers)).status;
  }
  async function byAutosave(question: string, value: unknown): Promise<number> {
    return (await partner.autosave(question, { value, revision: (await revisionOf(question)).answer }))
      .status;
  }
  /** As the form says beside each answer that there was none when it was made. */
  const based = (fields: Fields): Fields => ({
    ...Object.fromEntries(
      Object.keys(fields).map((name) => [`_at.${name.replace('_cannot.', '')}`, basisOf(undefined)]),
    ),
    ...fields,
  });
  const byForm = async (fields: Fields, section = 'closing') =>
    (await partner.post(`/answer/sections/${section}`, based(fields))).status;
  const byReturnedForm = async (fields: Fields) =>
    (await partner.post('/answer/returned', based(fields))).status;
  async function byMultipartForm(fields: Fields): Promise<number> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ _csrf: partner.csrf, ...based(fields) }))
      form.append(name, value);
    form.append('documents', new Blob([PDF], { type: 'application/pdf' }), 'acta.pdf');
    const headers = { cookie: partner.cookie };
    const url = `${expost.url}/answer/sections/closing`;
    return (await fetch(url, { method: 'POST', body: form, headers, redirect: 'manual' })).status;
  }
  async function byUpload(): Promise<number> {
    const form = new FormData();
    form.append('file', new Blob([PDF], { type: 'application/pdf' }), 'acta.pdf');
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${expost.url}${address()}/documents`, { method: 'POST', body: form, headers }))
      .status;
  }
  const submitByApi = async () =>
    (await story.manager.post(`${address()}/submit`, {}, { 'idempotency-key': 'door' })).status;
  const submitByForm = async () => {
    const { whole } = await revisionOf('remarks');
    return (
      await partner.post('/answer/submit', { idempotencyKey: 'door-of-the-form', revision: `${whole}` })
    ).status;
  };
  /** Rows that answers and documents are made of. */
  const written = async () => {
    const { answer, answer_revision: revisions, document, response, submission } = await tables(expost);
    return JSON.stringify({ answer, revisions, document, response, submission });
  };
  const complete = async () => {
    const { body } = await story.manager.get(address());
    const headers = { 'if-match': `"${body.revision}"` };
    const { status } = await story.manager.put(address(), story.fixture.responses['cainco'], headers);
    expect(status).toBe(200);
  };

  it('is open while the exercise is', async () => {
    await complete();
    expect([
      await byApi('remarks', 'One'),
      await byAutosave('remarks', 'Two'),
      await byUpload(),
      await submitByApi(),
    ]).toEqual([200, 200, 201, 200]);
  });

  it.each<[string, () => unknown]>([
    ['its last day is over', () => expost.clock.set('2024-01-15T12:00:00Z')],
    ['it has been closed', () => story.manager.post(`${story.path}/close`)],
    [
      'its findings are frozen',
      async () => {
        await story.manager.post(`${story.path}/close`);
        expect((await story.manager.post(`${story.path}/validate`)).status).toBe(200);
      },
    ],
  ])('is shut when %s', async (_when, shut) => {
    await complete();
    await shut();
    const before = await written();
    const statuses = {
      api: await byApi('remarks', 'One'),
      autosave: await byAutosave('remarks', 'Two'),
      form: await byForm({ remarks: 'Three' }),
      multipart: await byMultipartForm({ remarks: 'Four' }),
      returned: await byReturnedForm({ remarks: 'Five' }),
      upload: await byUpload(),
      submitByApi: await submitByApi(),
      submitByForm: await submitByForm(),
    };
    expect(statuses).toEqual(Object.fromEntries(Object.keys(statuses).map((door) => [door, 409])));
    expect(await written()).toBe(before);
  });

  it('is shut for what has been submitted, until it is opened again', async () => {
    await complete();
    expect(await submitByApi()).toBe(200);
    const before = await written();
    const statuses = {
      api: await byApi('remarks', 'One'),
      autosave: await byAutosave('remarks', 'Two'),
      form: await byForm({ remarks: 'Three' }),
      multipart: await byMultipartForm({ remarks: 'Four' }),
      upload: await byUpload(),
    };
    expect(statuses).toEqual({ api: 409, autosave: 409, form: 409, multipart: 409, upload: 409 });
    expect(await written()).toBe(before);
    expect((await partner.post('/answer/reopen')).status).toBe(303);
    expect(await byAutosave('remarks', 'Six')).toBe(200);
  });

  it('is open for returned answers only, where single ones were returned', async () => {
    await complete();
    expect(await submitByApi()).toBe(200);
    const questions = [{ question: 'remarks', remark: 'Is that all?' }];
    expect((await story.manager.post(`${address()}/return`, { questions })).status).toBe(200);
    const before = (await story.manager.get(address())).body.answers;
    expect(await byApi('quote', 'Changed')).toBeGreaterThanOrEqual(400);
    expect(await byAutosave('quote', 'Changed')).toBeGreaterThanOrEqual(400);
    expect(await byForm({ quote: 'Changed' })).toBe(409);
    expect(await byReturnedForm({ quote: 'Changed' })).toBe(400);
    expect((await story.manager.get(address())).body.answers).toEqual(before);
    expect(await byAutosave('remarks', 'Changed')).toBe(200);
  });

  it.each<[string, string, unknown, Fields]>([
    ['a choice that is not offered', 'quote_consent', 'maybe', { quote: 'x', quote_consent: 'maybe' }],
    ['one character too many', 'remarks', 'x'.repeat(20_001), { remarks: 'x'.repeat(20_001) }],
    ['U+0000', 'remarks', 'a\u0000b', { remarks: 'a\u0000b' }],
    ['a document of nobody', 'documents', ['../../etc/passwd'], { documents: '../../etc/passwd' }],
    ['a question that is not asked here', 'challenge_seen', 'fully', { challenge_seen: 'fully' }],
    ['a question that there is not', 'constructor', 'x', { constructor: 'x' }],
  ])('refuses %s', async (_what, question, value, fields) => {
    const before = await written();
    const statuses = [
      await byApi(question, value),
      await byAutosave(question, value),
      await byForm(fields),
      await byReturnedForm(fields),
    ];
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
    expect(await written()).toBe(before);
  });

  it('refuses a reason for leaving out what everybody has to answer', async () => {
    const before = await written();
    const { status } = await story.manager.put(address(), { answers: {}, cannotAnswer: { new_areas: 'no' } });
    const saved = await partner.autosave('new_areas', { value: null, cannotAnswer: 'no', revision: 0 });
    const form = await byForm({ '_cannot.new_areas': 'no' }, 'continuity');
    expect([status, saved.status, form]).toEqual([422, 422, 422]);
    expect(await written()).toBe(before);
  });

  it('leaves no field out in silence: a form that does not say what it was made from is refused', async () => {
    const before = await written();
    const { remarks, ...rest } = based({ remarks: 'Typed by somebody.' });
    for (const fields of [
      { remarks: 'Typed by somebody.' },
      { ...rest, remarks: remarks ?? '', '_at.remarks': 'new' },
    ]) {
      const { status } = await partner.post('/answer/sections/closing', fields);
      expect([fields, status]).toEqual([fields, 400]);
    }
    expect(await written()).toBe(before);
    expect(await byForm({ remarks: 'Typed by somebody.' })).toBe(303);
    expect((await story.manager.get(address())).body.answers).toEqual({ remarks: 'Typed by somebody.' });
  });

  it('leads to unique keys that no empty cell gets around', async () => {
    // NULL is not equal to NULL: a unique key over a column that may be empty lets the same thing in twice.
    const source = await expost
      .get(UnitOfWork)
      .read((manager) => Promise.resolve(manager.dataSource as DataSource));
    const gaps = entities.flatMap((entity) => {
      const { tableName, uniques, indices } = source.getMetadata(entity);
      return [...uniques, ...indices.filter(({ isUnique }) => isUnique)].flatMap(({ columns, name }) =>
        columns
          .filter(({ isNullable }) => isNullable)
          .map((column) => `${tableName}.${column.databaseName} in ${name}`),
      );
    });
    expect(gaps).toEqual([]);
  });
});
