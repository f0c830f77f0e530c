import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { rawRequest } from '../support/raw-request.js';
import { openExercise, type OpenExercise } from '../support/story.js';

describe('what may be kept of an answer', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let manager: ApiClient;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    ({ manager } = story);
  });
  afterAll(() => expost.stop());

  const keeping = async (path: string) => (await manager.get(path)).headers.get('cache-control');

  it('is nothing of what people wrote, and of how to reach them', async () => {
    const { body: outbox } = await manager.get('/api/outbox');
    for (const path of [
      '/api/initiatives',
      '/api/initiatives/ICT149-21',
      '/api/outbox',
      `/api/outbox/${outbox.items[0].id}`,
      story.path,
      ...['/invitations', '/responses/cainco', '/findings', '/codings', '/raised'].map(
        (end) => story.path + end,
      ),
      '/api/nothing',
      '/api/health/live',
      '/',
    ])
      expect([path, await keeping(path)]).toEqual([path, 'no-store']);
    const written = await manager.post('/api/initiatives', { ...story.fixture.initiative, code: 'COPY' });
    expect([written.status, written.headers.get('cache-control')]).toEqual([201, 'no-store']);
  });

  it('is nothing of the pages of partners, their redirections and what their script is answered', async () => {
    const partner = await enter(expost, await story.linkOf('cainco'));
    const body = { value: 'Gracias', cannotAnswer: null, revision: 0 };
    for (const answer of [
      await partner.get('/answer'),
      await partner.get('/answer/sections'),
      await partner.post('/answer'),
      await partner.autosave('remarks', body),
      await rawRequest(expost.url, 'GET', '/answer'),
    ])
      expect([answer.status, answer.headers['cache-control']]).toEqual([answer.status, 'no-store']);
  });

  it('is the description of the API, asked for again each time', async () => {
    expect(await keeping('/api/openapi.json')).toBe('no-cache');
  });

  it('is a published report by its tag, a draft never', async () => {
    const report = `${story.path}/report?language=en&format=json`;
    expect(await keeping(report)).toBe('no-store');
    const others = Object.keys(story.fixture.responses).filter((entity) => entity !== 'cainco');
    await story.submit(others);
    await story.accept(others);
    for (const step of ['close', 'validate', 'publish'])
      expect([step, (await manager.post(`${story.path}/${step}`)).status]).toEqual([step, 200]);
    const { headers } = await manager.get(report);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const again = await manager.get(report, { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', headers.get('etag')]);
    const other = await manager.get(report, { 'if-none-match': '"another"' });
    expect(other.status).toBe(200);
  });
});
