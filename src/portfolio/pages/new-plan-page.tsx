import { ruleText } from '../../initiatives/document-problem-texts.js';
import type { ShownForm } from '../../initiatives/form-reading.js';
import type { Initiative } from '../../initiatives/initiative.js';
import { ZoneList } from '../../initiatives/pages/field-lists.js';
import { textIn, type Texts } from '../../language.js';
import { ErrorSummary } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { SelectInput, TextInput } from '../../pages/staff/staff-fields.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { initiativePath } from '../../pages/staff/staff-paths.js';
import type { ProblemPlace } from '../../problem.js';

export interface NewPlanPageProps extends ShownForm {
  readonly context: StaffContext;
  readonly initiative: Initiative;
  readonly questionnaires: readonly { readonly id: string; readonly title: Texts }[];
  readonly warnings: readonly ProblemPlace[];
}

/** The first step of a plan: which questionnaire, which year, from when until when. Nothing is sent to anybody yet. */
export function NewPlanPage(props: NewPlanPageProps) {
  const { context, initiative, form, summary, warnings } = props;
  const { language, csrf } = context;
  const title = pageText(language, 'plan.newTitle');
  const path = initiativePath(initiative.code);
  return (
    <StaffFrame
      context={context}
      title={`${title} – ${initiative.acronym}`}
      hasErrors={summary.length > 0}
      back={{ href: path, text: initiative.acronym }}
    >
      <ErrorSummary language={language} lead={props.lead} errors={summary} />
      <p class="xp-secondary govuk-body xp-over-title xp-own-text">{initiative.acronym}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{pageText(language, 'plan.newLead')}</p>
      {warnings.length > 0 && (
        <div class="govuk-inset-text xp-warning">
          <p>{pageText(language, 'initiative.warnings')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {warnings.map(({ detail }) => (
              <li class="xp-own-text">{ruleText(language, detail)}</li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action={`${path}/exercises/new`} novalidate class="xp-staff-form">
        <input type="hidden" name="_csrf" value={csrf} />
        <SelectInput
          form={form}
          name="questionnaire"
          label={pageText(language, 'plan.questionnaire')}
          choices={props.questionnaires.map(({ id, title: name }) => [
            id,
            `${textIn(name, language).text} (${id})`,
          ])}
        />
        <TextInput
          form={form}
          name="year"
          label={pageText(language, 'plan.year')}
          hint={pageText(language, 'plan.yearHint')}
          inputMode="numeric"
          short
        />
        <TextInput form={form} name="opensOn" label={pageText(language, 'plan.opensOn')} type="date" short />
        <TextInput
          form={form}
          name="closesOn"
          label={pageText(language, 'plan.closesOn')}
          hint={pageText(language, 'plan.closesHint')}
          type="date"
          short
        />
        <TextInput
          form={form}
          name="timeZone"
          label={pageText(language, 'form.zone')}
          hint={pageText(language, 'form.zoneHint')}
          list="zones"
        />
        <ZoneList />
        <div class="xp-actions">
          <button class="govuk-button">{pageText(language, 'plan.go')}</button>
        </div>
      </form>
    </StaffFrame>
  );
}
