import type { ComponentChildren } from 'preact';
import { LANGUAGE_NAMES, pageText, type PageTextKey } from '../../pages/page-text.js';
import { TextArea, TextInput } from '../../pages/staff/staff-fields.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import type { PlanPageProps } from './plan-page.js';

/** The form of one step, which goes where the API takes it. */
function StepForm(
  props: PlanPageProps & {
    readonly step: 'open' | 'close' | 'extend' | 'cancel';
    readonly children: ComponentChildren;
  },
) {
  const { context, initiative, exercise, step } = props;
  const title: PageTextKey = `plan.step.${step}`;
  return (
    <form
      method="post"
      action={`${exercisePath(initiative.code, exercise.year)}/${step}`}
      class="xp-box xp-staff-form"
      id={step}
      tabIndex={-1}
      novalidate
    >
      <h2 class="govuk-heading-m">{pageText(context.language, title)}</h2>
      <input type="hidden" name="_csrf" value={context.csrf} />
      <input type="hidden" name="revision" value={exercise.revision} />
      {props.children}
      <button
        class={`govuk-button ${step === 'open' ? '' : 'govuk-button--secondary'}`}
        data-key={step === 'open' ? 'o' : undefined}
      >
        {pageText(context.language, title)}
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
  const { context, can, form } = props;
  const { language } = context;
  return (
    <>
      {can.open && (
        <StepForm {...props} step="open">
          <WhatOpens {...props} />
        </StepForm>
      )}
      {can.extend && (
        <StepForm {...props} step="extend">
          <p class="govuk-body">{pageText(language, 'plan.extendText')}</p>
          <TextInput
            form={form}
            name="closesOn"
            label={pageText(language, 'plan.closesOn')}
            type="date"
            short
          />
          <TextArea form={form} name="reason" label={pageText(language, 'plan.reason')} rows={3} />
        </StepForm>
      )}
      {can.close && (
        <StepForm {...props} step="close">
          <p class="govuk-body">{pageText(language, 'plan.closeText')}</p>
        </StepForm>
      )}
      {can.cancel && (
        <StepForm {...props} step="cancel">
          <p class="govuk-body">{pageText(language, 'plan.cancelText')}</p>
          <CancelReason {...props} />
        </StepForm>
      )}
    </>
  );
}

/** On a page with two reasons each field has an id of its own; the form's field has the name the step takes. */
function CancelReason({ form, context }: PlanPageProps) {
  const error = form.errors.get('cancelReason');
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label xp-label" for="cancelReason">
        {pageText(context.language, 'plan.reason')}
      </label>
      {error && (
        <p class="govuk-error-message" id="cancelReason-error">
          {error}
        </p>
      )}
      <textarea
        class={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
        id="cancelReason"
        name="reason"
        rows={3}
        aria-describedby={error ? 'cancelReason-error' : undefined}
        value={form.fields.get('cancelReason') ?? ''}
      />
    </div>
  );
}
