import { pageText } from '../../pages/page-text.js';
import type { PartnerContext } from './partner-frame.js';

/** Takes submitted answers back to change them, until the exercise closes. */
export function ReopenForm({ context }: { readonly context: PartnerContext }) {
  const { language, deadline, csrf } = context;
  return (
    <form method="post" action="/answer/reopen" class="govuk-inset-text">
      <p class="govuk-body">{pageText(language, 'submitted.change', { deadline })}</p>
      <input type="hidden" name="_csrf" value={csrf} />
      <button class="govuk-button govuk-button--secondary xp-small-button">
        {pageText(language, 'submitted.changeLink')}
      </button>
    </form>
  );
}
