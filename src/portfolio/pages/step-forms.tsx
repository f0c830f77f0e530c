import type { ComponentChildren } from 'preact';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { TextArea, TextInput } from '../../pages/staff/staff-fields.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { PlanDatesForm } from './plan-dates-form.js';
import type { PlanPageProps } from './plan-page.js';

/** The form of one step, which goes where the API takes it. */
function StepForm(
  props: PlanPageProps & {
    readonly step: 'open' | 'close' | 'extend' | 'cancel' | 'skip';
    readonly children: ComponentChildren;
  },
) {
  const { context, initiative, exercise, step } = props;
  const isReopening = step === 'extend' && exercise.state === 'closed';
  const title = pageText(context.language, `plan.step.${isReopening ? 'reopen' : step}`, {
    year: String(exercise.year),
  });
  return (
    <form
      method="post"
      action={`${exercisePath(initiative.code, exercise.year)}/${step}`}
      class="xp-box xp-staff-form"
      id={step}
      tabIndex={-1}
      novalidate
    >
      <h2 class="govuk-heading-m">{title}</h2>
      <input type="hidden" name="_csrf" value={context.csrf} />
      <input type="hidden" name="revision" value={exercise.revision} />
      {props.children}
      <button
        class={`govuk-button ${step === 'open' ? '' : 'govuk-button--secondary'}`}
        data-key={step === 'open' ? 'o' : undefined}
      >
        {title}
      </button>
    </form>
  );
}

/** What opening will do, in full: it writes to people, and nothing takes a mail back. */
function WhatOpens(props: PlanPageProps) {
  const { context, initiative } = props;
  const { language } = context;
  const count = initiative.entities.reduce((sum, { contacts }) => sum + contacts.length, 0);
  return (
    <>
      <ul class="govuk-list govuk-list--bullet">
        <li>{pageText(language, 'plan.willInvite', { count })}</li>
        <li>{pageText(language, 'plan.willCopy')}</li>
        <li>{pageText(language, 'plan.willClose', { deadline: props.deadline })}</li>
        {props.opensEarly && <li>{pageText(language, 'plan.early', { day: props.opensOn })}</li>}
        <li>{pageText(language, 'plan.noReturn')}</li>
      </ul>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{pageText(language, 'plan.whom')}</span>
        </summary>
        <div class="govuk-details__text">
          {initiative.entities.map((entity) => (
            <>
              <p class="xp-label xp-own-text">{entity.name}</p>
              <ul class="govuk-list">
                {entity.contacts.map((contact) => (
                  <li class="xp-own-text">
                    {contact.name} · {contact.email} · {LANGUAGE_NAMES[contact.language]}
                  </li>
                ))}
              </ul>
            </>
          ))}
        </div>
      </details>
    </>
  );
}

/** The steps that can be taken now, each with what it does. */
export function StepForms(props: PlanPageProps) {
  const { context, can, form, exercise } = props;
  const { language } = context;
  return (
    <>
      {can.open && <PlanDatesForm {...props} />}
      {can.open && (
        <StepForm {...props} step="open">
          <WhatOpens {...props} />
        </StepForm>
      )}
      {can.extend && (
        <StepForm {...props} step="extend">
          <p class="govuk-body">
            {pageText(language, exercise.state === 'closed' ? 'plan.reopenText' : 'plan.extendText')}
          </p>
          <TextInput
            form={form}
            name="closesOn"
            label={pageText(language, 'plan.closesOn')}
            type="date"
            short
          />
          <TextArea form={form} name="reason" label={pageText(language, 'steps.reasonTold')} rows={3} />
        </StepForm>
      )}
      {can.close && (
        <StepForm {...props} step="close">
          <p class="govuk-body">{pageText(language, 'plan.closeText')}</p>
        </StepForm>
      )}
      {can.skip && (
        <StepForm {...props} step="skip">
          <p class="govuk-body">{skipText(props)}</p>
          <OtherReason {...props} name="skipReason" />
        </StepForm>
      )}
      {can.cancel && (
        <StepForm {...props} step="cancel">
          <p class="govuk-body">{pageText(language, 'plan.cancelText')}</p>
          <OtherReason {...props} name="cancelReason" />
        </StepForm>
      )}
    </>
  );
}

/** What skipping the year does. */
function skipText({ context, exercise, skipping }: PlanPageProps): string {
  const { language } = context;
  const { year, opensOn, closesOn, isTaken } = skipping;
  const params = { year: String(exercise.year), next: String(year), opensOn, closesOn };
  return pageText(language, isTaken ? 'plan.skipTaken' : 'plan.skipText', params);
}

/** On a page with several reasons each field has an id of its own; the form's field has the name the step takes. */
function OtherReason({ form, context, name }: PlanPageProps & { readonly name: string }) {
  const error = form.errors.get(name);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label xp-label" for={name}>
        {pageText(context.language, 'steps.reasonTold')}
      </label>
      {error && (
        <p class="govuk-error-message" id={`${name}-error`}>
          {error}
        </p>
      )}
      <textarea
        class={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
        id={name}
        name="reason"
        rows={3}
        aria-describedby={error ? `${name}-error` : undefined}
        value={form.fields.get(name) ?? ''}
      />
    </div>
  );
}
