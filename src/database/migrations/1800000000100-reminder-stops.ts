import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody may want no reminders of an exercise. */
export class ReminderStops1800000000100 implements MigrationInterface {
  readonly name = 'ReminderStops1800000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invitation ADD COLUMN reminders_stopped_at varchar(24)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invitation DROP COLUMN reminders_stopped_at');
  }
}
