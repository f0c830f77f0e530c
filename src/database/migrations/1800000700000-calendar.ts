import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

const text = (name: string, length: string) => ({ name, type: 'varchar', length });

/** A window's calendar: when exercises were planned, and the secret addresses at which staff subscribe to it. */
export class Calendar1800000700000 implements MigrationInterface {
  readonly name = 'Calendar1800000700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exercise ADD COLUMN planned_at varchar(24)');
    await runner.createTable(
      new Table({
        name: 'calendar_feed',
        columns: [
          { ...text('id', '36'), isPrimary: true, primaryKeyConstraintName: 'pk_calendar_feed' },
          { name: 'window_year', type: 'integer' },
          text('staff_id', '36'),
          text('staff_kind', '8'),
          { name: 'generation', type: 'integer' },
          text('token_hash', '64'),
          text('language', '2'),
          text('created_at', '24'),
        ],
        uniques: [
          { name: 'uq_calendar_feed_staff', columnNames: ['staff_id', 'window_year'] },
          { name: 'uq_calendar_feed_hash', columnNames: ['token_hash'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('calendar_feed');
    await runner.query('ALTER TABLE exercise DROP COLUMN planned_at');
  }
}
