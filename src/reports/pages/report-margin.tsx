import type { ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';

export interface ShownComment {
  readonly id: string;
  readonly text: string;
  readonly state: 'open' | 'resolved';
  readonly revision: number;
  /** By whom and when, in words. */
  readonly said: string;
  /** Written by who looks at it. */
  readonly own: boolean;
}

interface MarginProps {
  readonly context: StaffContext;
  readonly path: string;
  readonly section: string;
  /** Of the section. */
  readonly title: string;
  readonly comments: readonly ShownComment[];
  readonly mayComment: boolean;
  readonly errors: readonly ErrorLine[];
  readonly typed: { readonly form: string; readonly text: string } | null;
}

function TextForm(props: {
  readonly margin: MarginProps;
  readonly id: string;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly label: string;
  readonly button: string;
  readonly text: string;
}) {
  const { margin, id, label } = props;
  const { language, csrf } = margin.context;
  const own = margin.typed?.form === id ? margin.typed : null;
  const error = margin.errors.find(({ href }) => href === `#${id}`)?.text;
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="_csrf" value={csrf} />
      {Object.entries(props.hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`} lang={language}>
        <label class="govuk-label" for={id}>
          {label}
          <span class="govuk-visually-hidden">: {margin.title}</span>
        </label>
        {error && (
          <p class="govuk-error-message" id={`${id}-error`}>
            {error}
          </p>
        )}
        <textarea
          class="govuk-textarea"
          id={id}
          name="text"
          rows={3}
          aria-describedby={error ? `${id}-error` : undefined}
          value={own?.text ?? props.text}
        />
      </div>
      <button class="govuk-button govuk-button--secondary">{props.button}</button>
    </form>
  );
}

function Comment({ margin, comment }: { readonly margin: MarginProps; readonly comment: ShownComment }) {
  const { context, path, mayComment, typed } = margin;
  const { language, csrf } = context;
  const { id, state, revision } = comment;
  const next = state === 'open' ? 'resolved' : 'open';
  const formId = `edit-${id}`;
  return (
    <li class={`xp-comment xp-comment--${state}`} id={`comment-${id}`}>
      <p class="govuk-body-s xp-secondary">
        {comment.said}
        {state === 'resolved' && ` · ${pageText(language, 'report.comment.resolved')}`}
      </p>
      <p class="govuk-body xp-own-text">{comment.text}</p>
      {mayComment && (
        <form method="post" action={`${path}/comments/${id}/state`} class="xp-inline-form">
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="state" value={next} />
          <button class="xp-link-button">
            {pageText(language, next === 'resolved' ? 'report.comment.resolve' : 'report.comment.reopen')}
            <span class="govuk-visually-hidden">: {comment.said}</span>
          </button>
        </form>
      )}
      {mayComment && comment.own && (
        <details class="govuk-details" open={typed?.form === formId}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              {pageText(language, 'report.comment.edit')}
              <span class="govuk-visually-hidden">: {comment.said}</span>
            </span>
          </summary>
          <TextForm
            margin={margin}
            id={formId}
            action={`${path}/comments/${id}`}
            hidden={{ revision: String(revision) }}
            label={pageText(language, 'report.comment.edit')}
            button={pageText(language, 'report.comment.save')}
            text={comment.text}
          />
        </details>
      )}
    </li>
  );
}

/** What staff remark on a section; nobody else ever sees it. */
export function Margin(props: MarginProps) {
  const { context, comments, mayComment, section, typed } = props;
  const { language } = context;
  const open = comments.filter(({ state }) => state === 'open').length;
  const formId = `new-${section}`;
  if (comments.length === 0 && !mayComment) return null;
  return (
    <aside
      class="xp-margin"
      lang={language}
      aria-label={pageText(language, 'report.margin', { section: props.title })}
    >
      {comments.length > 0 && (
        <>
          <p class="govuk-body-s">{pageText(language, 'report.comment.open', { count: open })}</p>
          <ul class="govuk-list">
            {comments.map((comment) => (
              <Comment margin={props} comment={comment} />
            ))}
          </ul>
        </>
      )}
      {mayComment && (
        <details class="govuk-details" open={typed?.form === formId}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              {pageText(language, 'report.comment.add')}
              <span class="govuk-visually-hidden">: {props.title}</span>
            </span>
          </summary>
          <TextForm
            margin={props}
            id={formId}
            action={`${props.path}/comments`}
            hidden={{ section }}
            label={pageText(language, 'report.comment.label')}
            button={pageText(language, 'report.comment.save')}
            text=""
          />
        </details>
      )}
    </aside>
  );
}
