import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { verifyHistory } from '../../src/history/verify.command.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';

describe('the history, verified', () => {
  let expost: RunningExpost;
  beforeAll(async () => {
    expost = await startTestExpost();
    await openExercise(expost);
  });
  afterAll(() => expost.stop());

  async function verified(): Promise<{ readonly holds: boolean; readonly printed: string }> {
    const written: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    const holds = await verifyHistory(expost.app).finally(() => write.mockRestore());
    return { holds, printed: written.join('') };
  }

  /** As somebody would who has the database and not the key: past the triggers that refuse it. */
  async function tamper(statement: string): Promise<void> {
    await expost.get(UnitOfWork).run(async ({ manager }) => {
      const drop = (name: string) =>
        manager.query(
          `DROP TRIGGER IF EXISTS ${name}${expost.get(UnitOfWork).isPostgres ? ' ON history' : ''}`,
        );
      await drop('history_no_update');
      await drop('history_no_delete');
      await manager.query(statement);
    });
  }

  it('holds in every chain, each with its count', async () => {
    const { holds, printed } = await verified();
    expect(printed).toMatch(/^service: \d+ lines hold, the last is [0-9a-f]{64}$/m);
    expect(printed).toMatch(/^All 2 chains hold, \d+ lines\.$/m);
    expect(printed).toContain('Not seen from here: last lines that were cut off');
    expect(holds).toBe(true);
  });

  it('names the first line that somebody has changed, and goes on with the other chains', async () => {
    await tamper(`UPDATE history SET why = 'Another reason' WHERE number = 2 AND chain <> 'service'`);
    const { holds, printed } = await verified();
    expect(printed).toMatch(/: BROKEN at line 2: it is not what was written/);
    expect(printed).toMatch(/^service: \d+ lines hold/m);
    expect(printed).toMatch(/^1 of 2 chains do not hold; the first broken line is \S+, number 2\.$/m);
    expect(holds).toBe(false);
  });

  it('names the gap that a line leaves which was taken out', async () => {
    await tamper(`DELETE FROM history WHERE number = 1 AND chain <> 'service'`);
    expect((await verified()).printed).toMatch(/: BROKEN at line 2: its number does not follow/);
  });
});
