import { levelOf } from '../findings/over-years.js';
import type { Speech } from '../findings/speech.js';
import type { OverYears } from '../reports/exercises-over-years.js';
import { labelOf, reasonText } from '../reports/sections/over-years.js';
import type { ExportRow } from './export-table.js';

/** Words for programs, the same in every language. */
export const YEARS_COLUMNS = [
  'initiative',
  'section',
  'finding',
  'target',
  'finding_label',
  'exercise_year',
  'exercise_number',
  'published',
  'quantifier',
  'degree',
  'yes_count',
  'partly_count',
  'no_count',
  'without_answer_count',
  'subject_count',
  'compared_with',
  'change',
  'not_comparable_because',
] as const;

/** One row for each finding (of those per target: each target) and exercise; counts only where something is counted. */
export function yearsRows(initiative: string, years: OverYears, speech: Speech): readonly ExportRow[] {
  return years.findings.flatMap((line) =>
    years.exercises.map((exercise, i): ExportRow => {
      const said = line.said[i] ?? null;
      const step = line.steps[i - 1];
      const isCounted = said !== null && (levelOf(said) !== null || said.quantifier === 'not-enough-answers');
      const count = (key: 'yes' | 'partly' | 'no' | 'withoutAnswer' | 'total') =>
        isCounted ? said[key] : null;
      return [
        initiative,
        line.section,
        line.finding,
        line.target,
        labelOf(speech, line),
        exercise.year,
        exercise.number,
        exercise.isDraft ? 'no' : 'yes',
        said?.quantifier ?? null,
        said?.degree ?? null,
        count('yes'),
        count('partly'),
        count('no'),
        count('withoutAnswer'),
        count('total'),
        step?.from ?? null,
        step?.change ?? null,
        step?.because ? reasonText(speech, step.because) : null,
      ];
    }),
  );
}
