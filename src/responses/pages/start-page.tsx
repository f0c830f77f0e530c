import { textIn } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { Section } from '../../questionnaires/questionnaire.js';
import type { YearBefore } from '../year-before.js';
import { OfficerLines, PrivacyLines, type Officer } from './help-lines.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';

export interface StartPageProps {
  readonly context: PartnerContext;
  readonly sections: readonly Section[];
  /** 1, 2, … of the initiative. */
  readonly exerciseNumber: number;
  /** Null in a first exercise, and where none before it has been published. */
  readonly before: Pick<YearBefore, 'year' | 'missing'> | null;
  /** End of the initiative's implementation in words, such as `April 2022`. */
  readonly ended: string;
  readonly officer: Officer | null;
  /** Somebody of the entity has begun already. */
  readonly begun: boolean;
  readonly writable: boolean;
}

const BEFORE = {
  answered: 'previous.start',
  'not-part': 'previous.notPart',
  'not-accepted': 'previous.notAccepted',
} as const;

/** P2: why, who reads it, until when, how long it takes, whom to ask, and privacy before the first question. */
export function StartPage(props: StartPageProps) {
  const { context, sections, before } = props;
  const { language, initiative, year, entityName } = context;
  const title = pageText(language, 'start.title', { year: String(year), initiative });
  const minutes = sections.reduce((sum, section) => sum + section.minutes, 0);
  return (
    <PartnerFrame context={context} title={title} path="/answer">
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'start.lead', { entity: entityName })}</p>
      {props.exerciseNumber > 1 && (
        <div class="govuk-inset-text">
          <p>{pageText(language, 'start.second', { number: props.exerciseNumber })}</p>
          {before && (
            <p>
              {pageText(language, BEFORE[before.missing ?? 'answered'], {
                entity: entityName,
                year: String(before.year),
              })}
            </p>
          )}
        </div>
      )}
      <h2 class="govuk-heading-m">{pageText(language, 'start.why')}</h2>
      <p class="govuk-body">{pageText(language, 'start.whyText', { ended: props.ended })}</p>
      <h2 class="govuk-heading-m">{pageText(language, 'start.readers')}</h2>
      <p class="govuk-body">{pageText(language, 'start.readersText')}</p>
      {props.writable ? (
        <>
          <h2 class="govuk-heading-m">{pageText(language, 'start.until')}</h2>
          <p class="govuk-body">
            <strong>{context.deadline}</strong>
          </p>
        </>
      ) : (
        <div class="govuk-inset-text">{pageText(language, 'start.closed')}</div>
      )}
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
      <OfficerLines language={language} officer={props.officer} />
      <PrivacyLines language={language} officer={props.officer} />
      {props.writable ? (
        <form method="post" action="/answer">
          <input type="hidden" name="_csrf" value={context.csrf} />
          <button class="govuk-button xp-start">
            {pageText(language, props.begun ? 'start.resume' : 'start.go')}
          </button>
        </form>
      ) : (
        <a class="govuk-button" href="/answer/check" role="button">
          {pageText(language, 'start.read')}
        </a>
      )}
    </PartnerFrame>
  );
}
