import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { MailContent } from '../mail-kind.js';

/** How a mail looks to its reader. Its button is a picture of one: it leads nowhere. */
export function LetterLook(props: {
  /** Of the page. */
  readonly language: Language;
  readonly mailLanguage: Language;
  readonly mail: MailContent;
}) {
  const { mail, mailLanguage } = props;
  const { letter } = mail;
  return (
    <div class="xp-letter">
      <p class="xp-letter__subject xp-own-text" lang={mailLanguage}>
        {mail.subject}
      </p>
      {letter && (
        <div class="xp-letter__body xp-own-text" lang={mailLanguage}>
          {[letter.greeting, ...letter.paragraphs].map((text) => (
            <p>{text}</p>
          ))}
          {letter.points && letter.points.length > 0 && (
            <ul>
              {letter.points.map(({ title, text }) => (
                <li>
                  <strong>{title}</strong>
                  <br />
                  {text}
                </li>
              ))}
            </ul>
          )}
          {letter.button && (
            <>
              <p>
                <span class="xp-letter__button">{letter.button.label}</span>
              </p>
              <p>
                {letter.button.instead}
                <br />
                <span class="xp-letter__address">{letter.button.url}</span>
              </p>
            </>
          )}
          {letter.closing.map((text) => (
            <p>{text}</p>
          ))}
          <p class="xp-letter__small">{letter.small}</p>
        </div>
      )}
      <details class="govuk-details" open={!letter}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{pageText(props.language, 'messages.asText')}</span>
        </summary>
        <div class="govuk-details__text xp-own-text" lang={mailLanguage}>
          {mail.text}
        </div>
      </details>
    </div>
  );
}
