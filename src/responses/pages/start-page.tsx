import { textIn } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { safeLink } from '../../pages/safe-link.js';
import type { Section } from '../../questionnaires/questionnaire.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';

export interface StartPageProps {
  readonly context: PartnerContext;
  readonly sections: readonly Section[];
  /** 1, 2, … of the initiative. */
  readonly exerciseNumber: number;
  /** End of the initiative's implementation in words, such as `April 2022`. */
  readonly ended: string;
  readonly officer: { readonly name: string; readonly email: string; readonly phone: string | null } | null;
  /** Somebody of the entity has begun already. */
  readonly begun: boolean;
}

function Officer({ context, officer }: StartPageProps) {
  if (!officer) return null;
  const { language } = context;
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
      </ul>
    </>
  );
}

function Privacy({ context, officer }: StartPageProps) {
  const { language } = context;
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

/** P2: why, who reads it, until when, how long it takes, whom to ask, and privacy before the first question. */
export function StartPage(props: StartPageProps) {
  const { context, sections } = props;
  const { language, initiative, year, entityName } = context;
  const title = pageText(language, 'start.title', { year: String(year), initiative });
  const minutes = sections.reduce((sum, section) => sum + section.minutes, 0);
  return (
    <PartnerFrame context={context} title={title} path="/answer">
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'start.lead', { entity: entityName })}</p>
      {props.exerciseNumber > 1 && (
        <div class="govuk-inset-text">
          {pageText(language, 'start.second', { number: props.exerciseNumber })}
        </div>
      )}
      <h2 class="govuk-heading-m">{pageText(language, 'start.why')}</h2>
      <p class="govuk-body">{pageText(language, 'start.whyText', { ended: props.ended })}</p>
      <h2 class="govuk-heading-m">{pageText(language, 'start.readers')}</h2>
      <p class="govuk-body">{pageText(language, 'start.readersText')}</p>
      <h2 class="govuk-heading-m">{pageText(language, 'start.until')}</h2>
      <p class="govuk-body">
        <strong>{context.deadline}</strong>
      </p>
      <h2 class="govuk-heading-m">{pageText(language, 'start.how')}</h2>
      <p class="govuk-body">{pageText(language, 'start.howText', { minutes, count: sections.length })}</p>
      <ol class="xp-minutes">
        {sections.map((section) => (
          <li>
            <span>{textIn(section.title, language).text}</span>
            <span>{pageText(language, 'sections.minutes', { minutes: section.minutes })}</span>
          </li>
        ))}
      </ol>
      <Officer {...props} />
      <Privacy {...props} />
      <form method="post" action="/answer">
        <input type="hidden" name="_csrf" value={context.csrf} />
        <button class="govuk-button xp-start">
          {pageText(language, props.begun ? 'start.resume' : 'start.go')}
        </button>
      </form>
    </PartnerFrame>
  );
}
