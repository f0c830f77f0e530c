import { pageText } from '../../pages/page-text.js';
import type { SettledTie } from '../shown-ties.service.js';
import { TextField } from './small-form.js';
import { tieId } from './tie-id.js';
import { pairText, type TieProps, type TypedSettlement } from './tie-view.js';

/** Which tie, and which settlement of it was seen. */
function Which({ context, tie, tag }: TieProps & { readonly tie: SettledTie; readonly tag: string }) {
  return (
    <>
      <input type="hidden" name="_csrf" value={context.csrf} />
      <input type="hidden" name="when" value={tie.when} />
      <input type="hidden" name="a" value={tie.pair[0]} />
      <input type="hidden" name="b" value={tie.pair[1]} />
      <input type="hidden" name="tag" value={tag} />
    </>
  );
}

/** Does it count, and why; with what was typed and could not be kept. */
export function TieForm(
  props: TieProps & { readonly tie: SettledTie; readonly own: TypedSettlement | null },
) {
  const { context, tie, own, path } = props;
  const { language } = context;
  const id = tieId(tie.when, tie.pair);
  const stored = tie.settlement && (tie.settlement.counts ? 'yes' : 'no');
  const chosen = own ? own.form.counts : stored;
  const error = own?.errors.counts;
  return (
    <form class="xp-staff-form" method="post" action={path} novalidate>
      <Which {...props} tag={tie.settlement?.tag ?? ''} />
      <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
        <fieldset class="govuk-fieldset" aria-describedby={error ? `${id}.counts-error` : undefined}>
          <legend class="govuk-fieldset__legend">
            {pageText(language, 'ties.question')}
            <span class="govuk-visually-hidden"> {pairText(props, tie.pair)}</span>
          </legend>
          {error && (
            <p class="govuk-error-message" id={`${id}.counts-error`}>
              {error}
            </p>
          )}
          <div class="govuk-radios">
            {(['yes', 'no'] as const).map((value) => (
              <div class="govuk-radios__item">
                <input
                  class="govuk-radios__input"
                  type="radio"
                  name="counts"
                  id={value === 'yes' ? `${id}.counts` : `${id}.counts-no`}
                  value={value}
                  checked={chosen === value}
                />
                <label
                  class="govuk-label govuk-radios__label"
                  for={value === 'yes' ? `${id}.counts` : `${id}.counts-no`}
                >
                  {pageText(language, value === 'yes' ? 'ties.counts' : 'ties.counts-not')}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      </div>
      <TextField
        id={`${id}.reason`}
        name="reason"
        label={pageText(language, 'ties.reason')}
        hint={pageText(language, 'ties.hint')}
        error={own?.errors.reason ?? null}
        rows={3}
        value={own?.form.reason ?? tie.settlement?.reason ?? ''}
      />
      <button class="govuk-button">{pageText(language, 'ties.settle')}</button>
    </form>
  );
}

/** Takes a settlement back; as Undo it stands in the notice, and has a key. */
export function WithdrawForm(
  props: TieProps & {
    readonly tie: SettledTie;
    readonly tag: string;
    readonly label: string;
    readonly dataKey?: string;
  },
) {
  const { path, tie, label, dataKey } = props;
  return (
    <form method="post" action={`${path}/withdraw`}>
      <Which {...props} />
      <button class="govuk-button govuk-button--secondary" data-key={dataKey}>
        {label}
        <span class="govuk-visually-hidden">: {pairText(props, tie.pair)}</span>
      </button>
    </form>
  );
}
