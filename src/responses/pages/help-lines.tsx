import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { safeLink } from '../../pages/safe-link.js';

/** The person of the programme whom partners may ask. */
export interface Officer {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

interface HelpProps {
  readonly language: Language;
  readonly officer: Officer | null;
}

/** Whom to ask, by mail, phone or WhatsApp, which takes numbers with their country's code alone. */
export function OfficerLines({ language, officer }: HelpProps) {
  if (!officer) return null;
  const mail = safeLink(`mailto:${officer.email}`);
  const phone = officer.phone?.replace(/[^\d+]/g, '');
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(language, 'start.contact')}</h2>
      <p class="govuk-body">{pageText(language, 'start.contactText', { officer: officer.name })}</p>
      <ul class="govuk-list">
        <li>
          {mail ? (
            <a class="govuk-link" href={mail}>
              {officer.email}
            </a>
          ) : (
            officer.email
          )}
        </li>
        {phone && (
          <li>
            <a class="govuk-link" href={`tel:${phone}`}>
              {officer.phone}
            </a>
          </li>
        )}
        {phone?.startsWith('+') && (
          <li>
            <a class="govuk-link" href={`https://wa.me/${phone.slice(1)}`} rel="noopener noreferrer">
              WhatsApp
            </a>
          </li>
        )}
      </ul>
    </>
  );
}

/** Who is responsible, what for, who sees what, quotes, rights: before the first question, and at any time after. */
export function PrivacyLines({ language, officer }: HelpProps) {
  const who = officer
    ? pageText(language, 'start.privacyWho', { officer: officer.name })
    : pageText(language, 'start.privacyWhoNobody');
  const lines = [
    who,
    pageText(language, 'start.privacyWhat'),
    pageText(language, 'start.privacyVisible'),
    pageText(language, 'start.privacyQuotes'),
    pageText(language, 'start.privacyRights'),
  ];
  return (
    <section class="xp-box" aria-labelledby="privacy">
      <h2 class="govuk-heading-m" id="privacy">
        {pageText(language, 'start.privacy')}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
}
