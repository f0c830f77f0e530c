import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const text = (name: string, length: string): TableColumnOptions => ({ name, type: 'varchar', length });
const key = (table: string, column: TableColumnOptions): TableColumnOptions => ({
  ...column,
  isPrimary: true,
  primaryKeyConstraintName: `pk_${table}`,
});
const points = (table: string, to: string, columnName: string) => ({
  name: `fk_${table}_${to}`,
  columnNames: [columnName],
  referencedTableName: to,
  referencedColumnNames: ['id'],
});

/** A note as it stands, and every one that stood before: one shape but for the key. */
function notes(name: string, revisionInKey: boolean): Table {
  const revision: TableColumnOptions = { name: 'revision', type: 'integer' };
  return new Table({
    name,
    withoutRowid: true,
    columns: [
      key(name, text('response_id', '36')),
      key(name, text('kind', '10')),
      key(name, text('about', '80')),
      revisionInKey ? key(name, revision) : revision,
      { name: 'text', type: 'text', isNullable: true },
      text('person_id', '36'),
      text('language', '2'),
      text('at', '24'),
    ],
    foreignKeys: [points(name, 'response', 'response_id'), points(name, 'person', 'person_id')],
  });
}

const TABLES = [
  notes('change_note', false),
  notes('change_note_revision', true),
  new Table({
    name: 'previous_look',
    withoutRowid: true,
    columns: [
      key('previous_look', text('response_id', '36')),
      key('previous_look', text('question', '80')),
      text('invitation_id', '36'),
      { ...text('opened_at', '24'), isNullable: true },
      text('at', '24'),
    ],
    foreignKeys: [
      points('previous_look', 'response', 'response_id'),
      points('previous_look', 'invitation', 'invitation_id'),
    ],
  }),
];

/** What entities say beside the answers of a further exercise, and which of their previous answers they looked at. */
export class SecondExercise1800000400000 implements MigrationInterface {
  readonly name = 'SecondExercise1800000400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table.clone());
    await (runner.dataSource.options.type === 'postgres' ? refuseOnPostgres(runner) : refuseOnSqlite(runner));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
    if (runner.dataSource.options.type === 'postgres')
      await runner.query('DROP FUNCTION change_note_revision_is_append_only()');
  }
}

const FIXED = ['response_id', 'kind', 'about', 'revision', 'person_id', 'at'];

/** Rows are only ever added; a text may still be blanked to erase what a person wrote. */
const changed = (differs: string) =>
  [...FIXED.map((column) => `NEW.${column} ${differs} OLD.${column}`), 'NEW.text IS NOT NULL'].join(' OR ');

async function refuseOnSqlite(runner: QueryRunner): Promise<void> {
  const refuse = `BEGIN SELECT RAISE(ABORT, 'change_note_revision is append-only'); END`;
  await runner.query(`CREATE TRIGGER change_note_revision_no_update BEFORE UPDATE ON change_note_revision
    WHEN ${changed('IS NOT')} ${refuse}`);
  await runner.query(
    `CREATE TRIGGER change_note_revision_no_delete BEFORE DELETE ON change_note_revision ${refuse}`,
  );
}

async function refuseOnPostgres(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE FUNCTION change_note_revision_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'change_note_revision is append-only'; END $$`);
  await runner.query(`CREATE TRIGGER change_note_revision_no_update BEFORE UPDATE ON change_note_revision
    FOR EACH ROW WHEN (${changed('IS DISTINCT FROM')}) EXECUTE FUNCTION change_note_revision_is_append_only()`);
  await runner.query(`CREATE TRIGGER change_note_revision_no_delete BEFORE DELETE ON change_note_revision
    FOR EACH ROW EXECUTE FUNCTION change_note_revision_is_append_only()`);
}
