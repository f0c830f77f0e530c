import { useContext } from 'preact/hooks';
import { pageText } from '../page-text.js';
import { RestoredContext } from '../restored-context.js';
import type { StaffContext } from './staff-frame.js';

/** On every page of staff as long as nobody has confirmed an instance out of a backup. */
export function RestoredBanner({ context }: { readonly context: StaffContext }) {
  const { language, mayKeepPeople, path } = context;
  if (!useContext(RestoredContext)) return null;
  return (
    <section class="xp-restored" aria-label={pageText(language, 'restored.label')}>
      <p class="govuk-body">
        <strong>{pageText(language, 'restored.banner')}</strong>{' '}
        {mayKeepPeople ? (
          path !== '/staff/restored' && (
            <a class="govuk-link" href="/staff/restored">
              {pageText(language, 'restored.look')}
            </a>
          )
        ) : (
          <span>{pageText(language, 'restored.ask')}</span>
        )}
      </p>
    </section>
  );
}
