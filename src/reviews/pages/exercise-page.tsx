import type { Role } from '../../initiatives/partnership.js';
import { pageText } from '../../pages/page-text.js';
import { StateTag } from './state-tag.js';
import { StaffFrame, type StaffContext } from './staff-frame.js';
import { StaffTable } from './staff-table.js';

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
  const title = pageText(language, 'staff.exercise', { initiative: acronym, year: String(year) });
  return (
    <StaffFrame
      context={context}
      title={title}
      back={{ href: '/staff', text: pageText(language, 'staff.back') }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <StateTag language={language} state={props.state} />{' '}
        {pageText(language, 'sections.until', { deadline: props.deadline })}
      </p>
      <StaffTable
        caption={pageText(language, 'staff.lead')}
        columns={columns.map((key) => pageText(language, key))}
        rows={props.responses.map((response) => [
          <a class="govuk-link" href={`/staff/${encodeURIComponent(code)}/${year}/${response.entity}`}>
            {response.name}
          </a>,
          pageText(language, `role.${response.role}`),
          <StateTag language={language} state={response.state} />,
          response.submitted ?? '–',
        ])}
      />
    </StaffFrame>
  );
}
