import type { ComponentChildren } from 'preact';

interface FieldProps {
  readonly name: string;
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly error?: string | null | undefined;
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'password' | 'date';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric';
  readonly narrow?: boolean;
}

/** One line to type, with its label, a hint and what is wrong with it. */
export function TextField(props: FieldProps) {
  const { name, label, hint, error } = props;
  const id = props.id ?? name;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label govuk-label--s" for={id}>
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
      <input
        {...({ type: props.type ?? 'text' } as { type: 'text' })}
        class={`govuk-input ${error ? 'govuk-input--error' : ''} ${props.narrow ? 'govuk-input--width-10' : ''}`}
        id={id}
        name={name}
        value={props.value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        spellcheck={false}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

/** One of a few. */
export function RadioField(props: {
  readonly name: string;
  readonly id?: string;
  readonly legend: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly text: string; readonly hint?: string }[];
  readonly error?: string | null | undefined;
}) {
  const { name, legend, choices, error } = props;
  const id = props.id ?? name;
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? `${id}-error` : undefined}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {error && (
          <p class="govuk-error-message" id={`${id}-error`}>
            {error}
          </p>
        )}
        <div class="govuk-radios govuk-radios--small">
          {choices.map(({ value, text, hint }, index) => {
            const own = index === 0 ? id : `${id}-${value}`;
            return (
              <div class="govuk-radios__item">
                <input
                  class="govuk-radios__input"
                  type="radio"
                  id={own}
                  name={name}
                  value={value}
                  checked={value === props.value}
                  aria-describedby={hint ? `${own}-hint` : undefined}
                />
                <label class="govuk-label govuk-radios__label" for={own}>
                  {text}
                </label>
                {hint && (
                  <div class="govuk-hint govuk-radios__hint" id={`${own}-hint`}>
                    {hint}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

/** A choice from a list. */
export function SelectField(props: {
  readonly name: string;
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly text: string; readonly lang?: string }[];
}) {
  const id = props.id ?? props.name;
  return (
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--s" for={id}>
        {props.label}
      </label>
      <select class="govuk-select xp-select" id={id} name={props.name}>
        {props.choices.map(({ value, text, lang }) => (
          <option value={value} selected={value === props.value} lang={lang}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A form of a session that only presses a button, with what it says along. */
export function PressForm(props: {
  readonly action: string;
  readonly csrf: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly plain?: boolean;
  readonly dataKey?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <form method="post" action={props.action} class="xp-press">
      <input type="hidden" name="_csrf" value={props.csrf} />
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button
        class={props.plain ? 'xp-link-button' : 'govuk-button govuk-button--secondary'}
        data-key={props.dataKey}
      >
        {props.children}
      </button>
    </form>
  );
}
