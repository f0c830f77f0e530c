import type { Language } from '../../language.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { FindingState } from '../finding.js';
import type { PinSide, StrengthFact } from '../weighing.js';
import { FindingStateTag } from './finding-state-tag.js';
import { Contrary, Pins, StrengthFacts } from './weighing-parts.js';
import { DraftWording } from './draft-wording.js';

export interface FindingPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly name: string;
  readonly label: string;
  readonly previous: string | null;
  readonly next: string | null;
  readonly state: FindingState;
  readonly isDraft: boolean;
  readonly mayWeigh: boolean;
  readonly mayWord: boolean;
  readonly statement: string;
  readonly notDrafted: string | null;
  readonly factsHash: string;
  /** Computed: nobody can edit them. */
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly strength: {
    readonly pips: number;
    readonly facts: readonly {
      readonly fact: StrengthFact;
      readonly holds: boolean | null;
      readonly words: string;
      readonly computed: string;
      /** By whom, when and why; null where nobody has judged. */
      readonly judged: string | null;
      readonly typed: string;
    }[];
  } | null;
  readonly pins: readonly {
    readonly id: string;
    readonly side: PinSide;
    readonly note: string;
    readonly what: string;
    readonly text: string;
  }[];
  readonly candidates: readonly { readonly key: string; readonly what: string; readonly text: string }[];
  readonly contrary: readonly {
    readonly entity: string;
    readonly name: string;
    readonly text: string;
    readonly revision: number;
    readonly said: string | null;
    readonly typed: string;
  }[];
  readonly gaps: readonly string[];
  readonly weighed: { readonly text: string; readonly isStale: boolean } | null;
  readonly wording: {
    readonly texts: readonly {
      readonly language: Language;
      readonly drafted: string;
      readonly edited: string | null;
      readonly isStale: boolean;
      readonly typed: string;
    }[];
    readonly reason: string;
    readonly edits: number;
    readonly history: readonly { readonly said: string; readonly text: string }[];
  };
  readonly typed: Readonly<Record<string, string>>;
  readonly notice: string | null;
  /** Id of a pin that can be put back. */
  readonly undo: string | null;
  readonly errors: readonly ErrorLine[];
}

function Weighed(props: FindingPageProps & { readonly path: string }) {
  const { context, gaps, weighed, path } = props;
  const { language, csrf } = context;
  return (
    <section aria-labelledby="save">
      <h2 class="govuk-heading-m" id="save">
        {pageText(language, 'weigh.save')}
      </h2>
      {weighed && (
        <p class="govuk-body">
          {weighed.text} {weighed.isStale && <strong>{pageText(language, 'weigh.weighedStale')}</strong>}
        </p>
      )}
      {gaps.length > 0 ? (
        <>
          <p class="govuk-body">{pageText(language, 'weigh.gaps')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {gaps.map((gap) => (
              <li>{gap}</li>
            ))}
          </ul>
        </>
      ) : (
        props.mayWeigh && (
          <form method="post" action={`${path}/weighed`}>
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="factsHash" value={props.factsHash} />
            <button class="govuk-button">{pageText(language, 'weigh.saveGo')}</button>
          </form>
        )
      )}
    </section>
  );
}

/** E8: the computed facts above, nobody's to edit; what evaluators put beside them; the wording below. */
export function FindingPage(props: FindingPageProps) {
  const { context, exercise, name, label, previous, next, errors } = props;
  const { language, csrf } = context;
  const list = placePath(exercise, 'findings');
  const path = `${list}/${name}`;
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="findings"
      title={label}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary language={language} errors={errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
          {props.undo && (
            <form method="post" action={`${path}/pins/${props.undo}`}>
              <input type="hidden" name="_csrf" value={csrf} />
              <input type="hidden" name="pinned" value="yes" />
              <button class="govuk-button govuk-button--secondary" data-key="u">
                {pageText(language, 'weigh.undo')}
              </button>
            </form>
          )}
        </Notice>
      )}
      <p class="govuk-body xp-places__list">
        <a class="govuk-link xp-page-link" href={list}>
          {pageText(language, 'weigh.all')}
        </a>
        {previous && (
          <a class="govuk-link xp-page-link" href={`${list}/${previous}`} data-key="k">
            {pageText(language, 'staff.previous')}
          </a>
        )}
        {next && (
          <a class="govuk-link xp-page-link" href={`${list}/${next}`} data-key="j">
            {pageText(language, 'staff.next')}
          </a>
        )}
      </p>
      <p class="govuk-body">
        <FindingStateTag language={language} state={props.state} />
      </p>
      <p class="govuk-body-l xp-own-text">{props.statement}</p>
      {!props.isDraft && <div class="govuk-inset-text">{pageText(language, 'weigh.frozen')}</div>}
      <h2 class="govuk-heading-m">{pageText(language, 'weigh.facts')}</h2>
      <p class="govuk-body">{pageText(language, 'weigh.factsText')}</p>
      <dl class="govuk-summary-list">
        {props.facts.map(({ term, text }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{term}</dt>
            <dd class="govuk-summary-list__value">{text}</dd>
          </div>
        ))}
      </dl>
      <StrengthFacts {...props} path={path} />
      <Contrary {...props} path={path} />
      <Pins {...props} path={path} />
      <Weighed {...props} path={path} />
      <DraftWording {...props} path={path} />
    </ExerciseFrame>
  );
}
