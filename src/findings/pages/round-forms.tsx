import type { ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { LineField, StaffForm, TextField } from './small-form.js';
import type { ValidationPageProps } from './validation-page.js';

type FormsProps = ValidationPageProps & { readonly path: string };

/** Where the validation stands, and what can be done next. */
export function RoundForms(props: FormsProps) {
  const { context, state, round } = props;
  const { language } = context;
  if (state === 'planned' || state === 'open' || state === 'cancelled') {
    return <div class="govuk-inset-text">{pageText(language, `val.not.${state}`)}</div>;
  }
  if (state === 'published') {
    return (
      <div class="govuk-inset-text">{pageText(language, round ? 'val.not.published' : 'val.not.agreed')}</div>
    );
  }
  if (state === 'in-validation' && round?.state === 'running') return <Running {...props} />;
  return <Startable {...props} />;
}

function messageAt(errors: readonly ErrorLine[], field: string): string | null {
  return errors.find(({ href }) => href === `#${field}`)?.text ?? null;
}

/** Nobody is asked at the moment: a round can be started. */
function Startable(props: FormsProps) {
  const { context, state, round, errors, typed } = props;
  const { language, csrf } = context;
  const ended = state === 'in-validation' && round?.state === 'ended' ? round : null;
  return (
    <>
      {ended && (
        <div class="govuk-inset-text">{pageText(language, 'val.ended', { number: ended.number })}</div>
      )}
      <p class="govuk-body">{pageText(language, state === 'closed' ? 'val.lead' : 'val.leadAgain')}</p>
      {props.mayAct && (
        <>
          <h2 class="govuk-heading-m">{pageText(language, ended ? 'val.startAgain' : 'val.start')}</h2>
          <StaffForm action={`${props.path}/start`} csrf={csrf} revision={props.revision}>
            <LineField
              id="endsOn"
              type="date"
              narrow
              label={pageText(language, 'val.endsOn')}
              hint={pageText(language, 'val.endsOnHint')}
              value={typed.endsOn}
              error={messageAt(errors, 'endsOn')}
            />
            <button class="govuk-button">{pageText(language, 'val.startGo')}</button>
          </StaffForm>
          {state === 'in-validation' && <WithdrawForm {...props} />}
        </>
      )}
    </>
  );
}

function Running(props: FormsProps) {
  const { context, round, errors, typed } = props;
  const { language, csrf } = context;
  if (!round) return null;
  return (
    <>
      <p class="govuk-body-l">
        {pageText(language, round.isOver ? 'val.over' : 'val.running', {
          number: round.number,
          deadline: round.until,
        })}
      </p>
      {props.mayAct && (
        <>
          <StaffForm action={`${props.path}/end`} csrf={csrf} revision={round.revision}>
            <p class="govuk-body">{pageText(language, 'val.endText')}</p>
            <button class={`govuk-button ${round.isOver ? '' : 'govuk-button--secondary'}`}>
              {pageText(language, 'val.end')}
            </button>
          </StaffForm>
          <details class="govuk-details" open={messageAt(errors, 'endsOn') !== null}>
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">{pageText(language, 'val.extend')}</span>
            </summary>
            <div class="govuk-details__text">
              <StaffForm action={`${props.path}/extend`} csrf={csrf} revision={round.revision}>
                <LineField
                  id="endsOn"
                  type="date"
                  narrow
                  label={pageText(language, 'val.endsOn')}
                  value={typed.endsOn || round.endsOn}
                  error={messageAt(errors, 'endsOn')}
                />
                <button class="govuk-button govuk-button--secondary">
                  {pageText(language, 'val.extendGo')}
                </button>
              </StaffForm>
            </div>
          </details>
          <WithdrawForm {...props} />
        </>
      )}
    </>
  );
}

/** Back to closed, with a reason. */
function WithdrawForm({ context, path, revision, errors, typed }: FormsProps) {
  const { language, csrf } = context;
  return (
    <details class="govuk-details" open={messageAt(errors, 'reason') !== null}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{pageText(language, 'val.withdraw')}</span>
      </summary>
      <div class="govuk-details__text">
        <StaffForm action={`${path}/withdraw`} csrf={csrf} revision={revision}>
          <TextField
            id="reason"
            label={pageText(language, 'val.reason')}
            hint={pageText(language, 'val.withdrawHint')}
            value={typed.reason}
            error={messageAt(errors, 'reason')}
            rows={2}
          />
          <button class="govuk-button govuk-button--warning">{pageText(language, 'val.withdrawGo')}</button>
        </StaffForm>
      </div>
    </details>
  );
}
