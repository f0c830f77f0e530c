import type { Role } from '../../initiatives/partnership.js';
import { pageText } from '../../pages/page-text.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import { ExerciseFrame } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';

export interface ExercisePageProps {
  readonly context: StaffContext;
  readonly code: string;
  readonly acronym: string;
  readonly year: number;
  readonly state: string;
  /** In words, with zone. */
  readonly deadline: string;
  readonly responses: readonly {
    readonly entity: string;
    readonly name: string;
    readonly role: Role;
    readonly state: string;
    /** When it was submitted, in words; null where it was not. */
    readonly submitted: string | null;
  }[];
}

/** One exercise: every entity with the state of its response, silent ones included. */
export function ExercisePage(props: ExercisePageProps) {
  const { context, code, acronym, year } = props;
  const { language } = context;
  const columns = ['staff.entity', 'staff.role', 'staff.response', 'state.submitted'] as const;
  return (
    <ExerciseFrame
      context={context}
      exercise={{ code, acronym, year }}
      here="overview"
      title={pageText(language, 'place.overview')}
    >
      <p class="govuk-body">
        <StateTag language={language} state={props.state} />{' '}
        {pageText(language, 'sections.until', { deadline: props.deadline })}
      </p>
      <StaffTable
        caption={pageText(language, 'staff.lead')}
        columns={columns.map((key) => pageText(language, key))}
        rows={props.responses.map((response) => [
          <a class="govuk-link" href={`${exercisePath(code, year)}/responses/${response.entity}`}>
            {response.name}
          </a>,
          pageText(language, `role.${response.role}`),
          <StateTag language={language} state={response.state} />,
          response.submitted ?? '–',
        ])}
      />
    </ExerciseFrame>
  );
}
