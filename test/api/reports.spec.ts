import { createHash } from 'node:crypto';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables, tablesHash } from '../support/tables.js';

const LANGUAGES = ['en', 'es', 'fr', 'pt'];
const FORMATS = ['pdf', 'html', 'json'];

describe('the report of an exercise', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let manager: ApiClient;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    ({ manager } = story);
    await story.submit();
    await story.accept();
  });
  afterAll(() => expost.stop());

  const step = async (name: string, body?: unknown) => {
    const { status, body: answer, text } = await manager.post(`${story.path}/${name}`, body);
    expect([name, status, status === 200 ? '' : text]).toEqual([name, 200, '']);
    return answer;
  };
  const report = (query: string) => manager.get(`${story.path}/report?${query}`);
  /** The bytes as they travel. */
  const bytes = async (query: string, headers: Record<string, string> = {}) => {
    const { AccountsService } = await import('../../src/accounts/accounts.service.js');
    const token = await expost.get(AccountsService).createToken('Reader', 'reader');
    const response = await fetch(`${expost.url}${story.path}/report?${query}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return { response, body: Buffer.from(await response.arrayBuffer()) };
  };

  it('is a draft before it is published, and says so', async () => {
    const html = await report('language=en&format=html');
    expect(html.status).toBe(200);
    expect(html.text).toMatch(/draft/i);
    expect(html.headers.get('digest')).toBeNull();
    expect((await report('language=de')).status).toBe(400);
    expect((await report('language=en&format=docx')).status).toBe(400);
  });

  it('is published from validation only, by managers', async () => {
    expect((await manager.post(`${story.path}/publish`)).status).toBe(409);
    await step('close');
    await step('validate');
    const evaluator = await expost.api('evaluator');
    expect((await evaluator.post(`${story.path}/publish`)).status).toBe(404);
  });

  it('waits for wording that was written for other facts, and names it', async () => {
    const { body: findings } = await manager.get(`${story.path}/findings`);
    const { factsHash } = findings.find(
      ({ finding }: { finding: string }) => finding === 'knowledge-applied',
    );
    const edit = {
      wording: { fr: 'Toutes les entités appliquent ce qu’elles ont appris.' },
      reason: 'Plainer.',
    };
    const address = `${story.path}/findings/knowledge-applied`;
    expect((await manager.patch(address, edit, { 'if-match': `"${factsHash}"` })).status).toBe(200);
    await step('back-to-closed', { reason: 'One answer was wrong.' });
    const response = `${story.path}/responses/carolina`;
    const questions = [{ question: 'knowledge_applied', remark: 'By whom?' }];
    const { body: returned } = await manager.post(`${response}/return`, { questions });
    const answers: Record<string, unknown> = {
      ...story.fixture.responses.carolina?.answers,
      knowledge_applied: 'dont-know',
    };
    for (const name of ['knowledge_where', 'knowledge_how', 'prominence_gained', 'spaces_with_more_actors'])
      delete answers[name];
    const body = { answers, cannotAnswer: story.fixture.responses.carolina?.cannotAnswer };
    const put = await manager.put(response, body, { 'if-match': `"${returned.revision}"` });
    expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
    expect((await manager.post(`${response}/submit`, {}, { 'idempotency-key': 'two' })).status).toBe(200);
    await story.accept(['carolina']);
    await step('validate');
    await expost.jobsDone();
    const before = await tablesHash(expost);
    const blocked = await manager.post(`${story.path}/publish`);
    expect([blocked.status, blocked.body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      409,
      ['/findings/knowledge-applied/wording/fr'],
    ]);
    expect(await tablesHash(expost)).toBe(before);

    const { body: again } = await manager.get(`${story.path}/findings`);
    const now = again.find(({ finding }: { finding: string }) => finding === 'knowledge-applied');
    const looked = {
      wording: { fr: 'Presque toutes les entités appliquent ce qu’elles ont appris.' },
      reason: 'Facts.',
    };
    expect((await manager.patch(address, looked, { 'if-match': `"${now.factsHash}"` })).status).toBe(200);
  });

  it('is stored in four languages and three forms, and served as stored, with its digest', async () => {
    const published = await step('publish');
    expect(published.state).toBe('published');
    for (const language of LANGUAGES) {
      for (const format of FORMATS) {
        const { response, body } = await bytes(`language=${language}&format=${format}`, {
          'accept-encoding': 'br, gzip',
        });
        expect([response.status, response.headers.get('content-encoding')]).toEqual([200, null]);
        const digest = createHash('sha256').update(body).digest('base64');
        expect([language, format, response.headers.get('digest')]).toEqual([
          language,
          format,
          `sha-256=${digest}`,
        ]);
        if (format === 'pdf') expect(body.subarray(0, 5).toString()).toBe('%PDF-');
        if (format === 'json') expect(() => JSON.parse(body.toString())).not.toThrow();
        if (format === 'html') {
          expect(body.toString()).toContain(`lang="${language}"`);
          expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
        }
      }
    }
    expect((await report('language=en&format=html')).text).toContain('Not yet agreed with the partners');
    expect((await tables(expost)).report_document).toHaveLength(12);
  });

  it('plans the exercise that the partners propose, once, however often the job runs', async () => {
    await expost.jobsDone();
    // Nobody had decided otherwise before the report was published.
    const { body: published } = await manager.get(story.path);
    expect(published.decision).toMatchObject({ planned: true, year: 2024, by: 'Test manager' });
    expect((await report('language=en&format=html')).text).toContain('takes place in 2024');
    const next = await manager.get(story.path.replace('2023', '2024'));
    expect(next.body).toMatchObject({
      year: 2024,
      number: 2,
      state: 'planned',
      questionnaire: 'joint-ex-post/v1',
    });
    const { NextExerciseJob } = await import('../../src/reports/next-exercise.job.js');
    const { exercise } = await tables(expost);
    const subject = exercise?.find(({ year }) => year === 2023)?.id;
    const now = expost.clock.now();
    expect(await expost.get(NextExerciseJob).run({ subject }, { dueAt: now, now })).toBe('exists');
    expect((await tables(expost)).exercise).toHaveLength(2);
  });

  it('never changes: a correction is a new version, and the old one is served until then', async () => {
    expect((await manager.post(`${story.path}/publish`)).status).toBe(409);
    expect((await manager.put(`${story.path}/decision`, story.fixture.decision)).status).toBe(409);
    const first = await bytes('language=pt&format=pdf');
    expect((await manager.post(`${story.path}/next-version`)).status).toBe(400);
    expect((await step('next-version', { reason: 'The year of an example was wrong.' })).state).toBe(
      'in-validation',
    );
    expost.clock.forward(86_400_000);
    const served = await bytes('language=pt&format=pdf');
    expect(served.body.equals(first.body)).toBe(true);
    const cancelled = await manager.post(`${story.path}/cancel`, { reason: 'No longer wanted.' });
    expect([cancelled.status, cancelled.body.detail]).toEqual([409, expect.stringContaining('next version')]);
    const next = story.path.replace('2023', '2024');
    expect((await manager.post(`${next}/open`)).status).toBe(200);
    const { exercise } = await tables(expost);
    const asked = JSON.parse(String(exercise?.find(({ year }) => year === 2024)?.last_perspectives));
    expect(asked.map(({ value }: { value: string }) => value)).toContain('keep-applying');

    await step('publish', { reason: 'The year of an example was wrong.' });
    const second = await bytes('language=pt&format=pdf');
    expect(second.body.equals(first.body)).toBe(false);
    const { body: versions } = await manager.get(`${story.path}/report/versions`);
    expect(versions.map(({ number, state }: Record<string, unknown>) => [number, state])).toEqual([
      [1, 'superseded'],
      [2, 'current'],
    ]);
    const { report_document: documents } = await tables(expost);
    const hashes = documents?.map(({ sha256 }) => sha256);
    expect(hashes).toContain(createHash('sha256').update(first.body).digest('hex'));
    await expost.jobsDone();
    expect((await tables(expost)).exercise).toHaveLength(2);
  });

  it('is published once by several managers who press at once', async () => {
    await step('next-version', { reason: 'Once more.' });
    const answers = await Promise.all([1, 2].map(() => manager.post(`${story.path}/publish`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body: versions } = await manager.get(`${story.path}/report/versions`);
    expect(versions.filter(({ state }: { state: string }) => state === 'current')).toHaveLength(1);
    expect(versions).toHaveLength(3);
  });
});
