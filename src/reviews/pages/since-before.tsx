import type { Language } from '../../language.js';
import { whenText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import type { StoredNote } from '../../responses/change-notes.js';
import type { Look } from '../../responses/year-before.js';

interface SaidProps {
  readonly language: Language;
  /** Of the exercise before. */
  readonly year: number;
  readonly kind: 'changed' | 'example';
  readonly note: StoredNote | null;
}

/** What the entity says has changed, or its example of what has not; where it differs and nothing is said, that. */
export function SaidSince({ language, year, kind, note }: SaidProps) {
  const params = { year: String(year) };
  if (!note) {
    if (kind === 'example') return null;
    return <p class="govuk-body-s xp-secondary">{pageText(language, 'previous.unsaid', params)}</p>;
  }
  const written = note.language === '' || note.language === language ? undefined : note.language;
  return (
    <p class="govuk-body xp-since">
      <strong>
        {pageText(language, kind === 'changed' ? 'previous.changed' : 'previous.example', params)}:
      </strong>{' '}
      <span class="xp-own-text" lang={written}>
        {note.value}
      </span>
    </p>
  );
}

/** Whether somebody of the entity opened its previous answer; without the form's script nobody knows. */
export function Looked(props: {
  readonly language: Language;
  readonly look: Look | undefined;
  readonly zone: string;
  readonly now: string;
}) {
  const { language, look, zone, now } = props;
  const opened = look?.openedAt ?? null;
  return (
    <p class="govuk-body-s xp-secondary">
      {opened !== null
        ? pageText(language, 'previous.look.yes', {
            name: look?.by || '–',
            when: whenText(language, opened, zone, now),
          })
        : pageText(language, look ? 'previous.look.no' : 'previous.look.unknown')}
    </p>
  );
}
