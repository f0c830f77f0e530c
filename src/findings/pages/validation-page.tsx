import type { ExerciseState } from '../../exercises/exercise.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import type { FindingState } from '../finding.js';
import type { RoundState } from '../validation-round.js';
import { FindingStateTag } from './finding-state-tag.js';
import { RoundForms } from './round-forms.js';

export interface FindingLine {
  readonly name: string;
  readonly label: string;
  readonly statement: string;
  /** As the reactions make it now. */
  readonly state: FindingState;
  /** Names of entities, in words. */
  readonly agreed: string;
  readonly commented: string;
  readonly contested: string;
  readonly silent: string;
  /** Comments and disagreements without an answer of the evaluators. */
  readonly toAnswer: number;
}

export interface ShownRound {
  readonly number: number;
  readonly state: RoundState;
  /** In words. */
  readonly until: string;
  readonly isOver: boolean;
  readonly revision: number;
  readonly endsOn: string;
}

export interface ValidationPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly state: ExerciseState;
  /** Of the exercise. */
  readonly revision: number;
  readonly mayAct: boolean;
  readonly round: ShownRound | null;
  readonly findings: readonly FindingLine[];
  /** Entities that have said nothing on any finding, in words; empty for none. */
  readonly silent: string;
  readonly meeting: string | null;
  readonly quotes: { readonly count: number; readonly asked: number; readonly changedSince: number };
  readonly notice: { readonly text: string; readonly undo: string | null } | null;
  readonly errors: readonly ErrorLine[];
  readonly typed: { readonly endsOn: string; readonly reason: string };
}

/** E9: the partners are asked, and what they say comes together. */
export function ValidationStaffPage(props: ValidationPageProps) {
  const { context, exercise, findings } = props;
  const { language, csrf } = context;
  const title = pageText(language, 'place.validation');
  const path = placePath(exercise, 'validation');
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="validation"
      title={title}
      hasErrors={props.errors.length > 0}
    >
      <ErrorSummary language={language} errors={props.errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice.text}</p>
          {props.notice.undo && props.round && (
            <form method="post" action={`${path}/${props.notice.undo}`}>
              <input type="hidden" name="_csrf" value={csrf} />
              <input type="hidden" name="revision" value={String(props.round.revision)} />
              <button class="govuk-button govuk-button--secondary" data-key="u">
                {pageText(language, 'val.undo')}
              </button>
            </form>
          )}
        </Notice>
      )}
      <RoundForms {...props} path={path} />
      <nav aria-label={pageText(language, 'val.also')}>
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={`${path}/meeting`}>
              {pageText(language, 'val.meeting')}
            </a>{' '}
            · {props.meeting ?? pageText(language, 'val.noMeeting')}
          </li>
          <li>
            <a class="govuk-link" href={`${path}/quotes`}>
              {pageText(language, 'val.quotes')}
            </a>{' '}
            ·{' '}
            {pageText(language, 'val.quotesCount', { count: props.quotes.count, asked: props.quotes.asked })}
            {props.quotes.changedSince > 0 && (
              <strong>
                {' '}
                · {pageText(language, 'val.quotesChanged', { count: props.quotes.changedSince })}
              </strong>
            )}
          </li>
        </ul>
      </nav>
      {findings.length > 0 && props.round && (
        <>
          <h2 class="govuk-heading-m">{pageText(language, 'val.findings')}</h2>
          {props.silent !== '' && (
            <p class="govuk-body">{pageText(language, 'val.silentThroughout', { names: props.silent })}</p>
          )}
          <FindingsTable {...props} path={path} />
        </>
      )}
    </ExerciseFrame>
  );
}

function FindingsTable({ context, findings, path }: ValidationPageProps & { readonly path: string }) {
  const { language } = context;
  const columns = (['finding', 'state', 'agreed', 'commented', 'contested', 'silent'] as const).map(
    (column) => pageText(language, `val.column.${column}`),
  );
  return (
    <div class="xp-standings">
      <StaffTable
        caption={pageText(language, 'val.findings')}
        columns={columns}
        rows={findings.map((finding) => [
          <a class="govuk-link" href={`${path}/findings/${finding.name}`}>
            {finding.label}
          </a>,
          <>
            <FindingStateTag language={language} state={finding.state} />
            {finding.toAnswer > 0 && (
              <span class="xp-to-answer">
                {pageText(language, 'val.toAnswer', { count: finding.toAnswer })}
              </span>
            )}
          </>,
          finding.agreed,
          finding.commented,
          finding.contested,
          finding.silent,
        ])}
      />
    </div>
  );
}
