import { textIn } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { describedBy, type FieldProps } from './field-props.js';
import type { ComponentChildren } from 'preact';

function Title({ question, language }: Pick<FieldProps, 'question' | 'language'>) {
  return (
    <>
      {textIn(question.title, language).text}
      {question.required && (
        <>
          {' '}
          <span class="xp-required">{pageText(language, 'question.required')}</span>
        </>
      )}
    </>
  );
}

/** Hint and message, in the order in which they are read. */
function HintAndError({
  question,
  name,
  language,
  errors,
  hint,
}: FieldProps & { readonly hint?: string | null }) {
  const text = hintOf(question, language, hint);
  const error = errors.get(name);
  return (
    <>
      {text && (
        <div class="govuk-hint" id={`${name}-hint`}>
          {text}
        </div>
      )}
      {error && (
        <p class="govuk-error-message" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

function hintOf(
  question: FieldProps['question'],
  language: FieldProps['language'],
  otherwise?: string | null,
) {
  return question.description ? textIn(question.description, language).text : (otherwise ?? null);
}

/** The ids of what describes the control of a question; `hint` is ours, shown where the question has none. */
export function descriptionOf(props: FieldProps, hint?: string | null): string | undefined {
  const text = hintOf(props.question, props.language, hint);
  return describedBy(props.name, Boolean(text), props.errors.has(props.name));
}

/** A control with one label: title, hint, message, then the control. */
export function Labelled(
  props: FieldProps & { readonly hint?: string | null; readonly children: ComponentChildren },
) {
  return (
    <>
      <label class={`govuk-label ${props.nested ? 'xp-label' : 'govuk-label--m'}`} for={props.name}>
        <Title question={props.question} language={props.language} />
      </label>
      <HintAndError {...props} />
      {props.children}
    </>
  );
}

/** A group of controls: the title is its legend. */
export function Grouped(
  props: FieldProps & { readonly hint?: string | null; readonly children: ComponentChildren },
) {
  return (
    <fieldset class="govuk-fieldset" aria-describedby={descriptionOf(props, props.hint)}>
      <legend class={`govuk-fieldset__legend ${props.nested ? 'xp-label' : 'govuk-fieldset__legend--m'}`}>
        <Title question={props.question} language={props.language} />
      </legend>
      <HintAndError {...props} />
      {props.children}
    </fieldset>
  );
}
