import { textIn } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { SelectInput } from '../../pages/staff/staff-fields.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import type { PlanPageProps } from './plan-page.js';

/** The version against that of the exercise before, and the way to choose another one as long as it is planned. */
export function VersionChoice(props: PlanPageProps) {
  const { context, exercise, initiative, since, versions, form } = props;
  const { language, csrf } = context;
  const fields = new Map([['questionnaire', exercise.questionnaire], ...form.fields]);
  return (
    <>
      {since && <VersionBefore {...props} />}
      {props.can.open && versions.length > 1 && (
        <form
          method="post"
          action={`${exercisePath(initiative.code, exercise.year)}/questionnaire`}
          class="xp-staff-form"
          novalidate
        >
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={exercise.revision} />
          <SelectInput
            form={{ ...form, fields }}
            name="questionnaire"
            label={pageText(language, 'plan.version.choose')}
            hint={pageText(language, 'plan.version.hint')}
            choices={versions.map(({ id, title }) => [id, `${id} – ${textIn(title, language).text}`])}
          />
          <button class="govuk-button govuk-button--secondary">
            {pageText(language, 'plan.version.go')}
          </button>
        </form>
      )}
    </>
  );
}

function VersionBefore({ context, exercise, since, versionCounts }: PlanPageProps) {
  const { language } = context;
  if (!since) return null;
  const { year, questionnaire } = since.earlier;
  if (questionnaire === exercise.questionnaire)
    return <p class="govuk-body">{pageText(language, 'plan.version.same', { year: String(year) })}</p>;
  const query = new URLSearchParams({ from: questionnaire, to: exercise.questionnaire });
  return (
    <p class="govuk-body">
      {pageText(language, 'plan.version.other', { year: String(year), version: questionnaire })}{' '}
      {versionCounts && (
        <>
          {pageText(language, 'versions.comparable', { count: versionCounts.comparable })}.{' '}
          <a class="govuk-link xp-page-link" href={`/staff/questionnaires/compare?${query}`}>
            {pageText(language, 'plan.version.compare')}
          </a>
        </>
      )}
    </p>
  );
}
