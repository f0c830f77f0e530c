import type { Role } from '../../initiatives/partnership.js';
import { pageText } from '../../pages/page-text.js';
import { StateTag } from './state-tag.js';
import { StaffFrame, type StaffContext } from './staff-frame.js';

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
  const title = pageText(language, 'staff.exercise', { initiative: acronym, year: String(year) });
  return (
    <StaffFrame
      context={context}
      title={title}
      back={{ href: '/staff', text: pageText(language, 'staff.back') }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <StateTag language={language} state={props.state} /> {pageText(language, 'staff.closes')}:{' '}
        {props.deadline}
      </p>
      <div class="xp-scroll" tabIndex={0} role="region" aria-label={pageText(language, 'staff.lead')}>
        <table class="govuk-table">
          <thead class="govuk-table__head">
            <tr>
              {(['staff.entity', 'staff.role', 'staff.response', 'state.submitted'] as const).map((key) => (
                <th scope="col" class="govuk-table__header">
                  {pageText(language, key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {props.responses.map((response) => (
              <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                  <a
                    class="govuk-link"
                    href={`/staff/${encodeURIComponent(code)}/${year}/${response.entity}`}
                  >
                    {response.name}
                  </a>
                </th>
                <td class="govuk-table__cell">{pageText(language, `role.${response.role}`)}</td>
                <td class="govuk-table__cell">
                  <StateTag language={language} state={response.state} />
                </td>
                <td class="govuk-table__cell">{response.submitted ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </StaffFrame>
  );
}
