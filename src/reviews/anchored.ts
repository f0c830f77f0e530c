import { isSpan, type Passage } from './passage.js';
import { reAnchor } from './re-anchor.js';

/** A text as it stands now, with the revision of the answer that holds it. */
export interface StandingText {
  readonly place: string;
  readonly text: string;
  readonly revision: number;
}

/**
 * The passage in the answer as it stands now: where it was marked, or moved with its text, or flagged as it was last
 * seen. In a panel the same words may have moved to another item: they are followed where only one other place has
 * them. `before` is the text in which it was marked, null where that is no longer kept.
 */
export function anchored(passage: Passage, texts: readonly StandingText[], before: string | null): Passage {
  const own = texts.find(({ place }) => place === passage.place);
  if (own?.revision === passage.answerRevision && passage.state === 'anchored') return passage;
  const span = own ? reAnchor(passage, before, own.text) : null;
  if (own && span) {
    return { ...passage, ...span, state: 'anchored', answerRevision: own.revision };
  }
  const field = passage.place.slice(passage.place.indexOf('.') + 1);
  const elsewhere = passage.place.includes('.')
    ? texts.filter(({ place, text }) => place.endsWith(`.${field}`) && text.includes(passage.quoted))
    : [];
  const [only] = elsewhere;
  if (!only || elsewhere.length > 1) return { ...passage, state: 'flagged' };
  const start = only.text.indexOf(passage.quoted);
  const end = start + passage.quoted.length;
  if (!isSpan(only.text, start, end)) return { ...passage, state: 'flagged' };
  return { ...passage, place: only.place, start, end, state: 'anchored', answerRevision: only.revision };
}
