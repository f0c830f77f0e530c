import type { Language } from '../../language.js';
import { momentText, whenText } from '../deadline.js';
import { isPageTextKey, pageText } from '../page-text.js';

/** One line of the history, with the names a reader knows things by. */
export interface FeedLine {
  /** Instant. */
  readonly at: string;
  /** As the history names who did it, such as `staff:…`, `person:…` or `service`. */
  readonly actor: string;
  /** Null where it belongs to nobody, or the person was erased. */
  readonly name: string | null;
  /** Such as `response.returned`. */
  readonly what: string;
  /** What it is about, in words: entity, questions, finding. */
  readonly about: readonly string[];
  readonly why: string | null;
  /** More of it that this reader may see, such as the note of a call. */
  readonly text?: string | null;
}

/** Who did it, in words. */
export function actorText(language: Language, actor: string, name: string | null): string {
  if (name) return name;
  if (actor === 'command-line') return pageText(language, 'feed.commandLine');
  return pageText(language, /^(staff|person):/.test(actor) ? 'feed.somebody' : 'feed.service');
}

/** The sentence of a line; a kind without words of its own is named as the history names it. */
export function happeningText(language: Language, line: Pick<FeedLine, 'actor' | 'name' | 'what'>): string {
  const who = actorText(language, line.actor, line.name);
  const key = `happening.${line.what}`;
  return isPageTextKey(key) ? pageText(language, key, { who }) : `${who}: ${line.what}`;
}

/** What happened, the latest first; times in one zone, whole dates or short ones. */
export function Feed(props: {
  readonly language: Language;
  readonly zone: string;
  readonly lines: readonly FeedLine[];
  /** The moment of reading, where times of today may be short. */
  readonly now?: string;
}) {
  const { language, zone, lines, now } = props;
  return (
    <ol class="xp-feed" role="list">
      {lines.map((line) => (
        <li class="xp-feed__line">
          <time class="xp-secondary govuk-body-s xp-feed__time" dateTime={line.at}>
            {now === undefined ? momentText(language, line.at, zone) : whenText(language, line.at, zone, now)}
          </time>
          <p class="govuk-body xp-feed__what xp-own-text">{happeningText(language, line)}</p>
          {line.about.length > 0 && (
            <p class="govuk-body-s xp-feed__about xp-own-text">{line.about.join(' · ')}</p>
          )}
          {line.text && <p class="govuk-body-s xp-feed__why xp-own-text">{line.text}</p>}
          {line.why && (
            <p class="govuk-body-s xp-feed__why xp-own-text">
              {pageText(language, 'feed.why', { why: line.why })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
