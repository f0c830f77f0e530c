import { pageText } from '../../pages/page-text.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { Paging, type PagingProps } from '../../pages/staff/paging.js';

export interface ListedExercise {
  readonly code: string;
  readonly acronym: string;
  readonly year: number;
  readonly state: string;
  /** In words, with zone. */
  readonly deadline: string;
}

export interface ExercisesPageProps {
  readonly context: StaffContext;
  readonly exercises: readonly ListedExercise[];
  readonly paging: PagingProps;
}

/** All exercises, those that close last first. */
export function ExercisesPage({ context, exercises, paging }: ExercisesPageProps) {
  const { language } = context;
  const columns = ['arrive.initiative', 'staff.state', 'staff.closes'] as const;
  const title = pageText(language, 'staff.title');
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      {exercises.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'staff.none')}</p>
      ) : (
        <StaffTable
          caption={pageText(language, 'staff.title')}
          columns={columns.map((key) => pageText(language, key))}
          rows={exercises.map(({ code, acronym, year, state, deadline }) => [
            <a class="govuk-link" href={exercisePath(code, year)}>
              {pageText(language, 'staff.exercise', {
                initiative: `${acronym} (${code})`,
                year: String(year),
              })}
            </a>,
            <StateTag language={language} state={state} />,
            deadline,
          ])}
        />
      )}
      <Paging {...paging} />
    </StaffFrame>
  );
}
