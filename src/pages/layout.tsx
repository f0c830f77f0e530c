import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../language.js';
import { AssetsContext } from './assets-context.js';
import { LanguageSwitch, type LanguageSwitchProps } from './language-switch.js';
import { pageText } from './page-text.js';
import { KeysDialog } from './staff/keys-dialog.js';

export interface LayoutProps {
  readonly language: Language;
  /** Title of the page; the tab shows it before the name of the service. */
  readonly title: string;
  /** The page shows an error summary: the tab says so first. */
  readonly hasErrors?: boolean;
  readonly audience?: 'partner' | 'staff';
  readonly languages?: LanguageSwitchProps;
  /**
   * Offers to end the session and clear the device, with the token of the session's forms. Such a page loads the script
   * that saves a form as it is typed, since that also clears what it has kept.
   */
  readonly leave?: { readonly csrf: string; readonly action: string; readonly label: string } | null;
  /** Whom to ask and what happens with one's data, in the same place on every page of a session. */
  readonly help?: { readonly href: string; readonly text: string };
  /** Above the main content, such as a link back. */
  readonly before?: ComponentChildren;
  /** A programme's funding statement, where there is one. */
  readonly funding?: string | null;
  readonly children: ComponentChildren;
}

/** Three linked shapes, as roles are drawn in the report: ● first provider, ■ second provider, ▲ beneficiary. */
function Mark() {
  return (
    <svg class="xp-mark" viewBox="0 0 36 34" width="36" height="34" aria-hidden="true" focusable="false">
      <path d="M18 7 6 27h24z" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="m18 0 7 12H11z" fill="currentColor" />
      <circle cx="6.5" cy="27" r="6.5" fill="currentColor" />
      <path d="M24 21h12v12H24z" fill="currentColor" />
    </svg>
  );
}

export function Layout(props: LayoutProps) {
  const { language, title, audience = 'partner', languages, leave } = props;
  const assets = useContext(AssetsContext);
  const shown = props.hasErrors ? pageText(language, 'title.error', { title }) : title;
  return (
    <html lang={language} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="theme-color" content="#0b4f5c" />
        <title>{`${shown} – Expost`}</title>
        <link rel="preload" href={assets.fontRegular} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="preload" href={assets.fontBold} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={audience === 'staff' ? assets.staffCss : assets.partnerCss} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {leave && <script src={assets.formJs} defer />}
        {audience === 'staff' && <script src={assets.staffJs} defer />}
      </head>
      <body class="govuk-template__body">
        <a href="#main" class="govuk-skip-link">
          {pageText(language, 'service.skip')}
        </a>
        <header class="xp-header">
          <div class="govuk-width-container xp-header__row">
            <p class="xp-brand">
              <Mark />
              <span class="xp-brand__name">Expost</span>
              <span class="xp-brand__tagline">{pageText(language, 'service.tagline')}</span>
            </p>
            {languages && <LanguageSwitch language={language} by={languages} />}
          </div>
        </header>
        <div class="govuk-width-container">
          <main class="govuk-main-wrapper" id="main" tabIndex={-1}>
            {props.before}
            {props.children}
          </main>
        </div>
        <footer class="xp-footer">
          <div class="govuk-width-container">
            {props.help && (
              <p class="xp-help">
                <a class="govuk-link" href={props.help.href}>
                  {props.help.text}
                </a>
              </p>
            )}
            {leave && (
              <form method="post" action={leave.action} data-leave>
                <input type="hidden" name="_csrf" value={leave.csrf} />
                <button class="xp-link-button" type="submit">
                  {leave.label}
                </button>
              </form>
            )}
            {audience === 'staff' && <KeysDialog language={language} />}
            {props.funding && <p class="govuk-body-s">{props.funding}</p>}
            <p class="govuk-body-s">
              {pageText(language, 'service.notOfficial')}{' '}
              <a class="govuk-link" href={`/accessibility?lang=${language}`}>
                {pageText(language, 'service.accessibility')}
              </a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}
