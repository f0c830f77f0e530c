import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Due work knows what it is for and what came of it; the dates of an exercise are confirmed. */
export class DueWork1800000000000 implements MigrationInterface {
  readonly name = 'DueWork1800000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE job ADD COLUMN subject varchar(36) NOT NULL DEFAULT ''`);
    await runner.query('ALTER TABLE job ADD COLUMN done_at varchar(24)');
    await runner.query('ALTER TABLE job ADD COLUMN outcome varchar(20)');
    await runner.query('CREATE INDEX ix_job_subject ON job (subject, kind)');
    await runner.query('ALTER TABLE exercise ADD COLUMN confirmed_at varchar(24)');
    // Exercises under way get their events from the day of the upgrade on.
    await runner.query(`INSERT INTO job (kind, key, payload, state, attempts, due_at)
      SELECT 'exercise.schedule', 'upgrade:' || id, '{"subject":"' || id || '"}', 'due', 0, '2000-01-01T00:00:00.000Z'
      FROM exercise WHERE state IN ('planned', 'open')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exercise DROP COLUMN confirmed_at');
    await runner.query('DROP INDEX ix_job_subject');
    for (const column of ['outcome', 'done_at', 'subject'])
      await runner.query(`ALTER TABLE job DROP COLUMN ${column}`);
  }
}
