import { createHash } from 'node:crypto';
import { entities } from '../../src/app.entities.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { RunningExpost } from './expost.js';

type Row = Readonly<Record<string, unknown>>;

/** Every row of every table, by table. */
export async function tables(expost: RunningExpost): Promise<Readonly<Record<string, readonly Row[]>>> {
  return expost.get(UnitOfWork).read(async (manager) => {
    const all: Record<string, readonly Row[]> = {};
    for (const entity of entities) {
      const { tableName, primaryColumns } = manager.dataSource.getMetadata(entity);
      const order = primaryColumns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
      all[tableName] = await manager.query(`SELECT * FROM "${tableName}" ORDER BY ${order}`);
    }
    return all;
  });
}

/** Changes where anything stored changes, once no job is left; documents and reports count with every byte. */
export async function tablesHash(expost: RunningExpost): Promise<string> {
  await expost.jobsDone();
  const text = JSON.stringify(await tables(expost));
  return createHash('sha256').update(text).digest('hex');
}
