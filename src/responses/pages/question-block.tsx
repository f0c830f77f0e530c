import { textIn, type Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { Question } from '../../questionnaires/questionnaire.js';
import type { AnswerLine } from '../answer-lines.js';
import { noteNamed } from '../change-notes.js';
import type { PreviousView } from '../previous-view.js';
import type { Fields } from '../read-form.js';
import { AnswerText } from './answer-text.js';
import { Field } from './field.js';
import { firstValue } from './field-props.js';
import { PreviousDetails } from './previous-answer.js';

/** Somebody else's newer answer, beside the one in the form. */
export interface Conflict {
  readonly by: string;
  /** In words, such as `14:32`. */
  readonly when: string;
  readonly theirs: readonly AnswerLine[];
  readonly mine: readonly AnswerLine[];
}

export interface QuestionBlockProps {
  readonly question: Question;
  readonly language: Language;
  readonly fields: Fields;
  readonly errors: ReadonlyMap<string, string>;
  /** The answer the form was made from (`basisOf`). */
  readonly basis: string;
  /** Its condition does not hold: there, but not shown, so that the script can show it at once. */
  readonly hidden?: boolean;
  readonly conflict?: Conflict | null;
  /** An evaluator's question on a returned answer. */
  readonly remark?: string | null;
  readonly extraPanels?: number;
  /** Names of the documents sent so far, by id. */
  readonly documents?: ReadonlyMap<string, string>;
  /** What the entity answered in the last exercise. */
  readonly previous?: PreviousView | null;
}

/** May the question be left out with a reason? Never a required one, nor one whose answer is never missed. */
export function mayBeLeftOut(question: Question): boolean {
  if (question.required || question.requiredIf !== null || noteNamed(question.name) !== null) return false;
  return question.type !== 'file' && question.type !== 'html';
}

/** Both texts, and which one should stand; the form's own field below still holds what was typed. */
export function ConflictChoice({
  question,
  language,
  conflict,
  error,
}: {
  readonly question: Question;
  readonly language: Language;
  readonly conflict: Conflict;
  readonly error: string | undefined;
}) {
  const { by } = conflict;
  const name = `_keep.${question.name}`;
  return (
    <div class="xp-conflict" data-conflict>
      <input type="hidden" name={`_conflict.${question.name}`} value="1" />
      <h2 class="govuk-heading-s" id={`${name}-title`} tabIndex={-1}>
        {pageText(language, 'conflict.title', { name: by })}
      </h2>
      <p class="xp-label">{pageText(language, 'conflict.when', { name: by, when: conflict.when })}</p>
      <AnswerText lines={conflict.theirs} language={language} />
      <p class="xp-label">{pageText(language, 'conflict.yours')}</p>
      <AnswerText lines={conflict.mine} language={language} />
      <fieldset class="govuk-fieldset" aria-describedby={error ? `${name}-error` : undefined}>
        <legend class="govuk-fieldset__legend xp-label">{pageText(language, 'conflict.ask')}</legend>
        {error && (
          <p class="govuk-error-message" id={`${name}-error`}>
            {error}
          </p>
        )}
        <div class="govuk-radios">
          {(['mine', 'theirs'] as const).map((which) => (
            <div class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                id={which === 'mine' ? name : `${name}-2`}
                name={name}
                type="radio"
                value={which}
              />
              <label class="govuk-label govuk-radios__label" for={which === 'mine' ? name : `${name}-2`}>
                {pageText(language, `conflict.${which}`, { name: by })}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** Answers by radio buttons, which nobody can take back by themselves. */
const BY_RADIOS: ReadonlySet<Question['type']> = new Set(['radiogroup', 'rating', 'boolean', 'matrix']);

/** "We cannot answer this": closed until it is wanted; the reason alone leaves the question out. */
function LeaveOut({ question, language, fields, errors }: QuestionBlockProps) {
  const name = `_cannot.${question.name}`;
  const reason = firstValue(fields, name);
  const error = errors.get(name);
  return (
    <details class="govuk-details xp-cannot" open={reason !== '' || error !== undefined}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{pageText(language, 'question.cannot')}</span>
      </summary>
      <div class="govuk-details__text">
        <label class="govuk-label xp-label" for={name}>
          {pageText(language, 'question.cannotWhy')}
        </label>
        <div class="govuk-hint" id={`${name}-hint`}>
          {pageText(language, 'question.cannotHint')}
        </div>
        {error && <p class="govuk-error-message">{error}</p>}
        <input
          class="govuk-input"
          id={name}
          name={name}
          type="text"
          autocomplete="off"
          aria-describedby={`${name}-hint`}
          value={reason}
        />
        {BY_RADIOS.has(question.type) && (
          <button class="xp-link-button" name="_clear" value={question.name} data-clear>
            {pageText(language, 'question.clear')}
          </button>
        )}
      </div>
    </details>
  );
}

/** One question of a form with everything around it; the script finds it by `data-question`. */
export function QuestionBlock(props: QuestionBlockProps) {
  const { question, language, fields, errors, conflict, previous } = props;
  const isNote = noteNamed(question.name) !== null;
  if (question.type === 'html') {
    return (
      <div id={`q-${question.name}`} data-question={question.name} hidden={props.hidden}>
        <Field question={question} name={question.name} language={language} fields={fields} errors={errors} />
      </div>
    );
  }
  return (
    <div
      class={`govuk-form-group xp-question ${isNote ? 'xp-question--note' : ''} ${errors.has(question.name) ? 'govuk-form-group--error' : ''}`}
      id={`q-${question.name}`}
      data-question={question.name}
      hidden={props.hidden}
      tabIndex={-1}
    >
      <input type="hidden" name={`_at.${question.name}`} value={props.basis} />
      {props.remark && (
        <div class="xp-remark" id={`_remark.${question.name}`}>
          <p class="xp-remark__title">{pageText(language, 'question.returned')}</p>
          <p class="xp-own-text">{props.remark}</p>
        </div>
      )}
      {conflict && (
        <ConflictChoice
          question={question}
          language={language}
          conflict={conflict}
          error={errors.get(`_keep.${question.name}`)}
        />
      )}
      <Field
        question={question}
        name={question.name}
        language={language}
        fields={fields}
        errors={errors}
        extraPanels={props.extraPanels}
        documents={props.documents}
        nested={isNote}
      />
      {previous && (
        <PreviousDetails
          language={language}
          previous={previous}
          question={question.name}
          title={textIn(question.title, language).text}
        />
      )}
      {mayBeLeftOut(question) && <LeaveOut {...props} />}
    </div>
  );
}
