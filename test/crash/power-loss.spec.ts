import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { entities } from '../../src/app.entities.js';
import { readConfig, type Config } from '../../src/config.js';
import { readingDataSource, writingDataSource } from '../../src/database/data-sources.js';
import { startBuiltService, type BuiltService } from '../support/built-service.js';
import { loadFixture } from '../fixtures/fixtures.js';
import { enter } from '../support/partner-session.js';
import { openExerciseOver } from '../support/story.js';
import { describeWithStrace, watchSystemCalls } from '../support/system-calls.js';

const NEEDED = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  timeout: 5000,
  trusted_schema: 0,
  temp_store: 2,
};

/** What a connection says of itself, and then is closed. */
async function settingsOf(source: DataSource): Promise<Record<string, unknown>> {
  const settings: Record<string, unknown> = {};
  for (const pragma of [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'busy_timeout',
    'trusted_schema',
    'temp_store',
  ]) {
    const [row] = (await source.query(`PRAGMA ${pragma}`)) as Record<string, unknown>[];
    Object.assign(settings, row);
  }
  await source.destroy();
  return settings;
}

describe('a connection to the SQLite file', () => {
  let config: Config;
  beforeAll(() => {
    config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'expost-power-')) });
  });
  afterAll(() => rmSync(config.dataDir, { recursive: true, force: true }));

  // The file is new the first time only; a reopened WAL file silently says NORMAL unless it is told otherwise.
  it.each(['of a new file', 'of a file opened again', 'of a file opened a third time'])(
    'waits for the disk, %s',
    async () => {
      expect(await settingsOf(await writingDataSource(config, [...entities]).initialize())).toEqual(NEEDED);
      const reader = readingDataSource(config, [...entities]);
      if (!reader) throw new Error('On SQLite there is a reading connection.');
      expect(await settingsOf(await reader.initialize())).toEqual(NEEDED);
    },
  );
});

describeWithStrace('a power loss right after the answer', () => {
  const ENTITIES = ['cainco', 'tec', 'cantabria', 'ashoka', 'carolina'];
  const ROUNDS = 10;
  let dataDir: string;
  let service: BuiltService;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'expost-power-'));
    service = await startBuiltService({ dataDir });
    // Opened again, as it is on every day but the first.
    await service.stop();
    service = await startBuiltService({ dataDir });
  });
  afterAll(async () => {
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('takes nothing back: the log of the database is on the disk before each of 100 answers leaves', async () => {
    const manager = service.api('manager');
    const story = await openExerciseOver(manager, loadFixture('lideres-2023'));
    const invited = async () => (await manager.get('/api/outbox?kind=invitation')).body.total as number;
    while ((await invited()) < ENTITIES.length) await wait(20);
    const sessions = [];
    for (const entity of ENTITIES) {
      sessions.push({ entity, session: await enter(service, await story.linkOf(entity)) });
    }
    await story.submit();
    const questions = [{ question: 'remarks', remark: 'Could you say more?' }];
    for (const entity of ENTITIES) {
      await manager.post(`${story.path}/responses/${entity}/return`, { questions });
    }
    const watch = await watchSystemCalls(service.pid, 'fsync,fdatasync,write,writev,pwrite64,pwritev');
    const answered: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { entity, session } of sessions) {
        const address = `${story.path}/responses/${entity}`;
        const { body } = await manager.get(address);
        const revision = body.written.remarks?.revision ?? 0;
        const saved = await session.autosave('remarks', { value: `Round ${round}.`, revision });
        answered.push(`autosave ${saved.status}`);
        const key = { 'idempotency-key': `power-${round}` };
        answered.push(`submission ${(await manager.post(`${address}/submit`, {}, key)).status}`);
        expect((await manager.post(`${address}/return`, { questions })).status).toBe(200);
      }
    }
    const logs = logsAtAnswers(await watch.end());
    const each = ROUNDS * ENTITIES.length;
    expect(answered.filter((what) => what === 'autosave 200')).toHaveLength(each);
    expect(answered.filter((what) => what === 'submission 200')).toHaveLength(each);
    // Of four answers the first is of a GET; autosave, submission and return have written.
    expect(logs).toHaveLength(4 * each);
    expect(logs.filter((log, index) => index % 4 > 0 && log !== 'on the disk')).toEqual([]);
    expect(logs).not.toContain('written');
  }, 60_000);
});

type Log = 'untouched' | 'written' | 'on the disk';

/** How the log of the database stood, since the answer before, when each answer of success began to leave. */
function logsAtAnswers(calls: readonly string[]): Log[] {
  const logs: Log[] = [];
  let log: Log = 'untouched';
  for (const call of calls) {
    if (/\bpwrite(64|v)\(\d+<[^>]*-wal[^>]*>/.test(call)) log = 'written';
    if (/\bf(data)?sync\(\d+<[^>]*-wal[^>]*>.*= 0$/.test(call)) log = 'on the disk';
    if (!/\bwritev?\(\d+<TCP[^>]*>.*"HTTP\/1\.1 2/.test(call)) continue;
    logs.push(log);
    log = 'untouched';
  }
  return logs;
}
