import type { ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';

export interface DecisionProps {
  /** What the partners propose, in words. */
  readonly proposal: string;
  /** Who of them says what, by name; empty where nobody has. */
  readonly votes: string;
  /** What was decided, by whom, in words; null while nobody has. */
  readonly decided: string | null;
  readonly mayDecide: boolean;
  /** Years that may be named. */
  readonly years: readonly number[];
  readonly chosen: { readonly planned: boolean; readonly year: number | null; readonly reason: string };
}

interface Forms {
  readonly context: StaffContext;
  readonly path: string;
  readonly revision: number;
  readonly errors: readonly ErrorLine[];
}

/** The partners' proposal on a new exercise, and the evaluator's decision beside it. */
export function Decision(props: DecisionProps & Forms) {
  const { context, path, revision, errors, chosen, years } = props;
  const { language, csrf } = context;
  const error = errors.find(({ href }) => href === '#decision-year' || href === '#decision-reason');
  const errorAt = (id: string) => errors.find(({ href }) => href === `#${id}`)?.text;
  return (
    // No landmark: once it is decided, the report below has a section of the same name.
    <div>
      <h2 class="govuk-heading-m" id="decision">
        {pageText(language, 'report.decision')}
      </h2>
      <p class="govuk-body">{props.proposal}</p>
      {props.votes !== '' && <p class="govuk-body xp-own-text">{props.votes}</p>}
      <p class="govuk-body xp-own-text">{props.decided ?? pageText(language, 'report.undecided')}</p>
      {props.mayDecide && (
        <details class="govuk-details" open={error !== undefined}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{pageText(language, 'report.decide')}</span>
          </summary>
          <form method="post" action={`${path}/decision`} class="govuk-details__text">
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="revision" value={revision} />
            <fieldset class="govuk-fieldset govuk-form-group">
              <legend class="govuk-fieldset__legend">{pageText(language, 'report.decision')}</legend>
              <div class="govuk-radios">
                {(['yes', 'no'] as const).map((one) => (
                  <div class="govuk-radios__item">
                    <input
                      class="govuk-radios__input"
                      type="radio"
                      name="planned"
                      id={`planned-${one}`}
                      value={one}
                      checked={chosen.planned === (one === 'yes')}
                    />
                    <label class="govuk-label govuk-radios__label" for={`planned-${one}`}>
                      {pageText(language, `report.planned.${one}`)}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
            <div class="govuk-form-group">
              <label class="govuk-label" for="decision-year">
                {pageText(language, 'report.decisionYear')}
              </label>
              {errorAt('decision-year') && <p class="govuk-error-message">{errorAt('decision-year')}</p>}
              <select class="govuk-select" id="decision-year" name="year">
                <option value="" selected={chosen.year === null}>
                  –
                </option>
                {years.map((year) => (
                  <option value={year} selected={chosen.year === year}>
                    {year}
                  </option>
                ))}
              </select>
            </div>
            <div class="govuk-form-group">
              <label class="govuk-label" for="decision-reason">
                {pageText(language, 'report.decisionReason')}
              </label>
              {errorAt('decision-reason') && <p class="govuk-error-message">{errorAt('decision-reason')}</p>}
              <textarea
                class="govuk-textarea"
                id="decision-reason"
                name="reason"
                rows={2}
                value={chosen.reason}
              />
            </div>
            <button class="govuk-button">{pageText(language, 'report.decideGo')}</button>
          </form>
        </details>
      )}
    </div>
  );
}
