import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame } from '../../pages/staff/exercise-frame.js';
import type { Pair } from '../finding.js';
import type { SettledTie } from '../shown-ties.service.js';
import { TieCard, TieWords } from './tie-card.js';
import { WithdrawForm } from './tie-forms.js';
import { tieId } from './tie-id.js';
import { pairText, type TieProps } from './tie-view.js';

export interface TiesPageProps extends TieProps {
  /** Of the comparison. */
  readonly back: string;
  readonly done: {
    readonly what: 'settled' | 'changed' | 'withdrawn';
    readonly when: SettledTie['when'];
    readonly pair: Pair;
  } | null;
  readonly errors: readonly ErrorLine[];
}

function isOf(tie: SettledTie, when: SettledTie['when'], pair: Pair): boolean {
  return tieId(tie.when, tie.pair) === tieId(when, pair);
}

/** To be decided, or decided: each has its card. */
function hasCard(tie: SettledTie): boolean {
  return tie.status === 'one-sided' || tie.settlement !== null;
}

/** What was typed about a tie that has no card any more, so that it is not lost. */
function TypedForNothing({ desk, typed, context }: TiesPageProps) {
  if (!typed) return null;
  const { when, a, b, reason } = typed.form;
  const pair: Pair = [a, b];
  if (desk.moments.some(({ ties }) => ties.some((tie) => hasCard(tie) && isOf(tie, when, pair)))) return null;
  return (
    <div id={tieId(when, pair)} tabIndex={-1}>
      <p class="govuk-body">{pageText(context.language, 'ties.typed')}</p>
      <blockquote class="xp-said xp-own-text xp-tie__reason">{reason}</blockquote>
    </div>
  );
}

/** Why nothing can be settled here, where that is so. */
function ReadOnly({ context, desk, maySettle }: TiesPageProps) {
  const { state } = desk.exercise;
  if (maySettle || state === 'planned') return null;
  const key =
    state === 'in-validation' || state === 'published' || state === 'cancelled'
      ? (`ties.only.${state}` as const)
      : 'ties.only.reader';
  return <div class="govuk-inset-text">{pageText(context.language, key)}</div>;
}

/** What has just been done; a first settlement can be undone from here. */
function Done(props: TiesPageProps) {
  const { context, done } = props;
  const { language } = context;
  if (!done) return null;
  const { what, when, pair } = done;
  const tie = props.desk.moments.flatMap(({ ties }) => ties).find((each) => isOf(each, when, pair));
  return (
    <Notice language={language} done>
      <p class="govuk-notification-banner__heading">
        {pageText(language, `ties.done.${what}`, { pair: pairText(props, pair) })}
      </p>
      {what === 'settled' && tie?.settlement && props.maySettle && (
        <WithdrawForm
          {...props}
          tie={tie}
          tag={tie.settlement.tag}
          label={pageText(language, 'ties.undo')}
          dataKey="u"
        />
      )}
    </Notice>
  );
}

/** Ties that count by themselves, for comparison. */
function Others(props: TiesPageProps & { readonly ties: readonly SettledTie[] }) {
  const { ties, context } = props;
  const { language } = context;
  if (ties.length === 0) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary xp-tie__change">
        <span class="govuk-details__summary-text">
          {`${pageText(language, 'ties.others')} (${ties.length})`}
        </span>
      </summary>
      <div class="govuk-details__text">
        {ties.map((tie) => (
          <div class="xp-tie">
            <h3 class="govuk-heading-s">{pairText(props, tie.pair)}</h3>
            <p class="govuk-body">
              {pageText(language, tie.status === 'confirmed' ? 'ties.confirmed' : 'ties.reported')}
            </p>
            <TieWords {...props} tie={tie} />
          </div>
        ))}
      </div>
    </details>
  );
}

/** Ties that one side claims and the other denies, to be settled in writing; before, then now. */
export function TiesPage(props: TiesPageProps) {
  const { context, desk, errors } = props;
  const { language } = context;
  const { exercise, initiative, moments } = desk;
  return (
    <ExerciseFrame
      context={context}
      exercise={{ code: initiative.code, acronym: initiative.acronym, year: exercise.year }}
      here="compare"
      title={pageText(language, 'ties.title')}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary language={language} errors={errors} />
      <Done {...props} />
      <TypedForNothing {...props} />
      <p class="govuk-body-l">{pageText(language, 'ties.lead')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={props.back}>
          {pageText(language, 'compare.title')}
        </a>
      </p>
      <ReadOnly {...props} />
      {moments.length === 0 && <p class="govuk-body">{pageText(language, 'ties.planned')}</p>}
      {moments.map(({ when, ties }) => {
        return (
          <section aria-labelledby={`ties-${when}`}>
            <h2 class="govuk-heading-m" id={`ties-${when}`}>
              {pageText(language, `ties.${when}`)}
            </h2>
            {!ties.some(hasCard) && <p class="govuk-body">{pageText(language, 'ties.none')}</p>}
            {ties.filter(hasCard).map((tie) => (
              <TieCard {...props} tie={tie} />
            ))}
            <Others {...props} ties={ties.filter((tie) => !hasCard(tie))} />
          </section>
        );
      })}
    </ExerciseFrame>
  );
}
