import { entities } from '../../src/app.entities.js';
import { writingDataSource } from '../../src/database/data-sources.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { HistoryService } from '../../src/history/history.service.js';
import { JobRow } from '../../src/jobs/job.entity.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

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
