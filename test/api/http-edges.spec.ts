import { connect } from 'node:net';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest } from '../support/raw-request.js';

/** Writes bytes to the service and reads all that comes back before it hangs up. */
function rawBytes(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('close', () => resolve(Buffer.concat(chunks).toString()));
    socket.once('error', reject);
  });
}

describe('requests at the edge of HTTP', () => {
  let expost: RunningExpost;
  beforeAll(async () => {
    expost = await startTestExpost();
  });
  afterAll(() => expost.stop());

  describe('that the router refuses', () => {
    it.each([
      ['a broken percent sign', '/api/initiatives/%E0%A4%A', 400, 'unreadable-address', /write %25/],
      ['a lone percent sign', '/api/initiatives/100%', 400, 'unreadable-address', /write %25/],
      ['a code of 201 characters', `/api/initiatives/${'a'.repeat(201)}`, 414, 'address-too-long', /200/],
    ])('get a problem: %s', async (_what, target, status, key, detail) => {
      const { status: given, headers, text } = await rawRequest(expost.url, 'GET', target);
      expect(given).toBe(status);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      expect(JSON.parse(text)).toMatchObject({ type: `urn:expost:problem:${key}`, status });
      expect(JSON.parse(text).detail).toMatch(detail);
    });

    it('get a page in a browser, in its language', async () => {
      const browser = { accept: 'text/html', 'accept-language': 'es' };
      const { status, headers, text } = await rawRequest(expost.url, 'GET', '/r/%E0%A4%A', browser);
      expect(status).toBe(400);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(text).toContain('Abra de nuevo el enlace personal');
    });
  });

  describe('with a method that an address does not take', () => {
    it.each([
      ['DELETE', '/api/initiatives', 'GET, HEAD, POST'],
      ['POST', '/api/initiatives/ICT149-21?x=1', 'GET, HEAD, PUT'],
      ['TRACE', '/api/health/live', 'GET, HEAD'],
      ['PATCH', '/sign-in', 'GET, HEAD, POST'],
    ])('are told which it takes: %s %s', async (method, target, allow) => {
      const { status, headers, text } = await rawRequest(expost.url, method, target);
      expect([status, headers['allow']]).toEqual([405, allow]);
      expect(JSON.parse(text).detail).toBe(`It takes ${allow}.`);
    });

    it('find nothing where there is nothing for any method', async () => {
      const { status, text } = await rawRequest(expost.url, 'DELETE', '/api/initiatives/a/b/c/d');
      expect([status, text]).toEqual([404, expect.stringContaining('problem:not-found')]);
    });
  });

  describe('of a type that the API does not take', () => {
    it.each([
      'text/plain',
      'text/plain;charset=utf-8',
      'application/x-www-form-urlencoded',
      'Application/X-WWW-Form-Urlencoded; charset=utf-8',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'application/xml',
      'application/jsonx',
      'application/problem+json',
      'json',
      '',
    ])('are refused with the type it takes: %j', async (type) => {
      const manager = await expost.api('manager');
      for (const [send, path] of [
        [manager.post, '/api/initiatives'],
        [manager.put, '/api/initiatives/ICT149-21'],
        [manager.patch, '/api/initiatives/ICT149-21/exercises/2023/findings/x'],
      ] as const) {
        const { status, body } = await send(path, '{}', { 'content-type': type });
        expect([path, status]).toEqual([path, 415]);
        expect(body.detail).toMatch(/^Send application\/json, not ./);
      }
    });

    it('are refused before they are read, whoever sends them', async () => {
      const { status } = await (
        await expost.api()
      ).post('/api/initiatives', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' });
      expect(status).toBe(415);
    });

    it('are taken as JSON with a charset, and as a step without a body', async () => {
      const manager = await expost.api('manager');
      const json = await manager.post('/api/initiatives', '{}', {
        'content-type': 'Application/JSON; charset=utf-8',
      });
      expect([json.status, json.body.type]).toEqual([400, 'urn:expost:problem:invalid-request']);
      expect((await manager.post('/api/initiatives/none/exercises/2023/open')).status).toBe(404);
      const asked = await manager.get('/api/initiatives', { 'content-type': 'text/plain' });
      expect(asked.status).toBe(200);
    });

    it('are said to be unreadable in the words of what is taken', async () => {
      const manager = await expost.api('manager');
      const { status, body } = await manager.post('/api/initiatives', '{"code":');
      expect([status, body.detail]).toEqual([400, 'It must be JSON in UTF-8.']);
    });

    it('stay forms where pages take them', async () => {
      const body = new URLSearchParams({ token: 'x'.repeat(43) });
      expect((await fetch(`${expost.url}/sign-in`, { method: 'POST', body })).status).toBe(401);
      const text = { method: 'POST', body: 'token=x', headers: { 'content-type': 'text/plain' } };
      expect((await fetch(`${expost.url}/sign-in`, text)).status).toBe(415);
    });
  });

  describe('that never become a request', () => {
    it.each([
      ['headers of 20 kB', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
      ['a method that nobody knows', 'FOO / HTTP/1.1\r\nhost: a\r\n\r\n', 400],
      ['bytes that are no HTTP', '\u0016\u0003\u0001\u0002\r\n\r\n', 400],
      [
        'two lengths',
        'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
        400,
      ],
    ])('are answered by a problem: %s', async (_what, bytes, status) => {
      const [head = '', body = ''] = (await rawBytes(expost.url, bytes)).split('\r\n\r\n');
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(head).toContain('content-type: application/problem+json; charset=utf-8');
      expect(JSON.parse(body)).toMatchObject({ status, detail: expect.any(String) });
    });
  });
});
