import type { Language } from '../../language.js';
import { pageText } from '../page-text.js';

/** All keys of the page; the script of staff pages fills it and opens it. Without script nothing of it is shown. */
export function KeysDialog({ language }: { readonly language: Language }) {
  const text = (key: Parameters<typeof pageText>[1]) => pageText(language, key);
  return (
    <>
      <p class="xp-help">
        <button
          type="button"
          class="xp-link-button"
          data-keys-open
          data-key="?"
          data-key-label={text('keys.show')}
          hidden
        >
          {text('keys.title')}
        </button>
      </p>
      <dialog
        class="xp-keys"
        aria-labelledby="keys-title"
        data-keys
        data-on={text('keys.on')}
        data-off={text('keys.off')}
        data-switch-on={text('keys.switchOn')}
        data-switch-off={text('keys.switchOff')}
        data-then={text('keys.then')}
      >
        <h2 class="govuk-heading-m" id="keys-title">
          {text('keys.title')}
        </h2>
        <p class="govuk-body" data-keys-state role="status" />
        <dl class="xp-keys__list" />
        <div class="govuk-button-group">
          <button type="button" class="govuk-button" data-keys-close autofocus>
            {text('keys.close')}
          </button>
          <button type="button" class="govuk-button govuk-button--secondary" data-keys-switch />
        </div>
      </dialog>
    </>
  );
}
