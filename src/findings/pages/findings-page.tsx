import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import type { FindingState } from '../finding.js';
import { FindingStateTag } from './finding-state-tag.js';

export interface FindingsPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly isDraft: boolean;
  readonly findings: readonly {
    readonly name: string;
    readonly label: string;
    readonly statement: string;
    readonly state: FindingState;
    readonly weighed: 'yes' | 'for-other-facts' | 'no';
    /** Pips as judged; null where the finding has none. */
    readonly pips: number | null;
    readonly pins: number;
    readonly isStale: boolean;
    readonly isDivergent: boolean;
  }[];
}

/** E8: every finding as it reads now, how strong its evidence is, and whether somebody has weighed it. */
export function FindingsPage({ context, exercise, isDraft, findings }: FindingsPageProps) {
  const { language } = context;
  const title = pageText(language, 'place.findings');
  const weighed = findings.filter((one) => one.weighed === 'yes').length;
  const columns = [
    'weigh.finding',
    'weigh.strengthShort',
    'weigh.pinned',
    'staff.state',
    'weigh.weighed',
  ] as const;
  return (
    <ExerciseFrame context={context} exercise={exercise} here="findings" title={title}>
      <p class="govuk-body-l">{pageText(language, isDraft ? 'weigh.lead' : 'weigh.frozen')}</p>
      <p class="govuk-body">
        {pageText(language, 'weigh.progress', { count: weighed, total: findings.length })}
      </p>
      <StaffTable
        caption={title}
        columns={columns.map((key) => pageText(language, key))}
        rows={findings.map((one) => [
          <a class="govuk-link" href={`${placePath(exercise, 'findings')}/${one.name}`}>
            {one.label}
          </a>,
          one.pips === null ? '–' : String(one.pips),
          String(one.pins),
          <>
            <FindingStateTag language={language} state={one.state} />
            {one.isDivergent && ` ${pageText(language, 'weigh.divergent')}`}
            {one.isStale && ` ${pageText(language, 'weigh.staleShort')}`}
          </>,
          pageText(language, `weigh.is.${one.weighed}`),
        ])}
      />
    </ExerciseFrame>
  );
}
