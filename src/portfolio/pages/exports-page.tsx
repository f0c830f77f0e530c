import { LANGUAGES } from '../../language.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { EXPORT_FILES } from '../exports.shape.js';

function Choices(props: {
  readonly name: string;
  readonly legend: string;
  readonly values: readonly { readonly value: string; readonly text: string; readonly hint?: string }[];
  readonly chosen: string;
}) {
  return (
    <fieldset class="govuk-fieldset govuk-form-group">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.legend}</legend>
      <div class="govuk-radios">
        {props.values.map(({ value, text, hint }) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              type="radio"
              name={props.name}
              id={`${props.name}-${value}`}
              value={value}
              checked={value === props.chosen}
              aria-describedby={hint ? `${props.name}-${value}-hint` : undefined}
            />
            <label class="govuk-label govuk-radios__label" for={`${props.name}-${value}`}>
              {text}
            </label>
            {hint && (
              <div class="govuk-hint govuk-radios__hint" id={`${props.name}-${value}-hint`}>
                {hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function ExportForm(props: {
  readonly context: StaffContext;
  readonly action: string;
  readonly isOneExercise: boolean;
}) {
  const { language, csrf } = props.context;
  const files = EXPORT_FILES.filter((file) => file !== 'wide' || props.isOneExercise);
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="_csrf" value={csrf} />
      <Choices
        name="file"
        legend={pageText(language, 'exports.file')}
        chosen="workbook"
        values={files.map((value) => ({
          value,
          text: pageText(language, `exports.file.${value}`),
          hint: pageText(language, `exports.hint.${value}`),
        }))}
      />
      <Choices
        name="which"
        legend={pageText(language, 'exports.which')}
        chosen="accepted"
        values={(['accepted', 'current'] as const).map((value) => ({
          value,
          text: pageText(language, `exports.which.${value}`),
        }))}
      />
      <Choices
        name="language"
        legend={pageText(language, 'exports.language')}
        chosen={language}
        values={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
      />
      <button class="govuk-button" data-key="d" data-key-label={pageText(language, 'exports.go')}>
        {pageText(language, 'exports.go')}
      </button>
      <p class="govuk-body">{pageText(language, 'exports.kept')}</p>
      <p class="govuk-body">{pageText(language, 'exports.apostrophe')}</p>
    </form>
  );
}

/** The data of one exercise, to take along. */
export function ExportsPage(props: {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly isOpened: boolean;
}) {
  const { context, exercise } = props;
  const { language } = context;
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="exports"
      title={pageText(language, 'exports.title')}
    >
      <p class="govuk-body-l">{pageText(language, 'exports.lead')}</p>
      {props.isOpened ? (
        <ExportForm context={context} action={placePath(exercise, 'exports')} isOneExercise />
      ) : (
        <p class="govuk-body">{pageText(language, 'exports.notOpened')}</p>
      )}
    </ExerciseFrame>
  );
}

/** The data of a window, to take along. */
export function WindowExportsPage(props: {
  readonly context: StaffContext;
  readonly window: string;
  /** Exercises that the reader reaches. */
  readonly count: number;
}) {
  const { context, window, count } = props;
  const { language } = context;
  const title = pageText(language, 'exports.windowTitle', { window });
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'exports.windowLead', { count })}</p>
      {count > 0 && (
        <ExportForm context={context} action={`/staff/windows/${window}/exports`} isOneExercise={false} />
      )}
    </StaffFrame>
  );
}
