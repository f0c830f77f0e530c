import { textIn, type Language } from '../language.js';
import type { StoredNote } from '../responses/change-notes.js';
import type { SinceBefore } from '../responses/year-changes.js';
import type { ExportCell, ExportRow } from './export-table.js';

/** What the rows of one response have in common: where, whose, and the year it is compared with. */
export interface ChangesPlace {
  readonly cells: readonly ExportCell[];
  readonly previousYear: number;
}

/** One row for each question that was answered in the last exercise, then one for each example of what has stayed. */
export function* changeRows(
  { cells, previousYear }: ChangesPlace,
  { questions, examples }: SinceBefore,
  language: Language,
): Generator<ExportRow> {
  const labelled = (name: string, texts: Parameters<typeof textIn>[0]) => [
    name,
    textIn(texts, language).text,
  ];
  for (const { section, question, comparable, reworded, change, look, note } of questions) {
    yield [
      ...cells,
      previousYear,
      ...labelled(section.name, section.title),
      ...labelled(question.name, question.title),
      Number(comparable),
      Number(reworded),
      change,
      look && (look.openedAt === null ? 'no' : 'yes'),
      look?.openedAt ?? null,
      'changed',
      ...noteCells(note),
    ];
  }
  for (const { section, note } of examples) {
    const blank: readonly ExportCell[] = Array.from({ length: 7 }, () => null);
    yield [
      ...cells,
      previousYear,
      ...labelled(section.name, section.title),
      ...blank,
      'example',
      ...noteCells(note),
    ];
  }
}

function noteCells(note: StoredNote | null): readonly ExportCell[] {
  if (!note) return [null, null, null, null];
  return [String(note.value), note.language, note.revision, note.at];
}
