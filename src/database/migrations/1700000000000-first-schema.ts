import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accounts } from './first-schema-accounts.js';
import { answers } from './first-schema-answers.js';
import { coding } from './first-schema-coding.js';
import { desk } from './first-schema-desk.js';
import { exercises } from './first-schema-exercises.js';
import { findings } from './first-schema-findings.js';
import { reportComments } from './first-schema-report-comments.js';
import { weighing } from './first-schema-weighing.js';
import { years } from './first-schema-years.js';
import { peopleAndWork } from './first-schema-people-and-work.js';
import { reports } from './first-schema-reports.js';
import { validation } from './first-schema-validation.js';

/** In an order in which every foreign key finds its table. */
const TABLES = [
  ...peopleAndWork,
  ...accounts,
  ...exercises,
  ...answers,
  ...coding,
  ...desk,
  ...findings,
  ...reportComments,
  ...validation,
  ...reports,
  ...weighing,
  ...years,
];

/** Tables in which rows are only ever added; an answer's text may still be blanked to erase a person. */
const APPEND_ONLY = [
  { table: 'history', unchanged: [] },
  { table: 'answer_revision', unchanged: ['response_id', 'question', 'revision', 'person_id', 'at'] },
  { table: 'report_document', unchanged: [] },
] as const;

export class FirstSchema1700000000000 implements MigrationInterface {
  readonly name = 'FirstSchema1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.createTable(table.clone());
    }
    const refuse =
      runner.dataSource.options.type === 'postgres' ? refuseChangesOnPostgres : refuseChangesOnSqlite;
    for (const { table, unchanged } of APPEND_ONLY) await refuse(runner, table, unchanged);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) {
      await runner.dropTable(table.name);
    }
  }
}

/** The condition under which an update is more than a blanking; with no column named, every update is. */
function changed(unchanged: readonly string[], differs: string): string {
  const blanked =
    unchanged.length > 0 ? ['NEW.value IS NOT NULL', 'NEW.cannot_answer IS NOT NULL'] : ['1 = 1'];
  return [...unchanged.map((column) => `NEW.${column} ${differs} OLD.${column}`), ...blanked].join(' OR ');
}

async function refuseChangesOnSqlite(runner: QueryRunner, table: string, unchanged: readonly string[]) {
  await runner.query(`CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table}
    WHEN ${changed(unchanged, 'IS NOT')} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`);
  await runner.query(`CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`);
}

async function refuseChangesOnPostgres(runner: QueryRunner, table: string, unchanged: readonly string[]) {
  await runner.query(`CREATE FUNCTION ${table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '${table} is append-only'; END $$`);
  await runner.query(`CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} FOR EACH ROW
    WHEN (${changed(unchanged, 'IS DISTINCT FROM')}) EXECUTE FUNCTION ${table}_is_append_only()`);
  await runner.query(`CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} FOR EACH ROW
    EXECUTE FUNCTION ${table}_is_append_only()`);
}
