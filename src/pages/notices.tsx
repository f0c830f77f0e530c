import type { ComponentChildren } from 'preact';
import type { Language } from '../language.js';
import { pageText } from './page-text.js';

export interface ErrorLine {
  readonly text: string;
  /** Fragment of the field it is about, such as `#new_areas`; null where it is about the whole page. */
  readonly href: string | null;
}

/** What is wrong, first on the page, each with a link to its field. Shows nothing for an empty list. */
export function ErrorSummary(props: {
  readonly language: Language;
  readonly title?: string;
  readonly lead?: string | null;
  readonly errors: readonly ErrorLine[];
}) {
  if (props.errors.length === 0) return null;
  return (
    <div class="govuk-error-summary" data-focus tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? pageText(props.language, 'error.summary')}</h2>
        <div class="govuk-error-summary__body">
          {props.lead && <p>{props.lead}</p>}
          <ul class="govuk-list govuk-error-summary__list">
            {props.errors.map((error) => (
              <li>{error.href ? <a href={error.href}>{error.text}</a> : error.text}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** Something to take note of before reading on; `done` colours it as a success. */
export function Notice(props: {
  readonly language: Language;
  readonly done?: boolean;
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div
      class={`govuk-notification-banner ${props.done ? 'govuk-notification-banner--success' : ''}`}
      role="region"
      aria-labelledby="notice-title"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="notice-title">
          {props.title ?? pageText(props.language, 'notice.title')}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">{props.children}</div>
    </div>
  );
}
