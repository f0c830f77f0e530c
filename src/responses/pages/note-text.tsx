import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { StoredNote } from '../change-notes.js';

const ASKED = {
  changed: { said: 'previous.changed', open: 'previous.check.differs', link: 'previous.check.say' },
  example: { said: 'previous.example', open: 'previous.check.same', link: 'previous.check.give' },
} as const;

/** What the entity says of a difference, or of what has stayed; where it says nothing, a way to say it. */
export function NoteText(props: {
  readonly language: Language;
  readonly kind: keyof typeof ASKED;
  readonly note: StoredNote | null;
  /** Of the last exercise. */
  readonly year: number;
  /** What it is about, for who does not see where it stands. */
  readonly about: string;
  readonly href: string | null;
}) {
  const { language, kind, note, href } = props;
  const year = String(props.year);
  const keys = ASKED[kind];
  if (!note && !href) return null;
  return (
    <p class="govuk-body-s xp-note">
      {note ? (
        <>
          <strong>{pageText(language, keys.said, { year })}:</strong>{' '}
          <span
            class="xp-own-text"
            lang={note.language === language ? undefined : note.language || undefined}
          >
            {note.value}
          </span>
        </>
      ) : (
        <>
          {pageText(language, keys.open, { year })}{' '}
          <a class="govuk-link xp-page-link" href={href ?? ''}>
            {pageText(language, keys.link)}
            <span class="govuk-visually-hidden">: {props.about}</span>
          </a>
        </>
      )}
    </p>
  );
}
