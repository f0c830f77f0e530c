import { textIn } from '../../language.js';
import { momentText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import type { SettledTie } from '../shown-ties.service.js';
import { tieId } from './tie-id.js';
import { TieForm, WithdrawForm } from './tie-forms.js';
import { nameIn, pairText, type TieProps } from './tie-view.js';

/** What both say of it, beside each other, in the words of the question. */
export function TieWords(props: TieProps & { readonly tie: SettledTie }) {
  const { tie, desk, context } = props;
  const { language } = context;
  const degrees = desk.moments.find(({ when }) => when === tie.when)?.degrees ?? [];
  return (
    <dl class="xp-tie__words">
      {tie.words.map(({ entity, degree }, index) => {
        const other = tie.words[1 - index]?.entity ?? '';
        const chosen = degrees.find(({ value }) => value === degree);
        return (
          <div>
            <dt>
              {pageText(language, 'ties.word', { one: nameIn(desk, entity), other: nameIn(desk, other) })}
            </dt>
            <dd>{chosen ? textIn(chosen.text, language).text : pageText(language, 'field.none')}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What has been decided, by whom and when, and why. */
function Settled(props: TieProps & { readonly tie: SettledTie }) {
  const { tie, desk, context } = props;
  const { language } = context;
  const { settlement } = tie;
  if (!settlement)
    return <strong class="govuk-tag govuk-tag--yellow">{pageText(language, 'ties.open')}</strong>;
  return (
    <>
      <strong class={`govuk-tag govuk-tag--${settlement.counts ? 'green' : 'grey'}`}>
        {pageText(language, settlement.counts ? 'ties.counts' : 'ties.counts-not')}
      </strong>
      <blockquote class="xp-said xp-own-text xp-tie__reason">{settlement.reason}</blockquote>
      <p class="govuk-body-s xp-secondary">
        {pageText(language, 'ties.by', {
          who: settlement.by ?? pageText(language, 'feed.somebody'),
          when: momentText(language, settlement.at, desk.exercise.timeZone),
        })}
      </p>
      {tie.status !== 'one-sided' && <p class="govuk-body">{pageText(language, 'ties.moot')}</p>}
    </>
  );
}

/** A tie to be decided, or decided: the two words, what was decided, and the forms to decide, change and take back. */
export function TieCard(props: TieProps & { readonly tie: SettledTie }) {
  const { tie, context, maySettle, typed } = props;
  const { language } = context;
  const id = tieId(tie.when, tie.pair);
  const own = typed && tieId(typed.form.when, [typed.form.a, typed.form.b]) === id ? typed : null;
  const maySettleThis = maySettle && tie.status === 'one-sided';
  return (
    <section class="xp-tie" id={id} tabIndex={-1} aria-labelledby={`${id}.title`}>
      <h3 class="govuk-heading-s" id={`${id}.title`}>
        {pairText(props, tie.pair)}
      </h3>
      <TieWords {...props} tie={tie} />
      <Settled {...props} tie={tie} />
      {maySettleThis && !tie.settlement && <TieForm {...props} tie={tie} own={own} />}
      {maySettleThis && tie.settlement && (
        <details class="govuk-details" open={own !== null}>
          <summary class="govuk-details__summary xp-tie__change">
            <span class="govuk-details__summary-text">
              {pageText(language, 'ties.change')}
              <span class="govuk-visually-hidden">: {pairText(props, tie.pair)}</span>
            </span>
          </summary>
          <div class="govuk-details__text">
            <TieForm {...props} tie={tie} own={own} />
          </div>
        </details>
      )}
      {maySettle && tie.settlement && (
        <WithdrawForm
          {...props}
          tie={tie}
          tag={tie.settlement.tag}
          label={pageText(language, 'ties.withdraw')}
        />
      )}
      {own && !maySettleThis && (
        <>
          <p class="govuk-body">{pageText(language, 'ties.typed')}</p>
          <blockquote class="xp-said xp-own-text xp-tie__reason">{own.form.reason}</blockquote>
        </>
      )}
    </section>
  );
}
