import type { Language } from '../../language.js';
import { isPageTextKey, pageText } from '../page-text.js';

const COLOURS: Readonly<Record<string, string>> = {
  accepted: 'green',
  published: 'green',
  sent: 'green',
  submitted: 'blue',
  open: 'blue',
  'in-validation': 'blue',
  returned: 'yellow',
  'in-progress': 'yellow',
  queued: 'yellow',
  sending: 'yellow',
  failed: 'red',
  bounced: 'red',
  uncertain: 'red',
};

/** A state of an exercise, a response or a mail; in words, the colour only repeats it. */
export function StateTag({ language, state }: { readonly language: Language; readonly state: string }) {
  const key = `state.${state}`;
  return (
    <strong class={`govuk-tag govuk-tag--${COLOURS[state] ?? 'grey'}`}>
      {isPageTextKey(key) ? pageText(language, key) : state}
    </strong>
  );
}
