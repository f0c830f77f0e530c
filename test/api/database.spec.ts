import { setTimeout as wait } from 'node:timers/promises';
import { In } from 'typeorm';
import { entities } from '../../src/app.entities.js';
import { writingDataSource } from '../../src/database/data-sources.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { HistoryService } from '../../src/history/history.service.js';
import { JobRow } from '../../src/jobs/job.entity.js';
import { aguaClara } from '../support/agua-clara.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { tables } from '../support/tables.js';

const job = (key: string) => ({
  kind: 'test',
  key,
  payload: {},
  state: 'done' as const,
  attempts: 0,
  dueAt: '',
});

describe('the database', () => {
  let expost: RunningExpost;
  let work: UnitOfWork;
  beforeAll(async () => {
    expost = await startTestExpost();
    work = expost.get(UnitOfWork);
  });
  afterAll(() => expost.stop());

  const count = () => work.read((manager) => manager.getRepository(JobRow).countBy({ kind: 'test' }));

  it('has the schema that the rows say: nothing is pending after the migrations', async () => {
    const source = await writingDataSource(expost.config, [...entities]).initialize();
    const pending = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(pending.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('keeps exactly the writes it acknowledged, among 500 that fail and 500 that do not', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 1000 }, (_, index) =>
        work.run(async ({ manager }) => {
          await manager.getRepository(JobRow).insert(job(`mixed-${index}`));
          if (index % 2 === 1) throw new Error('refused');
          return `mixed-${index}`;
        }),
      ),
    );
    const acknowledged = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    const rows = await work.read((manager) => manager.getRepository(JobRow).findBy({ kind: 'test' }));
    expect(rows.map(({ key }) => key).sort()).toEqual([...acknowledged].sort());
    expect(acknowledged).toHaveLength(500);
  });

  it('tells 201 to exactly what is there: a thousand requests of fifty clients, half of them to fail', async () => {
    const manager = await expost.api('manager');
    const reader = await expost.api('reader');
    const codes = Array.from({ length: 500 }, (_, index) => `ICT${1000 + index}-22`);
    const told: string[] = [];
    const seen = new Set<string>();
    // Each code is asked for twice, and half of the second requests come from works that write and then fail.
    const requests = codes.flatMap((code, index) => [
      async () => {
        const { status } = await manager.post('/api/initiatives', { ...aguaClara.document(), code });
        if (status === 201) told.push(code);
        else expect(status).toBe(409);
      },
      async () => {
        if (index % 2) {
          const { status } = await manager.post('/api/initiatives', { ...aguaClara.document(), code });
          if (status === 201) told.push(code);
          else expect(status).toBe(409);
          return;
        }
        const failing = work.run(async ({ manager: rows }) => {
          await rows.sql`INSERT INTO person (id, name, created_at) VALUES (${`lost-${code}`}, ${'Nobody'}, ${''})`;
          await rows.sql`UPDATE initiative SET acronym = ${'LOST'} WHERE code = ${codes[index - 1] ?? ''}`;
          throw new Error('on purpose');
        });
        await expect(failing).rejects.toThrow('on purpose');
        const { body } = await reader.get(`/api/initiatives?pageSize=200&page=${1 + (index % 3)}`);
        for (const item of body.items) seen.add(`${item.code} ${item.acronym}`);
      },
    ]);
    const client = async () => {
      for (let request = requests.shift(); request; request = requests.shift()) await request();
    };
    await Promise.all(Array.from({ length: 50 }, client));
    expect([...told].sort()).toEqual(codes);
    const { initiative, person, history } = await tables(expost);
    expect(initiative?.map(({ code }) => code).sort()).toEqual(codes);
    expect(new Set(initiative?.map(({ acronym }) => acronym))).toEqual(new Set(['AGUA CLARA']));
    expect(person?.filter(({ id }) => String(id).startsWith('lost'))).toEqual([]);
    expect(history?.filter(({ what }) => what === 'initiative.created')).toHaveLength(500);
    // Nobody has read what was never committed.
    expect([...seen].filter((line) => !line.endsWith('AGUA CLARA'))).toEqual([]);
  }, 120_000);

  it('shows no reader a write that is not committed', async () => {
    const before = await count();
    let seen = -1;
    await work
      .run(async ({ manager }) => {
        await manager.getRepository(JobRow).insert(job('unseen'));
        seen = await count();
        throw new Error('refused');
      })
      .catch(() => undefined);
    expect(seen).toBe(before);
    expect(await count()).toBe(before);
  });

  it('runs what follows a commit only after a commit', async () => {
    const told: string[] = [];
    await work.run(async ({ afterCommit }) => afterCommit(() => told.push('committed')));
    await work
      .run(async ({ afterCommit }) => {
        afterCommit(() => told.push('rolled back'));
        throw new Error('refused');
      })
      .catch(() => undefined);
    expect(told).toEqual(['committed']);
  });

  it('does both of two writes that wait for one another', async () => {
    await work.run(async ({ manager }) => {
      for (const key of ['left', 'right']) await manager.getRepository(JobRow).insert(job(key));
    });
    const told: string[] = [];
    const both = (first: string, second: string) =>
      work.run(async ({ manager, afterCommit }) => {
        for (const key of [first, second]) {
          await manager.sql`UPDATE job SET attempts = attempts + 1 WHERE kind = 'test' AND key = ${key}`;
          await wait(50);
        }
        afterCommit(() => told.push(first));
      });
    await Promise.all([both('left', 'right'), both('right', 'left'), both('left', 'right')]);
    const rows = await work.read((manager) =>
      manager.getRepository(JobRow).findBy({ key: In(['left', 'right']) }),
    );
    expect(rows.map(({ attempts }) => attempts)).toEqual([3, 3]);
    expect(told.sort()).toEqual(['left', 'left', 'right']);
  });

  it('refuses to change or delete a line of the history', async () => {
    const history = expost.get(HistoryService);
    await work.run((transaction) =>
      history.record(transaction, { chain: 'service', actor: 'test', what: 'test.happened', subject: 'x' }),
    );
    for (const statement of [`UPDATE history SET what = 'nothing'`, 'DELETE FROM history']) {
      await expect(work.run(({ manager }) => manager.query(statement))).rejects.toThrow(/append-only/);
    }
  });
});
