import { textIn } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type {
  BooleanQuestion,
  CheckboxQuestion,
  ChoiceQuestion,
  MatrixQuestion,
  RankingQuestion,
  RatingQuestion,
} from '../../questionnaires/questionnaire.js';
import { descriptionOf, Grouped, Labelled } from './caption.js';
import { firstValue, type FieldProps } from './field-props.js';

interface Option {
  readonly value: string;
  readonly text: string;
}

/** Radio buttons; the first has the name as its id, so that a link to the field finds it. */
function Radios(props: {
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: string;
}) {
  const { name, chosen } = props;
  return (
    <div class="govuk-radios">
      {props.options.map(({ value, text }, index) => {
        const id = index === 0 ? name : `${name}-${index + 1}`;
        return (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              id={id}
              name={name}
              type="radio"
              value={value}
              checked={value === chosen}
            />
            <label class="govuk-label govuk-radios__label" for={id}>
              {text}
            </label>
          </div>
        );
      })}
    </div>
  );
}

export function RadioField(props: FieldProps<ChoiceQuestion>) {
  const options = props.question.choices.map(({ value, text }) => ({
    value,
    text: textIn(text, props.language).text,
  }));
  return (
    <Grouped {...props}>
      <Radios name={props.name} options={options} chosen={firstValue(props.fields, props.name)} />
    </Grouped>
  );
}

export function BooleanField(props: FieldProps<BooleanQuestion>) {
  const options = [
    { value: 'true', text: textIn(props.question.trueText, props.language).text },
    { value: 'false', text: textIn(props.question.falseText, props.language).text },
  ];
  return (
    <Grouped {...props}>
      <Radios name={props.name} options={options} chosen={firstValue(props.fields, props.name)} />
    </Grouped>
  );
}

export function RatingField(props: FieldProps<RatingQuestion>) {
  const { min, max, minText, maxText } = props.question;
  const options = Array.from({ length: max - min + 1 }, (_, index) => {
    const value = String(min + index);
    const end = min + index === min ? minText : min + index === max ? maxText : null;
    const text = end && textIn(end, props.language).text;
    return { value, text: text ? pageText(props.language, 'question.lowest', { value, text }) : value };
  });
  return (
    <Grouped {...props}>
      <Radios name={props.name} options={options} chosen={firstValue(props.fields, props.name)} />
    </Grouped>
  );
}

export function CheckboxField(props: FieldProps<CheckboxQuestion>) {
  const { question, name, language } = props;
  const chosen = props.fields.get(name) ?? [];
  const { maxSelected } = question;
  const hint =
    maxSelected === null
      ? pageText(language, 'question.several')
      : pageText(language, 'question.upTo', { count: maxSelected });
  return (
    <Grouped {...props} hint={hint}>
      <div class="govuk-checkboxes">
        {question.choices.map(({ value, text }, index) => {
          const id = index === 0 ? name : `${name}-${index + 1}`;
          return (
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                id={id}
                name={name}
                type="checkbox"
                value={value}
                checked={chosen.includes(value)}
              />
              <label class="govuk-label govuk-checkboxes__label" for={id}>
                {textIn(text, language).text}
              </label>
            </div>
          );
        })}
      </div>
    </Grouped>
  );
}

function Options({
  choices,
  chosen,
  language,
}: { choices: RankingQuestion['choices']; chosen: string } & Pick<FieldProps, 'language'>) {
  return (
    <>
      <option value="">{pageText(language, 'field.choose')}</option>
      {choices.map(({ value, text }) => (
        <option value={value} selected={value === chosen}>
          {textIn(text, language).text}
        </option>
      ))}
    </>
  );
}

export function DropdownField(props: FieldProps<ChoiceQuestion>) {
  return (
    <Labelled {...props}>
      <select class="govuk-select" id={props.name} name={props.name} aria-describedby={descriptionOf(props)}>
        <Options
          choices={props.question.choices}
          chosen={firstValue(props.fields, props.name)}
          language={props.language}
        />
      </select>
    </Labelled>
  );
}

/** First, second, third: one list to choose from for each place. */
export function RankingField(props: FieldProps<RankingQuestion>) {
  const { question, name, language, fields, errors } = props;
  const places = Array.from({ length: question.maxSelected }, (_, index) => index + 1);
  return (
    <Grouped {...props} hint={pageText(language, 'question.rank', { count: question.maxSelected })}>
      {places.map((place) => {
        const id = place === 1 ? name : `${name}.${place}`;
        const error = errors.get(`${name}.${place}`);
        return (
          <div class="govuk-form-group xp-part">
            <label class="govuk-label xp-label" for={id}>
              {placeText(language, place)}
            </label>
            {error && <p class="govuk-error-message">{error}</p>}
            <select class="govuk-select xp-wide" id={id} name={`${name}.${place}`}>
              <Options
                choices={question.choices}
                chosen={firstValue(fields, `${name}.${place}`)}
                language={language}
              />
            </select>
          </div>
        );
      })}
    </Grouped>
  );
}

export function placeText(language: FieldProps['language'], place: number): string {
  if (place === 1) return pageText(language, 'question.rank.1');
  if (place === 2) return pageText(language, 'question.rank.2');
  if (place === 3) return pageText(language, 'question.rank.3');
  return pageText(language, 'question.rank.n', { place });
}

/** Always item by item, never a grid: grids are answered with less care, on any device. */
export function MatrixField(props: FieldProps<MatrixQuestion>) {
  const { question, name, language, fields, errors } = props;
  const options = question.columns.map(({ value, text }) => ({ value, text: textIn(text, language).text }));
  return (
    <Grouped {...props}>
      {question.rows.map((row) => {
        const field = `${name}.${row.value}`;
        const error = errors.get(field);
        return (
          <fieldset
            class="govuk-fieldset xp-part xp-row"
            aria-describedby={error ? `${field}-error` : undefined}
          >
            <legend class="govuk-fieldset__legend xp-label">{textIn(row.text, language).text}</legend>
            {error && (
              <p class="govuk-error-message" id={`${field}-error`}>
                {error}
              </p>
            )}
            <Radios name={field} options={options} chosen={firstValue(fields, field)} />
          </fieldset>
        );
      })}
    </Grouped>
  );
}
