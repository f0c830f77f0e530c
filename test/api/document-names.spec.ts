import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';

/** Names that have led a program elsewhere (CVE-2020-11455, CVE-2026-48768), that no disk takes, or that deceive. */
const NAMES = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'C:\\boot.ini',
  '\\\\server\\share\\a.pdf',
  'file:///etc/passwd',
  '....//....//a.pdf',
  '..%2f..%2fa.pdf',
  '%2e%2e%2fa.pdf',
  '..;/a.pdf',
  '.',
  '..',
  '...',
  '.htaccess',
  '.env',
  '~/a.pdf',
  '~root',
  '-rf',
  '--help.pdf',
  'CON',
  'NUL.pdf',
  'COM1.txt',
  'a.pdf.exe',
  'a.exe%00.pdf',
  'a.php;.pdf',
  'a.pdf ',
  'a.pdf.',
  ' a.pdf',
  'a:b.pdf',
  'a::$DATA',
  'a*?.pdf',
  'a|b.pdf',
  'a<b>.pdf',
  '<img src=x onerror=alert(1)>.pdf',
  '"><script>alert(1)</script>.pdf',
  '"; filename="evil.html',
  "'; filename*=UTF-8''evil.html",
  'a"b.pdf',
  "a'b.pdf",
  'a\\b.pdf',
  'a;b.pdf',
  'a,b.pdf',
  '$(touch x).pdf',
  '`id`.pdf',
  '${HOME}.pdf',
  '{{7*7}}.pdf',
  '=cmd|calc!A1.pdf',
  'año 2023 – «acta».pdf',
  '水と協力.pdf',
  'شراكة.pdf',
  '👩🏽‍🔬.pdf',
  'e\u0301.pdf',
  '\u202Efdp.exe',
  'a\u200Bb.pdf',
  '\uFEFFa.pdf',
  'a\u2028b.pdf',
  'a\tb.pdf',
  'a'.repeat(255),
  `${'ñ'.repeat(200)}.pdf`,
  '__proto__',
  'constructor.pdf',
  'a%0d%0aSet-Cookie: x=y.pdf',
  'a',
] as const;

describe('a document under any name', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let authorization: string;
  const ENTITIES = ['cainco', 'tec', 'cantabria', 'ashoka', 'carolina'];
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    authorization = `Bearer ${await expost.get(AccountsService).createToken('Ana', 'evaluator')}`;
  });
  afterAll(() => expost.stop());

  const addressAt = (index: number) =>
    `${expost.url}${story.path}/responses/${ENTITIES[index % ENTITIES.length]}/documents`;
  async function upload(index: number, name: string) {
    const form = new FormData();
    form.append('file', new Blob([PDF], { type: 'application/pdf' }), name);
    const answer = await fetch(addressAt(index), { method: 'POST', headers: { authorization }, body: form });
    return { status: answer.status, body: (await answer.json()) as { id: string; name: string } };
  }

  it.each(NAMES.map((name, index) => [name, index] as const))(
    'is found by an id, and saved under a name without tricks: %j',
    async (name, index) => {
      const { status, body } = await upload(index, name);
      expect([status, body]).toEqual([
        201,
        expect.objectContaining({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) }),
      ]);
      expect(body.name).toMatch(/^[^/\\\p{Cc}\p{Cf}\u2028\u2029]{1,120}\.pdf$/u);
      expect(body.name).not.toMatch(/^[.\s]/);
      const answer = await fetch(`${addressAt(index)}/${body.id}`, { headers: { authorization } });
      expect(await answer.text()).toBe(PDF);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(answer.headers.get('set-cookie')).toBeNull();
      // RFC 6266: one name in ASCII, one in UTF-8, and nothing that could be a third.
      const disposition = answer.headers.get('content-disposition') ?? '';
      const parts =
        /^attachment; filename="([\x20-\x21\x23-\x5b\x5d-\x7e]*)"; filename\*=UTF-8''([\w.!~%-]+)$/.exec(
          disposition,
        );
      expect([disposition, parts === null]).toEqual([disposition, false]);
      expect(decodeURIComponent(parts?.[2] ?? '')).toBe(body.name);
    },
  );

  it('leaves no file of that name anywhere in the data', async () => {
    const files = readdirSync(expost.config.dataDir, { recursive: true }).map(String);
    expect(files.filter((file) => !/^(expost\.sqlite(-wal|-shm)?|link\.key)$/.test(file))).toEqual([]);
    expect((await tables(expost))['document']?.length).toBe(NAMES.length);
  });

  it('may be broken off a thousand times while it is sent or fetched: nothing stays open, nothing is stored', async () => {
    const large = PDF + 'x'.repeat(1024 * 1024);
    const form = new FormData();
    form.append('file', new Blob([large], { type: 'application/pdf' }), 'large.pdf');
    const sent = await fetch(addressAt(0), { method: 'POST', headers: { authorization }, body: form });
    const { id } = (await sent.json()) as { id: string };
    const path = new URL(addressAt(0)).pathname;
    const head = (line: string) => `${line} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n`;
    const fetching = `${head(`GET ${path}/${id}`)}\r\n`;
    const sending =
      `${head(`POST ${path}`)}content-type: multipart/form-data; boundary=x\r\ncontent-length: 5000000\r\n\r\n` +
      `--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${PDF}`;
    const before = { sockets: openSockets(), rows: await rowCounts() };
    for (let round = 0; round < 50; round += 1) {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          breakOff(Number(new URL(expost.url).port), index % 2 ? fetching : sending, index % 2 === 1),
        ),
      );
    }
    for (let tries = 0; openSockets() > before.sockets + 10 && tries < 100; tries += 1) await wait(50);
    expect(openSockets()).toBeLessThanOrEqual(before.sockets + 10);
    expect(await rowCounts()).toEqual(before.rows);
    const answer = await fetch(`${addressAt(0)}/${id}`, { headers: { authorization } });
    expect((await answer.text()).length).toBe(large.length);
  }, 60_000);

  async function rowCounts(): Promise<readonly (readonly [string, number])[]> {
    return Object.entries(await tables(expost)).map(([name, rows]) => [name, rows.length] as const);
  }
});

/** Of this process: the service's and its visitors'. */
function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length;
}

/** Sends so much and hangs up, or hangs up at the first bytes of the answer. */
function breakOff(port: number, text: string, afterFirstBytes: boolean): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text, () => {
        if (!afterFirstBytes) setImmediate(() => socket.destroy());
      });
    });
    socket.once('data', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.once('close', () => resolve());
  });
}
