import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { Feed, type FeedLine } from '../../pages/staff/feed.js';

/** Who extended, reopened, cancelled or skipped, when and why; nothing where nobody did. */
export function StepsTaken(props: {
  readonly language: Language;
  readonly zone: string;
  readonly lines: readonly FeedLine[];
}) {
  if (props.lines.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(props.language, 'steps.title')}</h2>
      <Feed {...props} />
    </>
  );
}
