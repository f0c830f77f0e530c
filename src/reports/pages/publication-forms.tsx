import type { ErrorLine } from '../../pages/notices.js';
import { pageText, type PageTextKey } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';

export interface PublicationProps {
  /** Where anybody reads it once it is published. */
  readonly publicPath: string;
  readonly is: 'draft' | 'published' | 'withdrawn';
  /** The steps that who looks may take now. */
  readonly may: {
    readonly publish: boolean;
    readonly correct: boolean;
    readonly withdraw: boolean;
    readonly reinstate: boolean;
  };
  /** A version has been published before: a reason is needed. */
  readonly isCorrection: boolean;
  /** What was typed and could not be taken. */
  readonly typed: { readonly form: string; readonly text: string } | null;
}

interface Forms {
  readonly context: StaffContext;
  readonly path: string;
  readonly revision: number;
  readonly errors: readonly ErrorLine[];
  readonly hasBlockers: boolean;
}

type Props = PublicationProps & Forms;

interface Step {
  readonly id: 'publish' | 'correct' | 'withdraw';
  readonly field: 'note' | 'reason';
  readonly title: PageTextKey;
  readonly text: string;
  readonly label: PageTextKey;
  readonly button: PageTextKey;
}

/** A step with the reason for it, under the name of who takes it. */
function StepForm({ props, step }: { readonly props: Props; readonly step: Step }) {
  const { context, path, revision, errors, typed } = props;
  const { language, csrf } = context;
  const id = `${step.id}-${step.field}`;
  const error = errors.find(({ href }) => href === `#${id}`)?.text;
  return (
    <form
      method="post"
      action={`${path}/${step.id}`}
      class="xp-box"
      data-busy={pageText(language, 'report.busy')}
    >
      <h2 class="govuk-heading-m">{pageText(language, step.title)}</h2>
      <p class="govuk-body">{step.text}</p>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="revision" value={revision} />
      <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
        <label class="govuk-label" for={id}>
          {pageText(language, step.label)}
        </label>
        {error && (
          <p class="govuk-error-message" id={`${id}-error`}>
            {error}
          </p>
        )}
        <textarea
          class="govuk-textarea"
          id={id}
          name={step.field}
          rows={2}
          aria-describedby={error ? `${id}-error` : undefined}
          value={typed?.form === step.id ? typed.text : ''}
        />
      </div>
      <button class={`govuk-button ${step.id === 'publish' ? '' : 'govuk-button--secondary'}`}>
        {pageText(language, step.button)}
      </button>
    </form>
  );
}

/** M6: publish, correct, withdraw, and serve again. */
export function Publication(props: Props) {
  const { context, may, isCorrection, hasBlockers } = props;
  const { language, csrf, name } = context;
  return (
    <>
      {props.is === 'published' && (
        <p class="govuk-body">
          <a class="govuk-link xp-page-link" href={props.publicPath}>
            {pageText(language, 'public.open')}
          </a>
        </p>
      )}
      {may.publish && !hasBlockers && (
        <StepForm
          props={props}
          step={{
            id: 'publish',
            field: 'note',
            title: 'report.publish',
            text: `${pageText(language, 'report.publishText', { name })} ${pageText(
              language,
              'public.publishText',
              {
                address: props.publicPath,
              },
            )}`,
            label: isCorrection ? 'report.correctionNote' : 'report.publishNote',
            button: 'report.publishGo',
          }}
        />
      )}
      {may.publish && hasBlockers && (
        <div class="govuk-inset-text">{pageText(language, 'report.publishLater')}</div>
      )}
      {may.correct && (
        <StepForm
          props={props}
          step={{
            id: 'correct',
            field: 'reason',
            title: 'report.correct',
            text: pageText(language, 'report.correctText'),
            label: 'report.reason',
            button: 'report.correctGo',
          }}
        />
      )}
      {may.withdraw && (
        <StepForm
          props={props}
          step={{
            id: 'withdraw',
            field: 'reason',
            title: 'report.withdraw',
            text: pageText(language, 'report.withdrawText'),
            label: 'report.reason',
            button: 'report.withdrawGo',
          }}
        />
      )}
      {may.reinstate && (
        <form method="post" action={`${props.path}/reinstate`} class="xp-box">
          <h2 class="govuk-heading-m">{pageText(language, 'report.reinstate')}</h2>
          <p class="govuk-body">{pageText(language, 'report.reinstateText')}</p>
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={props.revision} />
          <button class="govuk-button" data-key="u">
            {pageText(language, 'report.reinstateGo')}
          </button>
        </form>
      )}
    </>
  );
}
