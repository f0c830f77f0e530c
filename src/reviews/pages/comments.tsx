import type { ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { TypedForm } from '../review-pages.service.js';

export interface ShownComment {
  readonly id: string;
  /** Empty where it is about the whole response. */
  readonly question: string;
  readonly text: string;
  readonly state: 'open' | 'resolved';
  readonly revision: number;
  /** By whom and when, in words. */
  readonly said: string;
  /** Written by who looks at it. */
  readonly isOwn: boolean;
}

export interface CommentsProps {
  readonly context: StaffContext;
  /** Of the response's page. */
  readonly path: string;
  /** What the comments are about; empty for the whole response. */
  readonly question: string;
  /** The same in words. */
  readonly title: string;
  /** All of the response. */
  readonly comments: readonly ShownComment[];
  /** Only what was said before is shown. */
  readonly closed?: boolean;
  readonly errors: readonly ErrorLine[];
  readonly typed: TypedForm | null;
}

/** Id of the field in which a new comment is written. */
export const newCommentId = (question: string): string => `comment.${question || 'response'}`;

/** What staff say to each other about one answer, or about the response; nobody else ever sees it. */
export function Comments(props: CommentsProps) {
  const { context, question, title, path, typed } = props;
  const { language, mayReview } = context;
  const own = props.comments.filter((comment) => comment.question === question);
  if (own.length === 0 && !mayReview) return null;
  const id = newCommentId(question);
  return (
    <div class="xp-comments">
      {own.length > 0 && (
        <ul class="govuk-list" aria-label={pageText(language, 'comment.on', { title })}>
          {own.map((comment) => (
            <Comment {...props} comment={comment} />
          ))}
        </ul>
      )}
      {mayReview && !props.closed && (
        <details class="govuk-details" open={typed?.form === id}>
          <summary
            class="govuk-details__summary"
            data-key={question === '' ? 'c' : undefined}
            data-key-label={question === '' ? pageText(language, 'comment.add') : undefined}
          >
            <span class="govuk-details__summary-text">
              {pageText(language, 'comment.add')}
              <span class="govuk-visually-hidden">: {title}</span>
            </span>
          </summary>
          <TextForm
            {...props}
            id={id}
            action={`${path}/comments`}
            hidden={{ question }}
            label={pageText(language, 'comment.label')}
            text=""
          />
        </details>
      )}
    </div>
  );
}

function Comment(props: CommentsProps & { readonly comment: ShownComment }) {
  const { context, comment, path, typed } = props;
  const { language, csrf, mayReview } = context;
  const { id, state, revision, said } = comment;
  const next = state === 'open' ? 'resolved' : 'open';
  const field = `comment-text-${id}`;
  return (
    <li class={`xp-comment xp-comment--${state}`} id={`comment-${id}`}>
      <p class="govuk-body-s xp-secondary">
        {said}
        {state === 'resolved' && ` · ${pageText(language, 'comment.isResolved')}`}
      </p>
      <p class="govuk-body xp-own-text">{comment.text}</p>
      {mayReview && (
        <form method="post" action={`${path}/comments/${id}/state`}>
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="state" value={next} />
          <button class="xp-link-button">
            {pageText(language, next === 'resolved' ? 'comment.resolve' : 'comment.reopen')}
            <span class="govuk-visually-hidden">: {said}</span>
          </button>
        </form>
      )}
      {mayReview && comment.isOwn && (
        <details class="govuk-details" open={typed?.form === field}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              {pageText(language, 'comment.edit')}
              <span class="govuk-visually-hidden">: {said}</span>
            </span>
          </summary>
          <TextForm
            {...props}
            id={field}
            action={`${path}/comments/${id}`}
            hidden={{ revision: String(revision) }}
            label={pageText(language, 'comment.label')}
            text={comment.text}
          />
        </details>
      )}
    </li>
  );
}

function TextForm(
  props: CommentsProps & {
    readonly id: string;
    readonly action: string;
    readonly hidden: Readonly<Record<string, string>>;
    readonly label: string;
    readonly text: string;
  },
) {
  const { context, id, typed, label, title } = props;
  const { language, csrf } = context;
  const error = props.errors.find(({ href }) => href === `#${id}`)?.text;
  const text = typed?.form === id ? (typed.fields['text'] ?? '') : props.text;
  return (
    <form method="post" action={props.action} class="govuk-details__text">
      <input type="hidden" name="_csrf" value={csrf} />
      {Object.entries(props.hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
        <label class="govuk-label" for={id}>
          {label}
          <span class="govuk-visually-hidden">: {title}</span>
        </label>
        {error && (
          <p class="govuk-error-message" id={`${id}-error`}>
            {error}
          </p>
        )}
        <textarea
          class={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
          id={id}
          name="text"
          rows={3}
          aria-describedby={error ? `${id}-error` : undefined}
          value={text}
        />
      </div>
      <button class="govuk-button govuk-button--secondary">{pageText(language, 'comment.save')}</button>
    </form>
  );
}
