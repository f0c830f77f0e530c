import { startTestExpost, type RunningExpost } from '../support/expost.js';

describe('health and refusals', () => {
  let expost: RunningExpost;
  beforeAll(async () => {
    expost = await startTestExpost();
  });
  afterAll(() => expost.stop());

  it('says that it lives and is ready', async () => {
    const api = await expost.api();
    expect(await api.get('/api/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await api.get('/api/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('describes its own API as OpenAPI 3.1', async () => {
    const api = await expost.api();
    const { body } = await api.get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/health/live');
  });

  it('answers an unknown address with a problem that tells nothing', async () => {
    const api = await expost.api('manager');
    const { status, body, headers } = await api.get('/api/nothing/here');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toEqual({
      type: 'urn:expost:problem:not-found',
      title: 'There is nothing at this address',
      status: 404,
    });
  });
});
