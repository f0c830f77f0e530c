import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Says of an instance that it came out of a backup, and who has confirmed it. */
const restoration = new Table({
  name: 'restoration',
  withoutRowid: true,
  columns: [
    {
      name: 'id',
      type: 'varchar',
      length: '36',
      isPrimary: true,
      primaryKeyConstraintName: 'pk_restoration',
    },
    { name: 'source', type: 'varchar', length: '200' },
    { name: 'backup_at', type: 'varchar', length: '24' },
    { name: 'restored_at', type: 'varchar', length: '24' },
    { name: 'caught_up_at', type: 'varchar', length: '24', isNullable: true },
    { name: 'confirmed_at', type: 'varchar', length: '24', isNullable: true },
    { name: 'confirmed_by', type: 'varchar', length: '60', isNullable: true },
    { name: 'held_back', type: 'integer', isNullable: true },
  ],
});

export class Restoration1800000100000 implements MigrationInterface {
  readonly name = 'Restoration1800000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(restoration.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('restoration');
  }
}
