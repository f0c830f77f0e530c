import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Windows word their mails themselves; every version is kept. */
export class MailTexts1800000300000 implements MigrationInterface {
  readonly name = 'MailTexts1800000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'mail_text',
        columns: [
          {
            name: 'id',
            type: 'varchar',
            length: '36',
            isPrimary: true,
            primaryKeyConstraintName: 'pk_mail_text',
          },
          { name: 'window_year', type: 'integer' },
          { name: 'kind', type: 'varchar', length: '30' },
          { name: 'language', type: 'varchar', length: '2' },
          { name: 'revision', type: 'integer' },
          { name: 'subject', type: 'varchar', length: '1000', isNullable: true },
          { name: 'body', type: 'text', isNullable: true },
          { name: 'button', type: 'varchar', length: '300', isNullable: true },
          { name: 'actor', type: 'varchar', length: '60' },
          { name: 'at', type: 'varchar', length: '24' },
        ],
        uniques: [
          { name: 'uq_mail_text_revision', columnNames: ['window_year', 'kind', 'language', 'revision'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mail_text');
  }
}
