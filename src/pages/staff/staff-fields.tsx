import type { ComponentChildren } from 'preact';
import type { Language } from '../../language.js';
import { pageText } from '../page-text.js';

/** A form of staff: what stands in it, what is wrong with it, and what somebody else has stored meanwhile. */
export interface StaffForm {
  readonly language: Language;
  readonly fields: ReadonlyMap<string, string>;
  /** Message by field. */
  readonly errors: ReadonlyMap<string, string>;
  /** By field, only where it differs; an empty text means that it was taken away. */
  readonly theirs: ReadonlyMap<string, string>;
}

export interface StaffFieldProps {
  readonly form: StaffForm;
  /** Also its id; a message of the error summary leads there. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface Around extends StaffFieldProps {
  readonly children: ComponentChildren;
}

/** Ids of what describes a control. */
function describedBy({ form, name, hint }: StaffFieldProps): string | undefined {
  const ids = [
    hint ? `${name}-hint` : '',
    form.errors.has(name) ? `${name}-error` : '',
    form.theirs.has(name) ? `${name}-theirs` : '',
  ].filter((id) => id !== '');
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Group({ form, name, label, hint, children }: Around) {
  const error = form.errors.get(name);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label xp-label" for={name}>
        {label}
      </label>
      {hint && (
        <div class="govuk-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="govuk-error-message" id={`${name}-error`}>
          {error}
        </p>
      )}
      {children}
      <Theirs form={form} name={name} />
    </div>
  );
}

/** The text that somebody else has stored, below one's own. */
function Theirs({ form, name }: Pick<StaffFieldProps, 'form' | 'name'>) {
  const theirs = form.theirs.get(name);
  if (theirs === undefined) return null;
  return (
    <div class="xp-theirs" id={`${name}-theirs`}>
      <span class="xp-theirs__title">{pageText(form.language, 'form.theirs')}</span>{' '}
      <span class="xp-own-text">{theirs === '' ? pageText(form.language, 'form.theirsEmpty') : theirs}</span>
    </div>
  );
}

export function TextInput(
  props: StaffFieldProps & {
    readonly type?: 'text' | 'email' | 'tel' | 'date';
    readonly inputMode?: 'decimal' | 'numeric';
    readonly list?: string;
    readonly short?: boolean;
    readonly language?: Language;
  },
) {
  const { form, name } = props;
  return (
    <Group {...props}>
      <input
        class={`govuk-input ${props.short ? 'govuk-input--width-10' : ''} ${form.errors.has(name) ? 'govuk-input--error' : ''}`}
        id={name}
        name={name}
        type={props.type ?? 'text'}
        inputMode={props.inputMode}
        list={props.list}
        lang={props.language}
        autocomplete="off"
        aria-describedby={describedBy(props)}
        value={form.fields.get(name) ?? ''}
      />
    </Group>
  );
}

export function TextArea(props: StaffFieldProps & { readonly rows?: number; readonly language?: Language }) {
  const { form, name } = props;
  return (
    <Group {...props}>
      <textarea
        class={`govuk-textarea ${form.errors.has(name) ? 'govuk-textarea--error' : ''}`}
        id={name}
        name={name}
        rows={props.rows ?? 4}
        lang={props.language}
        aria-describedby={describedBy(props)}
        value={form.fields.get(name) ?? ''}
      />
    </Group>
  );
}

export function SelectInput(
  props: StaffFieldProps & { readonly choices: readonly (readonly [value: string, text: string])[] },
) {
  const { form, name, choices } = props;
  const value = form.fields.get(name) ?? '';
  return (
    <Group {...props}>
      <select
        class={`govuk-select ${form.errors.has(name) ? 'govuk-select--error' : ''}`}
        id={name}
        name={name}
        aria-describedby={describedBy(props)}
      >
        {choices.map(([choice, text]) => (
          <option value={choice} selected={choice === value}>
            {text}
          </option>
        ))}
      </select>
    </Group>
  );
}

export function TickBox(props: StaffFieldProps) {
  const { form, name, label } = props;
  const error = form.errors.get(name);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      {error && (
        <p class="govuk-error-message" id={`${name}-error`}>
          {error}
        </p>
      )}
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={name}
            name={name}
            type="checkbox"
            value="on"
            checked={form.fields.has(name)}
            aria-describedby={describedBy(props)}
          />
          <label class="govuk-label govuk-checkboxes__label" for={name}>
            {label}
          </label>
        </div>
      </div>
      <Theirs form={form} name={name} />
    </div>
  );
}
