import { pageText } from '../../pages/page-text.js';
import { StateTag } from './state-tag.js';
import { StaffFrame, type StaffContext } from './staff-frame.js';
import { Paging, type PagingProps } from './paging.js';

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
  const title = pageText(language, 'staff.title');
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      {exercises.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'staff.none')}</p>
      ) : (
        <table class="govuk-table">
          <caption class="govuk-visually-hidden">{pageText(language, 'staff.lead')}</caption>
          <thead class="govuk-table__head">
            <tr>
              <th scope="col" class="govuk-table__header">
                {pageText(language, 'arrive.initiative')}
              </th>
              <th scope="col" class="govuk-table__header">
                {pageText(language, 'staff.state')}
              </th>
              <th scope="col" class="govuk-table__header">
                {pageText(language, 'staff.closes')}
              </th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {exercises.map(({ code, acronym, year, state, deadline }) => (
              <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                  <a class="govuk-link" href={`/staff/${encodeURIComponent(code)}/${year}`}>
                    {pageText(language, 'staff.exercise', {
                      initiative: `${acronym} (${code})`,
                      year: String(year),
                    })}
                  </a>
                </th>
                <td class="govuk-table__cell">
                  <StateTag language={language} state={state} />
                </td>
                <td class="govuk-table__cell">{deadline}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Paging {...paging} />
    </StaffFrame>
  );
}
