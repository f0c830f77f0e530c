import type { ComponentChildren } from 'preact';

interface FieldProps {
  readonly id: string;
  readonly name?: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly value: string;
}

function ids({ id, hint, error }: FieldProps): string | undefined {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
}

function Around(props: FieldProps & { readonly children: ComponentChildren }) {
  const { id, label, hint, error } = props;
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="govuk-error-message" id={`${id}-error`}>
          {error}
        </p>
      )}
      {props.children}
    </div>
  );
}

/** A field of one line with its label, hint and message. */
export function LineField(
  props: FieldProps & {
    readonly type?: 'text' | 'date' | 'time';
    readonly narrow?: boolean;
    readonly list?: string;
  },
) {
  const { id, name = id, type = 'text', error, narrow, value, list } = props;
  return (
    <Around {...props}>
      <input
        class={`govuk-input ${narrow ? 'govuk-input--width-10' : ''} ${error ? 'govuk-input--error' : ''}`}
        id={id}
        name={name}
        type={type}
        value={value}
        list={list}
        aria-describedby={ids(props)}
      />
    </Around>
  );
}

export function TextField(props: FieldProps & { readonly rows?: number; readonly lang?: string }) {
  const { id, name = id, error, rows = 4, value, lang } = props;
  return (
    <Around {...props}>
      <textarea
        class={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
        id={id}
        name={name}
        rows={rows}
        lang={lang}
        aria-describedby={ids(props)}
      >
        {value}
      </textarea>
    </Around>
  );
}

/** A form that says which revision of what it was made from. */
export function StaffForm(props: {
  readonly action: string;
  readonly csrf: string;
  readonly revision: number;
  readonly children: ComponentChildren;
}) {
  return (
    <form class="xp-staff-form" method="post" action={props.action} novalidate>
      <input type="hidden" name="_csrf" value={props.csrf} />
      <input type="hidden" name="revision" value={String(props.revision)} />
      {props.children}
    </form>
  );
}
