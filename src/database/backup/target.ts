import { randomUUID } from 'node:crypto';
import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { insertRows } from '../statements.js';
import type { OpenedBackup } from './archive-reader.js';
import type { TableShape } from './backup-format.js';
import { BackupProblem } from './backup-problem.js';

/** What is to be put into a target, and how it is remembered there. */
export interface ToRestore extends OpenedBackup {
  /** Name of the file. */
  readonly source: string;
  /** Instant. */
  readonly restoredAt: string;
}

/** Where a backup is put back: a folder or a database that holds nothing yet. */
export interface Target {
  /** Throws `BackupProblem` where something is there, or cannot be. Changes nothing. */
  assertEmpty(): Promise<void>;
  /** All of it or nothing. Answers how many rows there are. */
  load(backup: ToRestore): Promise<number>;
}

const KNOWN = new Set<string>(migrations.map((Migration) => new Migration().name));

/** Throws `BackupProblem` with these words where this version does not know all migrations. */
export function assertKnown(schema: readonly string[], words: string): void {
  const unknown = schema.filter((name) => !KNOWN.has(name));
  if (unknown.length > 0) throw new BackupProblem(`${words} (${unknown.join(', ')}).`);
}

/** Makes the tables as they were when the backup was made. */
export async function makeTables(
  source: DataSource,
  runner: QueryRunner,
  schema: readonly string[],
): Promise<void> {
  const executor = new MigrationExecutor(source, runner);
  for (const migration of await executor.getPendingMigrations()) {
    if (schema.includes(migration.name)) await executor.executeMigration(migration);
  }
}

/** Brings the tables up to this version and writes down where everything came from. */
export async function finish(source: DataSource, runner: QueryRunner, backup: ToRestore): Promise<void> {
  const executor = new MigrationExecutor(source, runner);
  for (const migration of await executor.getPendingMigrations()) await executor.executeMigration(migration);
  await insertRows(
    runner.manager,
    'restoration',
    ['id', 'source', 'backup_at', 'restored_at'],
    [[randomUUID(), backup.source.slice(0, 200), backup.header.createdAt, backup.restoredAt]],
  );
}

/** Throws where the tables made are not those of the backup, in whatever order their columns stand. */
export function assertSameTables(made: readonly TableShape[], wanted: readonly TableShape[]): void {
  const words = (tables: readonly TableShape[]) =>
    tables.map(({ name, columns }) => `${name}: ${columns.toSorted().join(', ')}`).toSorted();
  const [have, want] = [words(made), words(wanted)];
  const other = want.find((table) => !have.includes(table)) ?? have.find((table) => !want.includes(table));
  if (other === undefined) return;
  throw new BackupProblem(`The backup has other tables than its version of Expost makes (${other}).`);
}
