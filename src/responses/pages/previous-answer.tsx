import type { Language } from '../../language.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import type { PreviousView } from '../previous-view.js';
import { AnswerText } from './answer-text.js';

/** The answer of the last exercise with what has to be known to read it now; never a field of a form. */
export function PreviousText({
  language,
  previous,
}: {
  readonly language: Language;
  readonly previous: PreviousView;
}) {
  const { lines, cannotAnswer, reworded, titleThen, gone } = previous;
  const year = String(previous.year);
  const other = previous.language === language ? null : previous.language;
  return (
    <>
      {cannotAnswer === null ? (
        <AnswerText lines={lines} language={language} writtenIn={other ?? undefined} />
      ) : (
        <p class="xp-answer xp-own-text">
          {pageText(language, 'question.cannotGiven', { reason: cannotAnswer })}
        </p>
      )}
      {other !== null && (
        <p class="govuk-body-s xp-secondary">
          {pageText(language, 'previous.writtenIn', { language: LANGUAGE_NAMES[other] })}
        </p>
      )}
      {gone.length > 0 && (
        <p class="govuk-body-s xp-secondary">
          {pageText(language, 'previous.gone', { choices: gone.join(', ') })}
        </p>
      )}
      {titleThen !== null ? (
        <p class="govuk-body-s xp-secondary">
          {pageText(language, 'previous.rewordedAs', { year })} <q>{titleThen}</q>
        </p>
      ) : (
        reworded && (
          <p class="govuk-body-s xp-secondary">{pageText(language, 'previous.reworded', { year })}</p>
        )
      )}
    </>
  );
}

/** Closed until somebody wants it; opens without the script, which only tells that it was opened. */
export function PreviousDetails(props: {
  readonly language: Language;
  readonly previous: PreviousView;
  readonly question: string;
  readonly title: string;
}) {
  const { language, previous } = props;
  return (
    <details class="govuk-details xp-previous" data-previous={props.question}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {pageText(language, 'previous.answer', { year: String(previous.year) })}
          <span class="govuk-visually-hidden">: {props.title}</span>
        </span>
      </summary>
      <div class="govuk-details__text">
        <PreviousText language={language} previous={previous} />
      </div>
    </details>
  );
}
