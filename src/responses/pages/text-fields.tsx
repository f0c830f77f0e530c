import { textIn } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type {
  CommentQuestion,
  FileQuestion,
  HtmlQuestion,
  MultipleTextQuestion,
  TextQuestion,
} from '../../questionnaires/questionnaire.js';
import { documentText } from './answer-text.js';
import { descriptionOf, Grouped, Labelled } from './caption.js';
import { firstValue, type FieldProps } from './field-props.js';

export function CommentField(props: FieldProps<CommentQuestion>) {
  const { question, name } = props;
  const value = firstValue(props.fields, name);
  // Lengths count code points and the attribute counts UTF-16 units: only the server can refuse fairly.
  const hint =
    question.maxLength <= 1000
      ? pageText(props.language, 'question.characters', { count: question.maxLength })
      : null;
  return (
    <Labelled {...props} hint={hint}>
      <textarea
        class={`govuk-textarea ${props.errors.has(name) ? 'govuk-textarea--error' : ''}`}
        id={name}
        name={name}
        rows={props.nested ? 2 : 4}
        spellcheck
        aria-describedby={descriptionOf(props, hint)}
        value={value}
      />
    </Labelled>
  );
}

/** How each kind of text is asked for: no native number or date fields, which refuse or change what is typed. */
const KINDS = {
  text: { inputMode: 'text', className: '', hint: null },
  number: { inputMode: 'numeric', className: 'govuk-input--width-10', hint: 'question.number' },
  date: { inputMode: 'numeric', className: 'govuk-input--width-10', hint: 'question.date' },
  url: { inputMode: 'url', className: '', hint: 'question.link' },
  email: { inputMode: 'email', className: '', hint: null },
} as const;

/** What browsers may fill in: people's own data, in the section about them only. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  name: 'name',
  post: 'organization-title',
  email: 'email',
};

export function TextField(props: FieldProps<TextQuestion>) {
  const { question, name } = props;
  const kind = KINDS[question.inputType];
  const hint = kind.hint && pageText(props.language, kind.hint);
  return (
    <Labelled {...props} hint={hint}>
      <input
        class={`govuk-input ${kind.className} ${props.errors.has(name) ? 'govuk-input--error' : ''}`}
        id={name}
        name={name}
        type="text"
        inputMode={kind.inputMode}
        spellcheck={question.inputType === 'text'}
        autocomplete={(props.nested && AUTOCOMPLETE[question.name]) || 'off'}
        aria-describedby={descriptionOf(props, hint)}
        value={firstValue(props.fields, name)}
      />
    </Labelled>
  );
}

export function MultipleTextField(props: FieldProps<MultipleTextQuestion>) {
  const { question, name, language, fields, errors } = props;
  return (
    <Grouped {...props}>
      {question.items.map((item) => {
        const field = `${name}.${item.name}`;
        const error = errors.get(field);
        return (
          <div class={`govuk-form-group xp-part ${error ? 'govuk-form-group--error' : ''}`}>
            <label class="govuk-label xp-label" for={field}>
              {textIn(item.title, language).text}
            </label>
            {error && (
              <p class="govuk-error-message" id={`${field}-error`}>
                {error}
              </p>
            )}
            <input
              class="govuk-input"
              id={field}
              name={field}
              type="text"
              aria-describedby={error ? `${field}-error` : undefined}
              value={firstValue(fields, field)}
            />
          </div>
        );
      })}
    </Grouped>
  );
}

/** Documents already sent, each with a box to keep it, and a field for one more with a button of its own. */
export function FileField(props: FieldProps<FileQuestion>) {
  const { question, name, language, fields } = props;
  const kept = fields.get(name) ?? [];
  const hint = pageText(language, 'question.files', {
    count: question.maxFiles,
    kinds: question.accepted.join(', ').toUpperCase(),
    size: Math.floor(question.maxBytes / 1_000_000),
  });
  return (
    <Grouped {...props} hint={hint}>
      {kept.length > 0 && (
        <div class="govuk-checkboxes xp-part">
          {kept.map((id, index) => (
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                id={`${name}-kept-${index}`}
                name={name}
                type="checkbox"
                value={id}
                checked
              />
              <label class="govuk-label govuk-checkboxes__label" for={`${name}-kept-${index}`}>
                {documentText(language, index + 1, props.documents?.get(id))}
                {' – '}
                {pageText(language, 'question.fileKept')}
              </label>
            </div>
          ))}
        </div>
      )}
      {kept.length < question.maxFiles && (
        <div class="govuk-form-group xp-part">
          <label class="govuk-label xp-label" for={name}>
            {pageText(language, 'question.file')}
          </label>
          <input
            class="govuk-file-upload"
            id={name}
            name={`_file.${name}`}
            type="file"
            accept={question.accepted
              .map((kind) => (kind === 'pdf' ? 'application/pdf' : `image/${kind}`))
              .join()}
          />
          <button
            class="govuk-button govuk-button--secondary xp-small-button"
            name="_upload"
            value={name}
            formEncType="multipart/form-data"
          >
            {pageText(language, 'question.upload')}
          </button>
        </div>
      )}
    </Grouped>
  );
}

export function HtmlText({ question, language }: FieldProps<HtmlQuestion>) {
  return <div class="govuk-inset-text">{textIn(question.html, language).text}</div>;
}
