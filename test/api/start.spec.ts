import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.js';

const main = join(__dirname, '..', '..', 'dist', 'main.js');

/** The built service, started with these settings, until it ends by itself. */
function started(env: NodeJS.ProcessEnv, words: readonly string[] = []) {
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [main, ...words], { env, timeout: 30_000 }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    );
  });
}

describe('a start with a setting that cannot be used', () => {
  let dataDir: string;
  let taken: Server;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'expost-start-'));
    taken = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    taken.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const takenPort = () => String((taken.address() as AddressInfo).port);
  const refused = async (settings: NodeJS.ProcessEnv, words?: readonly string[]): Promise<string> => {
    const base = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(await freePort()) };
    const { code, out, err } = await started({ ...base, ...settings }, words);
    expect([code, out]).toEqual([1, '']);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.split('\n').length).toBeLessThanOrEqual(3);
    return err;
  };

  it('says that the port is taken', async () => {
    expect(await refused({ PORT: takenPort() })).toMatch(
      /PORT must be a port that no other program uses .* for example \d+ \(\d+ is taken: EADDRINUSE\)/,
    );
  });

  it('says that the machine has no such address', async () => {
    const settings = { HOST: '192.0.2.1', PUBLIC_URL: 'https://expost.example.org' };
    expect(await refused(settings)).toMatch(/HOST must be .* for example 127\.0\.0\.1 \(192\.0\.2\.1/);
  });

  it.each([
    ['that nobody answers at', async () => `127.0.0.1:${await freePort()}`, 'ECONNREFUSED'],
    ['that hangs up', () => Promise.resolve(`127.0.0.1:${takenPort()}`), 'terminated|ECONNRESET|ended'],
    ['of a host that is not there', () => Promise.resolve('db.invalid:5432'), 'ENOTFOUND|EAI_AGAIN'],
  ])('names a database %s, never its password', async (_what, host, words) => {
    const settings = { DATABASE_URL: `postgres://expost:hush@${await host()}/expost` };
    for (const command of [[], ['token', 'create', '--name', 'Ana', '--role', 'reader']]) {
      const err = await refused(settings, command);
      expect(err).toMatch(new RegExp(`DATABASE_URL must be .* for example postgres://.*(${words})`));
      expect(err).not.toContain('hush');
    }
  });

  it('names the folder of a file that is no database', async () => {
    const other = mkdtempSync(join(tmpdir(), 'expost-start-'));
    writeFileSync(join(other, 'expost.sqlite'), 'This is no database.'.repeat(100));
    expect(await refused({ DATA_DIR: other })).toMatch(
      /DATA_DIR must be .* for example \.\/data .*SQLITE_NOTADB/,
    );
    rmSync(other, { recursive: true });
  });

  it('says what is wrong with a value before anything is opened', async () => {
    expect(await refused({ TRUSTED_PROXIES: 'abc' })).toMatch(
      /TRUSTED_PROXIES must be .* for example 10\.0\.0\.1/,
    );
  });
});
