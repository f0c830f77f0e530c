import { LANGUAGES } from '../../language.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { LineField, StaffForm, TextField } from './small-form.js';

export interface RecordedTyped {
  readonly entity: string;
  readonly kind: string;
  readonly text: string;
  readonly language: string;
  readonly confirmedBy: string;
}

export interface RecordFormProps {
  readonly context: StaffContext;
  readonly path: string;
  readonly record: {
    readonly entities: readonly { readonly key: string; readonly name: string }[];
    /** Mark of the finding as it is shown. */
    readonly seen: string;
    /** Of all reactions to the finding. */
    readonly revision: number;
    readonly typed: RecordedTyped;
  };
  readonly messageAt: (field: string) => string | null;
}

const KINDS = ['agree', 'comment', 'disagree', 'withdrawn'] as const;

/** What an entity said in the meeting, recorded for it with the name of who confirmed it. */
export function RecordForm({ context, path, record, messageAt }: RecordFormProps) {
  const { language, csrf } = context;
  const { typed } = record;
  const kindError = messageAt('record-kind');
  return (
    <>
      <h2 class="govuk-heading-m" id="record">
        {pageText(language, 'val.record')}
      </h2>
      <p class="govuk-body">{pageText(language, 'val.recordText')}</p>
      <StaffForm action={`${path}/reactions`} csrf={csrf} revision={record.revision}>
        <input type="hidden" name="seen" value={record.seen} />
        <div class="govuk-form-group">
          <label class="govuk-label" for="record-entity">
            {pageText(language, 'staff.entity')}
          </label>
          <select class="govuk-select" id="record-entity" name="entity">
            {record.entities.map(({ key, name }) => (
              <option value={key} selected={key === typed.entity}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class={`govuk-form-group ${kindError ? 'govuk-form-group--error' : ''}`}>
          <fieldset class="govuk-fieldset" aria-describedby={kindError ? 'record-kind-error' : undefined}>
            <legend class="govuk-fieldset__legend">{pageText(language, 'val.recordKind')}</legend>
            {kindError && (
              <p class="govuk-error-message" id="record-kind-error">
                {kindError}
              </p>
            )}
            {KINDS.map((kind, index) => (
              <label class="xp-plain-choice">
                <input
                  type="radio"
                  name="kind"
                  value={kind}
                  id={index === 0 ? 'record-kind' : `record-kind-${kind}`}
                  checked={typed.kind === kind}
                />{' '}
                {pageText(language, `val.said.${kind}`)}
              </label>
            ))}
          </fieldset>
        </div>
        <TextField
          id="record-text"
          name="text"
          label={pageText(language, 'agree.why')}
          value={typed.text}
          rows={3}
          error={messageAt('record-text')}
        />
        <div class="govuk-form-group">
          <label class="govuk-label" for="record-language">
            {pageText(language, 'val.recordLanguage')}
          </label>
          <select class="govuk-select" id="record-language" name="language">
            {LANGUAGES.map((one) => (
              <option value={one} lang={one} selected={one === (typed.language || language)}>
                {LANGUAGE_NAMES[one]}
              </option>
            ))}
          </select>
        </div>
        <LineField
          id="confirmedBy"
          label={pageText(language, 'val.confirmedBy')}
          value={typed.confirmedBy}
          error={messageAt('confirmedBy')}
        />
        <button class="govuk-button govuk-button--secondary">{pageText(language, 'val.recordGo')}</button>
      </StaffForm>
    </>
  );
}
