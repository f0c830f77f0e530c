import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { Stretch } from '../answer-difference.js';

/** What changed, with marks that do not rest on colour and are read out. */
export function Difference({
  language,
  stretches,
}: {
  readonly language: Language;
  readonly stretches: readonly Stretch[];
}) {
  return (
    <div class="xp-box xp-difference">
      <p class="govuk-body-s xp-secondary">{pageText(language, 'review.changed')}</p>
      <p class="govuk-body xp-own-text">
        {stretches.map(({ kind, text }) => {
          if (kind === 'same') return text;
          const Mark = kind === 'added' ? 'ins' : 'del';
          return (
            <Mark>
              <span class="govuk-visually-hidden">
                {pageText(language, kind === 'added' ? 'review.added' : 'review.removed')}{' '}
              </span>
              {text}
            </Mark>
          );
        })}
      </p>
    </div>
  );
}

/** The way to the entities before and after, and to the responses that wait. */
export interface Neighbours {
  readonly previousEntity: string | null;
  readonly nextEntity: string | null;
  readonly previousWaiting: string | null;
  readonly nextWaiting: string | null;
}

const WAYS = [
  ['previousEntity', '[', 'review.previousEntity'],
  ['nextEntity', ']', 'review.nextEntity'],
  ['nextWaiting', 'j', 'review.nextWaiting'],
  ['previousWaiting', 'k', 'review.previousWaiting'],
] as const;

export function NeighbourLinks(props: {
  readonly language: Language;
  readonly neighbours: Neighbours;
  readonly href: (entity: string) => string;
}) {
  const { language, neighbours, href } = props;
  const ways = WAYS.filter(([name]) => neighbours[name] !== null);
  if (ways.length === 0) return null;
  return (
    <nav class="govuk-body xp-neighbours" aria-label={pageText(language, 'review.others')}>
      {ways.map(([name, key, text]) => (
        <a class="govuk-link xp-page-link" href={href(neighbours[name] ?? '')} data-key={key}>
          {pageText(language, text)}
        </a>
      ))}
    </nav>
  );
}
