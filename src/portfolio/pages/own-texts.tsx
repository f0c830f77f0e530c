import { textIn, type Language, type PartialTexts } from '../../language.js';

/** A text of an initiative in the reader's language, or in the one there is, which a screen reader then speaks. */
export function OwnText({ texts, language }: { readonly texts: PartialTexts; readonly language: Language }) {
  const found = textIn(texts, language);
  return (
    <span class="xp-own-text" lang={found.language === language ? undefined : found.language}>
      {found.text || '–'}
      {found.language !== language && found.text !== '' && (
        <span class="xp-secondary" aria-hidden="true">
          {' '}
          ({found.language})
        </span>
      )}
    </span>
  );
}
