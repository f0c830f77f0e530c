import { ZoneList } from '../../initiatives/pages/field-lists.js';
import { pageText } from '../../pages/page-text.js';
import { TextArea, TextInput } from '../../pages/staff/staff-fields.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import type { PlanPageProps } from './plan-page.js';

/** The dates of a planned exercise: moved, and confirmed so that it opens by itself. */
export function PlanDatesForm({ context, initiative, exercise, form }: PlanPageProps) {
  const { language, csrf } = context;
  const isConfirmed = exercise.confirmedAt !== null;
  return (
    <form
      method="post"
      action={`${exercisePath(initiative.code, exercise.year)}/dates`}
      class="xp-box xp-staff-form"
      id="dates"
      tabIndex={-1}
      novalidate
    >
      <h2 class="govuk-heading-m">{pageText(language, 'plan.dates')}</h2>
      <p class="govuk-body">{pageText(language, isConfirmed ? 'plan.isConfirmed' : 'plan.toConfirm')}</p>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="revision" value={exercise.revision} />
      <TextInput form={form} name="opensOn" label={pageText(language, 'plan.opensOn')} type="date" short />
      <TextInput form={form} name="closesOn" label={pageText(language, 'plan.closesOn')} type="date" short />
      <TextInput
        form={form}
        name="timeZone"
        label={pageText(language, 'form.zone')}
        hint={pageText(language, 'form.zoneHint')}
        list="zones"
      />
      <ZoneList />
      <TextArea form={form} name="reason" label={pageText(language, 'plan.moveReason')} rows={2} />
      <div class="xp-staff-actions">
        <button class="govuk-button govuk-button--secondary" name="_do" value="save">
          {pageText(language, 'calendar.save')}
        </button>
        <button
          class={`govuk-button ${isConfirmed ? 'govuk-button--secondary' : ''}`}
          name="_do"
          value={isConfirmed ? 'unconfirm' : 'confirm'}
        >
          {pageText(language, isConfirmed ? 'calendar.unconfirm' : 'plan.confirm')}
        </button>
      </div>
    </form>
  );
}
