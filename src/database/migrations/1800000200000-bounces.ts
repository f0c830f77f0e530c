import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

const notification = new Table({
  name: 'notification',
  columns: [
    {
      name: 'id',
      type: 'varchar',
      length: '36',
      isPrimary: true,
      primaryKeyConstraintName: 'pk_notification',
    },
    { name: 'digest', type: 'varchar', length: '64' },
    { name: 'outcome', type: 'varchar', length: '14' },
    { name: 'mail_id', type: 'varchar', length: '36', isNullable: true },
    { name: 'headline', type: 'varchar', length: '200' },
    { name: 'read_at', type: 'varchar', length: '24' },
  ],
  uniques: [{ name: 'uq_notification_digest', columnNames: ['digest'] }],
  indices: [{ name: 'ix_notification_outcome', columnNames: ['outcome', 'read_at'] }],
});

/** Mails that come back, and the notifications that say so. */
export class Bounces1800000200000 implements MigrationInterface {
  readonly name = 'Bounces1800000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mail ADD COLUMN earlier_attempts integer NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE mail ADD COLUMN recipient_digest varchar(64)');
    await runner.createTable(notification);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(notification);
    await runner.query('ALTER TABLE mail DROP COLUMN recipient_digest');
    await runner.query('ALTER TABLE mail DROP COLUMN earlier_attempts');
  }
}
