import { pageText } from '../../pages/page-text.js';
import { PIN_SIDES } from '../weighing.js';
import type { FindingPageProps } from './finding-page.js';
import { StaffForm, TextField } from './small-form.js';

type Props = FindingPageProps & { readonly path: string };

const messageAt = ({ errors }: Props, id: string) =>
  errors.find(({ href }) => href === `#${id}`)?.text ?? null;

/** The four facts, each with why; an evaluator may judge otherwise, with a reason. */
export function StrengthFacts(props: Props) {
  const { context, strength, path } = props;
  const { language, csrf } = context;
  if (!strength) return null;
  return (
    <section aria-labelledby="strength">
      <h2 class="govuk-heading-m" id="strength">
        {pageText(language, 'weigh.strength', { pips: strength.pips })}
      </h2>
      <ul class="govuk-list">
        {strength.facts.map(({ fact, holds, words, computed, judged, typed }) => (
          <li class="xp-fact">
            <p class="govuk-body">
              <strong class={`govuk-tag govuk-tag--${holds ? 'green' : 'grey'}`}>
                {pageText(
                  language,
                  holds === null ? 'weigh.notAsked' : holds ? 'weigh.holds' : 'weigh.holdsNot',
                )}
              </strong>{' '}
              {words}
            </p>
            {judged && (
              <p class="govuk-body xp-own-text">
                {pageText(language, 'weigh.judged', { judged })}{' '}
                {pageText(language, 'weigh.computed', { computed })}
              </p>
            )}
            {props.mayWeigh && holds !== null && (
              <details class="govuk-details" open={messageAt(props, `reason-${fact}`) !== null}>
                <summary class="govuk-details__summary">
                  <span class="govuk-details__summary-text">
                    {pageText(language, 'weigh.judge')}
                    <span class="govuk-visually-hidden">: {words}</span>
                  </span>
                </summary>
                <form class="govuk-details__text" method="post" action={`${path}/judgements`}>
                  <input type="hidden" name="_csrf" value={csrf} />
                  <input type="hidden" name="fact" value={fact} />
                  <div class="govuk-form-group">
                    <label class="govuk-label" for={`holds-${fact}`}>
                      {pageText(language, 'weigh.does')}
                    </label>
                    <select class="govuk-select" id={`holds-${fact}`} name="holds">
                      {(['computed', 'yes', 'no'] as const).map((one) => (
                        <option
                          value={one}
                          selected={one === (judged === null ? 'computed' : holds ? 'yes' : 'no')}
                        >
                          {pageText(language, `weigh.does.${one}`)}
                        </option>
                      ))}
                    </select>
                  </div>
                  <TextField
                    id={`reason-${fact}`}
                    name="reason"
                    label={pageText(language, 'weigh.reason')}
                    error={messageAt(props, `reason-${fact}`)}
                    value={typed}
                    rows={2}
                  />
                  <button class="govuk-button govuk-button--secondary">
                    {pageText(language, 'weigh.judgeGo')}
                  </button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every entity that says the contrary, and what evaluators write on it. */
export function Contrary(props: Props) {
  const { context, contrary, path } = props;
  const { language } = context;
  if (contrary.length === 0) return null;
  return (
    <section aria-labelledby="contrary">
      <h2 class="govuk-heading-m" id="contrary">
        {pageText(language, 'weigh.contrary')}
      </h2>
      <p class="govuk-body">{pageText(language, 'weigh.contraryText')}</p>
      {contrary.map(({ entity, name, text, revision, said, typed }) => (
        <div class="xp-fact">
          <h3 class="govuk-heading-s">{name}</h3>
          {text !== '' && (
            <p class="govuk-body xp-own-text">
              {text} <span class="xp-secondary">({said})</span>
            </p>
          )}
          {props.mayWeigh && (
            <StaffForm action={`${path}/discussions/${entity}`} csrf={context.csrf} revision={revision}>
              <TextField
                id={`text-${entity}`}
                name="text"
                label={pageText(language, 'weigh.discussion', { entity: name })}
                error={messageAt(props, `text-${entity}`)}
                value={typed}
                rows={3}
              />
              <button class="govuk-button govuk-button--secondary">
                {pageText(language, 'weigh.discussGo')}
              </button>
            </StaffForm>
          )}
        </div>
      ))}
    </section>
  );
}

/** What has been put beside the finding, and what else could be. */
export function Pins(props: Props) {
  const { context, pins, candidates, path, typed } = props;
  const { language, csrf } = context;
  const error = messageAt(props, 'pin-note') ?? messageAt(props, 'pin-what');
  return (
    <section aria-labelledby="pins">
      <h2 class="govuk-heading-m" id="pins">
        {pageText(language, 'weigh.pins', { count: pins.length })}
      </h2>
      {pins.map(({ id, side, note, what, text }) => (
        <div class={`xp-fact xp-pin--${side}`}>
          <p class="govuk-body">
            <strong class="govuk-tag govuk-tag--grey">{pageText(language, `weigh.side.${side}`)}</strong>{' '}
            {what}
          </p>
          <p class="govuk-body xp-own-text">{text}</p>
          {note !== '' && <p class="govuk-body-s xp-own-text">{note}</p>}
          {props.mayWeigh && (
            <form method="post" action={`${path}/pins/${id}`}>
              <input type="hidden" name="_csrf" value={csrf} />
              <input type="hidden" name="pinned" value="no" />
              <button class="xp-link-button">
                {pageText(language, 'weigh.unpin')}
                <span class="govuk-visually-hidden">: {what}</span>
              </button>
            </form>
          )}
        </div>
      ))}
      {props.mayWeigh && candidates.length > 0 && (
        <details class="govuk-details" open={error !== null}>
          <summary class="govuk-details__summary" data-key="e">
            <span class="govuk-details__summary-text">{pageText(language, 'weigh.pin')}</span>
          </summary>
          <form class="govuk-details__text" method="post" action={`${path}/pins`}>
            <input type="hidden" name="_csrf" value={csrf} />
            <fieldset class="govuk-fieldset govuk-form-group" id="pin-what" tabIndex={-1}>
              <legend class="govuk-fieldset__legend">{pageText(language, 'weigh.what')}</legend>
              {error && <p class="govuk-error-message">{error}</p>}
              <div class="govuk-radios">
                {candidates.map(({ key, what, text }, index) => (
                  <div class="govuk-radios__item">
                    <input
                      class="govuk-radios__input"
                      type="radio"
                      name="what"
                      id={`what-${index}`}
                      value={key}
                      checked={typed['what'] === key}
                    />
                    <label class="govuk-label govuk-radios__label" for={`what-${index}`}>
                      {what}
                      <span class="xp-candidate xp-own-text">{text}</span>
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
            <div class="govuk-form-group">
              <label class="govuk-label" for="pin-side">
                {pageText(language, 'weigh.side')}
              </label>
              <select class="govuk-select" id="pin-side" name="side">
                {PIN_SIDES.map((one) => (
                  <option value={one} selected={typed['side'] === one}>
                    {pageText(language, `weigh.side.${one}`)}
                  </option>
                ))}
              </select>
            </div>
            <TextField
              id="pin-note"
              name="note"
              label={pageText(language, 'weigh.note')}
              value={typed['pin-note'] ?? ''}
              rows={2}
            />
            <button class="govuk-button">{pageText(language, 'weigh.pinGo')}</button>
          </form>
        </details>
      )}
    </section>
  );
}
