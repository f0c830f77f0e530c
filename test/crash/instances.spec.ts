import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { loadFixture } from '../fixtures/fixtures.js';
import type { ApiClient } from '../support/api-client.js';
import { startBuiltService, type BuiltService } from '../support/built-service.js';

const { initiative } = loadFixture('three-entities');
const EXERCISES = 60;
/** The service says of a worker that is gone that another takes its work over within this time. */
const TAKEOVER_MS = 60_000;
const codes = Array.from({ length: EXERCISES }, (_, index) => `ICT${100 + index}-24`);
const dates = { opensOn: '2023-04-18', closesOn: '2023-05-09', timeZone: 'America/Tegucigalpa' };

/** T13: two instances on one PostgreSQL, of which one is ended by kill -9 while exercises open. */
describe('Two instances', () => {
  const folder = mkdtempSync(join(tmpdir(), 'expost-instances-'));
  let postgres: ChildProcess;
  let database: Client;
  let instances: BuiltService[] = [];
  let api: ApiClient;

  beforeAll(async () => {
    postgres = fork(join(__dirname, '..', '..', 'scripts', 'postgres-server.mjs'));
    const [{ url }] = (await once(postgres, 'message')) as [{ readonly url: string }];
    database = new Client({ connectionString: url });
    await database.connect();
    const env = { DATABASE_URL: url, LINK_KEY: 'a secret of this example only, long enough' };
    // One after the other: the first makes the tables.
    for (const name of ['one', 'two'])
      instances.push(await startBuiltService({ dataDir: join(folder, name), env }));
    api = (instances[0] as BuiltService).api('manager');
  }, 60_000);

  afterAll(async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
    await database?.end();
    const gone = once(postgres, 'exit');
    postgres.disconnect();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const count = async (sql: string) =>
    Number((await database.query(`SELECT COUNT(*) AS n ${sql}`)).rows[0].n);
  const opened = () => count(`FROM exercise WHERE state = 'open'`);

  it('do each event once between them, and one takes over what the other has left', async () => {
    for (const code of codes) {
      await api.post('/api/initiatives', { ...initiative, code });
      const exercises = `/api/initiatives/${code}/exercises`;
      await api.post(exercises, { year: 2023, questionnaire: 'joint-ex-post/v1', ...dates });
      expect((await api.post(`${exercises}/2023/confirm`)).status).toBe(200);
    }
    await until(
      async () => (await count(`FROM job WHERE kind = 'exercise.open' AND state = 'due'`)) === EXERCISES,
    );

    const [first, second] = instances as [BuiltService, BuiltService];
    instances = [second];
    await Promise.all([first, second].map((instance) => instance.moveClock('2023-04-18T12:00:00.000Z')));
    await until(async () => (await opened()) >= 3);
    await first.kill();
    const killedAt = performance.now();
    expect(await opened()).toBeLessThan(EXERCISES);

    await until(async () => (await opened()) === EXERCISES);
    expect(performance.now() - killedAt).toBeLessThan(TAKEOVER_MS);
    await until(
      async () =>
        (await count(`FROM job WHERE state IN ('running', 'due') AND due_at < '2023-04-18T12'`)) === 0,
    );

    const perExercise = `FROM (SELECT subject FROM history WHERE what = 'exercise.opened' GROUP BY subject HAVING COUNT(*) = 1) one`;
    expect(await count(perExercise)).toBe(EXERCISES);
    expect(await count(`FROM history WHERE what = 'exercise.opened'`)).toBe(EXERCISES);
    expect(await count(`FROM job WHERE kind = 'exercise.open' AND state = 'done'`)).toBe(EXERCISES);
    const people = initiative.entities.flatMap(({ contacts }) => contacts).length;
    await until(async () => (await count('FROM invitation')) === EXERCISES * people);
    expect(await count('FROM invitation')).toBe(
      await count('FROM (SELECT DISTINCT exercise_id, contact_id FROM invitation) d'),
    );
  }, 150_000);
});

/** At most as long as a takeover may take, and a little. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + TAKEOVER_MS + 10_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come to that.');
    await wait(50);
  }
}
