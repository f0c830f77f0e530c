import type { Language } from '../../language.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { Whose } from '../message-view.js';
import { kindText, messagesPath, type MessagePlace } from './message-paths.js';

/** The ways to other windows, kinds and languages. */
export function MessagePlaces(props: {
  readonly context: StaffContext;
  readonly place: MessagePlace;
  readonly windows: readonly number[];
  readonly kinds: readonly string[];
  readonly languages: readonly { readonly language: Language; readonly whose: Whose }[];
}) {
  const { context, place, windows } = props;
  const { language } = context;
  const say = (key: Parameters<typeof pageText>[1], params = {}) => pageText(language, key, params);
  return (
    <>
      {place.window !== null && (
        <>
          <nav aria-label={say('messages.windows')}>
            <ul class="govuk-list xp-places__list">
              {windows.map((one) => (
                <li>
                  <a
                    class="govuk-link"
                    href={messagesPath({ ...place, window: one })}
                    aria-current={one === place.window ? 'true' : undefined}
                  >
                    {say('messages.window', { window: String(one) })}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <p class="govuk-body">
            <a class="govuk-link xp-page-link" href={messagesPath({ window: place.window }, '/overview')}>
              {say('messages.toOverview')}
            </a>
          </p>
        </>
      )}
      <nav aria-label={say('messages.kinds')}>
        <ul class="govuk-list xp-places__list">
          {props.kinds.map((one) => (
            <li>
              <a
                class="govuk-link"
                href={messagesPath({ ...place, kind: one })}
                aria-current={one === place.kind ? 'true' : undefined}
              >
                {kindText(language, 'mailKind', one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={say('messages.languages')}>
        <ul class="govuk-list xp-places__list">
          {props.languages.map((one) => (
            <li>
              <a
                class="govuk-link"
                href={messagesPath({ ...place, language: one.language })}
                aria-current={one.language === place.language ? 'true' : undefined}
              >
                <span lang={one.language}>{LANGUAGE_NAMES[one.language]}</span>
                {one.whose !== 'ours' && ` (${say(`messages.whose.${one.whose}`)})`}
              </a>
            </li>
          ))}
          <li>
            <a
              class="govuk-link"
              href={messagesPath({ window: place.window, kind: place.kind }, '/side-by-side')}
            >
              {say('messages.toSideBySide')}
            </a>
          </li>
        </ul>
      </nav>
    </>
  );
}
