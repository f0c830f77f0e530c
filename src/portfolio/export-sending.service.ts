import { Injectable } from '@nestjs/common';
import type { StaffVisitor } from '../accounts/access.js';
import { Problem } from '../problem.js';
import { csvFile, xlsxFile } from './export-files.service.js';
import { EXPORT_TABLES, type ExportTableName } from './export-table.js';
import { ExportTablesService } from './export-tables.service.js';
import { ExportedExercisesService, type ExportedExercise } from './exported-exercises.service.js';
import type { ExportForm } from './exports.shape.js';

export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly content: AsyncIterable<string | Buffer>;
}

const CSV = 'text/csv; charset=utf-8; header=present';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Makes the file that somebody asked for, after it has been written down that they did. */
@Injectable()
export class ExportSendingService {
  constructor(
    private readonly exercises: ExportedExercisesService,
    private readonly tables: ExportTablesService,
  ) {}

  async countOf(visitor: StaffVisitor, window: string): Promise<number> {
    return (await this.exercises.ofWindow(window, visitor)).length;
  }

  async ofYear(visitor: StaffVisitor, code: string, year: string, form: ExportForm): Promise<ExportFile> {
    const exercises = await this.exercises.ofYear(code, year);
    if (exercises.length === 0) {
      throw new Problem('step-not-allowed', { detail: 'The exercise has not been opened: it has no data.' });
    }
    return this.file(visitor, exercises, null, form, `${code}-${year}`);
  }

  /** The wide table is of one exercise: what its columns are differs from one partnership to the next. */
  async ofWindow(visitor: StaffVisitor, window: string, form: ExportForm): Promise<ExportFile> {
    const exercises = await this.exercises.ofWindow(window, visitor);
    if (form.file === 'wide') throw new Problem('not-found');
    return this.file(visitor, exercises, Number(window), form, `window-${window}`);
  }

  private async file(
    visitor: StaffVisitor,
    exercises: readonly ExportedExercise[],
    window: number | null,
    { file, which, language }: ExportForm,
    of: string,
  ): Promise<ExportFile> {
    const isWorkbook = file === 'workbook';
    const all: readonly ExportTableName[] = EXPORT_TABLES;
    const names = isWorkbook ? all.filter((name) => name !== 'wide' || window === null) : [file];
    const asked = { tables: names, format: isWorkbook ? 'xlsx' : 'csv', which };
    await this.exercises.record(visitor, exercises, window, asked);
    const wish = { exercises, which, language };
    const tables = await Promise.all(names.map((name) => this.tables.table(name, wish)));
    const name = `${of}-${isWorkbook ? 'data' : file}-${which}-${language}`;
    const [first] = tables;
    return isWorkbook || !first
      ? { name: `${name}.xlsx`, type: XLSX, content: xlsxFile(tables) }
      : { name: `${name}.csv`, type: CSV, content: csvFile(first) };
  }
}
