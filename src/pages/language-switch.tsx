import { LANGUAGES, type Language } from '../language.js';
import { LANGUAGE_NAMES, pageText } from './page-text.js';

/**
 * How a page changes its language: by a link where nothing is kept yet, by a small form once there is a session, and
 * on a page with answers by sending these along, so that nothing typed is lost.
 */
export type LanguageSwitchProps =
  | {
      readonly kind: 'links';
      readonly path: string;
      /** What the address says beside the language, such as `window=2021`. */
      readonly query?: string;
    }
  | { readonly kind: 'session'; readonly action: string; readonly back: string; readonly csrf: string }
  | { readonly kind: 'form'; readonly formId: string };

export function LanguageSwitch({
  language,
  by,
}: {
  readonly language: Language;
  readonly by: LanguageSwitchProps;
}) {
  const items = LANGUAGES.map((other) => (
    <li key={other}>
      {other === language ? (
        <span class="xp-language xp-language--current" aria-current="true" lang={other}>
          {LANGUAGE_NAMES[other]}
        </span>
      ) : by.kind === 'links' ? (
        <a
          class="xp-language"
          href={`${by.path}?${by.query ? `${by.query}&` : ''}lang=${other}`}
          lang={other}
          hreflang={other}
        >
          {LANGUAGE_NAMES[other]}
        </a>
      ) : (
        <button
          class="xp-language"
          type="submit"
          lang={other}
          name={by.kind === 'form' ? '_language' : 'language'}
          value={other}
          form={by.kind === 'form' ? by.formId : undefined}
        >
          {LANGUAGE_NAMES[other]}
        </button>
      )}
    </li>
  ));
  const list = <ul class="xp-languages">{items}</ul>;
  return (
    <nav aria-label={pageText(language, 'service.language')}>
      {by.kind === 'form' && (
        // The Enter key presses a form's first button: this one saves and stays, instead of changing the language.
        <button
          class="govuk-visually-hidden"
          type="submit"
          form={by.formId}
          name="_go"
          value="stay"
          tabIndex={-1}
          aria-hidden="true"
        />
      )}
      {by.kind === 'session' ? (
        <form method="post" action={by.action}>
          <input type="hidden" name="_csrf" value={by.csrf} />
          <input type="hidden" name="back" value={by.back} />
          {list}
        </form>
      ) : (
        list
      )}
    </nav>
  );
}
