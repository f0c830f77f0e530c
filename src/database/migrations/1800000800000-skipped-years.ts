import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A planned exercise whose year is skipped keeps the reason. */
export class SkippedYears1800000800000 implements MigrationInterface {
  readonly name = 'SkippedYears1800000800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exercise ADD COLUMN skipped_why text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exercise DROP COLUMN skipped_why');
  }
}
