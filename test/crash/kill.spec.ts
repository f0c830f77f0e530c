import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiClient, type ApiClient } from '../support/api-client.js';
import { freePort } from '../support/free-port.js';
import { loadFixture } from '../fixtures/fixtures.js';

const root = join(__dirname, '..', '..');
const fixture = loadFixture('lideres-2023');
const path = `/api/initiatives/${fixture.initiative.code}/exercises/${fixture.exercise.year}`;
const ROUNDS = 3;

/** The built service in a process of its own, so that it can be killed. */
async function startProcess(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork(join(root, 'demo', 'server.mjs'), {
    env: { ...env, DEMO_NOW: '2023-04-05T12:00:00Z' },
    stdio: 'ignore',
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The service ended with ${code}; has it been built?`)));
  });
  child.removeAllListeners('exit');
  return child;
}

const killed = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

/** Saves comments for one entity without pause until the service is gone; answers what was acknowledged. */
async function writeUntilGone(
  api: ApiClient,
  entity: string,
): Promise<{ revision: number; remarks: string } | null> {
  let last: { revision: number; remarks: string } | null = null;
  const first = await api.get(`${path}/responses/${entity}`);
  let etag = first.headers.get('etag') ?? '';
  for (let count = 0; count < 5000; count += 1) {
    const remarks = `${entity} ${count} ${'ñ'.repeat(count % 50)}`;
    try {
      const { status, headers, body } = await api.put(
        `${path}/responses/${entity}`,
        { answers: { remarks } },
        etag ? { 'if-match': etag } : {},
      );
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      etag = headers.get('etag') ?? '';
      last = { revision: body.revision, remarks };
    } catch (error) {
      if ((error as Error).message === 'fetch failed') return last;
      throw error;
    }
  }
  return last;
}

describe('a service that is killed', () => {
  let dataDir: string;
  let child: ChildProcess;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'expost-kill-'))));
  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) await killed(child);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`has after restart what it had acknowledged, ${ROUNDS} times`, async () => {
    const port = await freePort();
    const env = {
      ...process.env,
      DATABASE_URL: '',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    };
    child = await startProcess(env);
    const token = tokenOf(env);
    const api = apiClient(`http://127.0.0.1:${port}`, token);
    await api.post('/api/initiatives', fixture.initiative);
    await api.post(path.replace(/\/\d+$/, ''), fixture.exercise);
    expect((await api.post(`${path}/open`)).status).toBe(200);
    const entities = fixture.initiative.entities.map(({ key }) => key);

    for (let round = 0; round < ROUNDS; round += 1) {
      const writers = entities.map((entity) => writeUntilGone(api, entity));
      await new Promise((resolve) => setTimeout(resolve, 200 + round * 170));
      await killed(child);
      const acknowledged = await Promise.all(writers);
      child = await startProcess(env);
      for (const [index, entity] of entities.entries()) {
        const { body } = await api.get(`${path}/responses/${entity}`);
        const wanted = acknowledged[index];
        expect(wanted).not.toBeNull();
        // The last write may have been stored without its answer having arrived; an acknowledged one is always there.
        expect(body.revision).toBeGreaterThanOrEqual(wanted?.revision ?? 0);
        expect(body.revision).toBeLessThanOrEqual((wanted?.revision ?? 0) + 1);
        if (body.revision === wanted?.revision) expect(body.answers.remarks).toBe(wanted?.remarks);
      }
    }
  }, 120_000);
});

function tokenOf(env: NodeJS.ProcessEnv): string {
  const main = join(root, 'dist', 'main.js');
  const printed = execFileSync(
    process.execPath,
    [main, 'token', 'create', '--name', 'Kill', '--role', 'manager'],
    {
      env,
      encoding: 'utf8',
    },
  );
  return printed.trim().split('\n').at(-1) ?? '';
}
