import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { FindingState } from '../finding.js';

const COLOURS: Readonly<Record<FindingState, string>> = {
  draft: 'grey',
  'with-partners': 'blue',
  agreed: 'green',
  'agreed-with-comment': 'yellow',
  contested: 'red',
  'no-reaction': 'grey',
};

/** The state of a finding in words; the colour only repeats it. */
export function FindingStateTag({
  language,
  state,
}: {
  readonly language: Language;
  readonly state: FindingState;
}) {
  return (
    <strong class={`govuk-tag govuk-tag--${COLOURS[state]}`}>
      {pageText(language, `findingState.${state}`)}
    </strong>
  );
}
