import { LANGUAGES, type Language } from '../../language.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { FindingState } from '../finding.js';
import { FindingStateTag } from './finding-state-tag.js';
import { RecordForm, type RecordFormProps } from './record-form.js';
import { StaffForm, TextField } from './small-form.js';
import { Voice, type ShownVoice } from './voice.js';

/** The wording as the form holds it. */
export interface WordingForm {
  readonly texts: Readonly<Record<Language, string>>;
  readonly reason: string;
  readonly factsHash: string;
  /** How often it had been edited when the form was made. */
  readonly revision: number;
  /** As it reads now, where somebody else changed it meanwhile. */
  readonly theirs: Readonly<Record<Language, string>> | null;
}

export interface ValidationFindingProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly name: string;
  readonly label: string;
  readonly statement: string;
  readonly state: FindingState;
  readonly mayAct: boolean;
  readonly voices: readonly ShownVoice[];
  /** In words; empty for none. */
  readonly silent: string;
  readonly wording: WordingForm;
  readonly record: RecordFormProps['record'] | null;
  readonly notice: string | null;
  readonly errors: readonly ErrorLine[];
}

/** E9: one finding, what each entity says of it, and what the evaluators answer. */
export function ValidationFindingPage(props: ValidationFindingProps) {
  const { context, exercise, name, label, errors } = props;
  const { language } = context;
  const path = `${placePath(exercise, 'validation')}/findings/${name}`;
  const messageAt = (field: string) => errors.find(({ href }) => href === `#${field}`)?.text ?? null;
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="validation"
      title={label}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary language={language} errors={errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
        </Notice>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={placePath(exercise, 'validation')}>
          {pageText(language, 'val.backAll')}
        </a>
      </p>
      <p class="govuk-body">
        <FindingStateTag language={language} state={props.state} />
      </p>
      <p class="govuk-body-l xp-own-text">{props.statement}</p>
      <h2 class="govuk-heading-m">{pageText(language, 'val.voices')}</h2>
      {props.voices.length === 0 && <p class="govuk-body">{pageText(language, 'val.noVoices')}</p>}
      {props.voices.map((voice) => (
        <Voice context={context} path={path} voice={voice} mayAct={props.mayAct} messageAt={messageAt} />
      ))}
      {props.silent !== '' && (
        <p class="govuk-body">{pageText(language, 'val.silentHere', { names: props.silent })}</p>
      )}
      {props.mayAct && <Wording {...props} path={path} messageAt={messageAt} />}
      {props.mayAct && props.record && (
        <RecordForm context={context} path={path} record={props.record} messageAt={messageAt} />
      )}
    </ExerciseFrame>
  );
}

type WordingProps = ValidationFindingProps & {
  readonly path: string;
  readonly messageAt: (field: string) => string | null;
};

/** The facts stay; the words may change, and whoever had said something of them is asked again. */
function Wording({ context, path, wording, messageAt }: WordingProps) {
  const { language, csrf } = context;
  return (
    <>
      <h2 class="govuk-heading-m" id="wording">
        {pageText(language, 'val.wording')}
      </h2>
      <p class="govuk-body">{pageText(language, 'val.wordingText')}</p>
      <StaffForm action={`${path}/wording`} csrf={csrf} revision={wording.revision}>
        <input type="hidden" name="factsHash" value={wording.factsHash} />
        {LANGUAGES.map((one) => (
          <>
            {wording.theirs && wording.theirs[one] !== wording.texts[one] && (
              <div class="govuk-inset-text" lang={one}>
                <p class="govuk-body" lang={language}>
                  {pageText(language, 'val.theirs')}
                </p>
                <p class="govuk-body xp-own-text">{wording.theirs[one]}</p>
              </div>
            )}
            <TextField
              id={`wording-${one}`}
              name={one}
              label={LANGUAGE_NAMES[one]}
              value={wording.texts[one]}
              lang={one}
              error={messageAt(`wording-${one}`)}
            />
          </>
        ))}
        <TextField
          id="reason"
          label={pageText(language, 'val.reason')}
          hint={pageText(language, 'val.wordingReason')}
          value={wording.reason}
          rows={2}
          error={messageAt('reason')}
        />
        <button class="govuk-button">{pageText(language, 'val.wordingGo')}</button>
      </StaffForm>
    </>
  );
}
