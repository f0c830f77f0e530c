import { AccountsService } from '../../src/accounts/accounts.service.js';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import { aguaClara, open } from '../support/agua-clara.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { enter } from '../support/partner-session.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';

const PUBLIC = 'https://expost.programa.example.org';
const EVIL = 'evil.example';

/** What a request can say of where it was sent to (CVE-2026-50635: a link in a mail led to the attacker's host). */
const CLAIMS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['Host', { host: EVIL }],
  ['Host with a port', { host: `${EVIL}:443` }],
  ['X-Forwarded-Host', { 'x-forwarded-host': EVIL }],
  ['X-Forwarded-Host and -Proto', { 'x-forwarded-host': EVIL, 'x-forwarded-proto': 'http' }],
  ['Forwarded', { forwarded: `host=${EVIL};proto=http` }],
  ['X-Host', { 'x-host': EVIL, 'x-original-host': EVIL, 'x-http-host-override': EVIL }],
  ['X-Original-URL', { 'x-original-url': `http://${EVIL}/`, 'x-rewrite-url': `http://${EVIL}/` }],
];

describe('a request that claims to be for another host', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let token: string;
  beforeAll(async () => {
    server = await startMailServer();
    // Behind a proxy that may say where a request comes from, so that its word is heard at all.
    const env = { PUBLIC_URL: PUBLIC, SMTP_URL: server.url, TRUSTED_PROXIES: '127.0.0.1' };
    expost = await startTestExpost({ now: aguaClara.now, env });
    token = await expost.get(AccountsService).createToken('Test of hosts', 'manager');
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
  });

  const at = () => `http://127.0.0.1:${expost.config.port}`;
  const staff = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
  const says = ({ text, headers }: RawAnswer) => text + JSON.stringify(headers);
  const post = (path: string, claim: Readonly<Record<string, string>>, body?: unknown) =>
    rawRequest(at(), 'POST', path, { ...staff(), ...claim }, body === undefined ? '' : JSON.stringify(body));

  it.each(CLAIMS.map(([name, claim], index) => [name, claim, index] as const))(
    'by %s puts its host into no mail, page or redirect',
    async (_name, claim, index) => {
      server.received.length = 0;
      const code = `ICT7${String(index).padStart(2, '0')}-22`;
      const exercise = `/api/initiatives/${code}/exercises`;
      const answers = [
        await post('/api/initiatives', claim, { ...aguaClara.document(), code }),
        await post(exercise, claim, aguaClara.plan()),
        await post(`${exercise}/2024/open`, claim),
      ];
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 200]);
      await expost.jobsDone();
      await expost.get(MailSender).idle();
      expect(server.received).toHaveLength(3);
      for (const { mail, raw } of server.received) {
        expect(mail.text).toContain(`${PUBLIC}/r/`);
        expect(raw + (mail.html ?? '') + (mail.text ?? '')).not.toContain(EVIL);
      }
      const path = /\/r\/[\w-]{43}/.exec(server.received[0]?.mail.text ?? '')?.[0] ?? '';
      const asPage = { ...claim, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
      const get = (address: string) => rawRequest(at(), 'GET', address, asPage);
      const pages = [
        await get(path),
        await rawRequest(at(), 'POST', `${path}/new-link`, asPage, ''),
        await rawRequest(at(), 'POST', path, asPage, ''),
        await get('/answer'),
        await get('/staff'),
        await get('/sign-in'),
        await get('/nothing'),
        await rawRequest(at(), 'GET', '/api/openapi.json', claim),
        await rawRequest(at(), 'GET', `http://${EVIL}/sign-in`, { ...claim, accept: 'text/html' }),
      ];
      for (const page of [...answers, ...pages]) expect(says(page)).not.toContain(EVIL);
      await expost.get(MailSender).idle();
      for (const { raw } of server.received) expect(raw).not.toContain(EVIL);
      // Where it is reached over https, the cookie says so, whatever the request says.
      expect(String(pages[2]?.headers['set-cookie'])).toMatch(/^__Host-expost=[\w-]{43}; .*Secure/);
      expect(pages[0]?.headers['strict-transport-security']).toMatch(/max-age=31536000; includeSubDomains/);
    },
  );
});

/** Places to go on to after signing in, or after choosing a language, that are not ours. */
const ELSEWHERE = [
  'https://evil.example/',
  'http://evil.example',
  'HTTPS://EVIL.EXAMPLE',
  '//evil.example',
  '///evil.example',
  '////evil.example/%2e%2e',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  '\u3000//evil.example',
  '//evil。example',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\evil.example',
  'http:///evil.example',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://evil.example/x',
  'ftp://evil.example',
  'evil.example',
  '@evil.example',
  '.evil.example',
  ':80/evil',
  '?next=//evil.example',
  '#//evil.example',
  '../../evil',
  'https://127.0.0.1@evil.example/',
  'https://127.0.0.1.evil.example/',
  '//evil.example\\@127.0.0.1',
  '/staff\r\nLocation: https://evil.example',
  '/staff\r\nSet-Cookie: a=b',
  `/${'a'.repeat(600)}`,
];

describe('where one goes on to', () => {
  let expost: RunningExpost;
  let token: string;
  beforeAll(async () => {
    expost = await startTestExpost({ now: aguaClara.now });
    token = await expost.get(AccountsService).createToken('Test of redirects', 'reader');
  });
  afterAll(() => expost.stop());

  const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  /** As a browser reads it: relative to the page it is on. */
  const originOf = ({ headers }: RawAnswer) =>
    new URL(String(headers.location), `${expost.url}/sign-in`).origin;

  it.each(ELSEWHERE)('after signing in is never %j', async (next) => {
    const page = await rawRequest(expost.url, 'GET', `/sign-in?next=${encodeURIComponent(next)}`, FORM);
    expect(page.status).toBe(200);
    expect(/name="next" value="([^"]*)"/.exec(page.text)?.[1]).toBe('/staff');
    const sent = new URLSearchParams({ token, next }).toString();
    const answer = await rawRequest(expost.url, 'POST', '/sign-in', FORM, sent);
    // What is too long for any path of ours is refused as a form already.
    if (next.length > 500) return expect(answer.status).toBe(400);
    expect([answer.status, originOf(answer)]).toEqual([303, expost.url]);
    expect(answer.headers.location).toBe('/staff');
    expect(String(answer.headers['set-cookie'])).not.toContain('a=b');
  });

  it('is the own page that one came from', async () => {
    const asked = await rawRequest(expost.url, 'GET', '/staff/outbox?page=2', FORM);
    expect([asked.status, asked.headers.location]).toEqual([
      303,
      '/sign-in?next=%2Fstaff%2Foutbox%3Fpage%3D2',
    ]);
    const sent = new URLSearchParams({ token, next: '/staff/outbox?page=2' }).toString();
    const answer = await rawRequest(expost.url, 'POST', '/sign-in', FORM, sent);
    expect(answer.headers.location).toBe('/staff/outbox?page=2');
  });

  it('after choosing a language is never elsewhere', async () => {
    const manager = await expost.api('manager');
    await open(manager);
    await expost.jobsDone();
    const [{ id }] = (await manager.get('/api/outbox')).body.items;
    const link = /https?:\S+\/r\/[\w-]+/.exec((await manager.get(`/api/outbox/${id}`)).body.text)?.[0] ?? '';
    const partner = await enter(expost, link);
    for (const back of ELSEWHERE) {
      const answer = await partner.post('/answer/language', { language: 'fr', back });
      if (answer.status === 400) continue;
      expect([back, answer.status, originOf(answer)]).toEqual([back, 303, expost.url]);
      expect(answer.headers.location).toMatch(/^\/answer/);
    }
  });
});
