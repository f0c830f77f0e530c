import { LANGUAGES, textIn, type Language, type Texts } from '../../language.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import { ROLES } from '../../initiatives/partnership.js';
import type { Question, Questionnaire } from '../../questionnaires/questionnaire.js';

/** Which exercise uses a version. */
export interface Use {
  readonly code: string;
  readonly acronym: string;
  readonly year: number;
  readonly state: string;
}

/** All versions of all questionnaires. */
export function QuestionnairesPage(props: {
  readonly context: StaffContext;
  readonly questionnaires: readonly {
    readonly id: string;
    readonly title: Texts;
    readonly questions: number;
    readonly uses: number;
  }[];
}) {
  const { context } = props;
  const { language } = context;
  const title = pageText(language, 'questionnaires.title');
  const columns = [
    'plan.questionnaire',
    'questionnaires.version',
    'questionnaires.questions',
    'questionnaires.uses',
  ] as const;
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{pageText(language, 'questionnaires.lead')}</p>
      {props.questionnaires.length > 1 && (
        <p class="govuk-body">
          <a class="govuk-link xp-page-link" href="/staff/questionnaires/compare">
            {pageText(language, 'versions.link')}
          </a>
        </p>
      )}
      <StaffTable
        caption={title}
        columns={columns.map((key) => pageText(language, key))}
        rows={props.questionnaires.map(({ id, title: name, questions, uses }) => [
          <a class="govuk-link" href={`/staff/questionnaires/${id}`}>
            {textIn(name, language).text}
          </a>,
          id,
          questions,
          uses,
        ])}
      />
    </StaffFrame>
  );
}

export interface QuestionnairePageProps {
  readonly context: StaffContext;
  readonly questionnaire: Questionnaire;
  /** Findings by the question that feeds them. */
  readonly feeds: ReadonlyMap<string, readonly string[]>;
  readonly uses: readonly Use[];
}

/** One version, question by question, in all languages side by side. */
export function QuestionnairePage(props: QuestionnairePageProps) {
  const { context, questionnaire, uses } = props;
  const { language } = context;
  const title = textIn(questionnaire.title, language).text;
  return (
    <StaffFrame
      context={context}
      title={`${title} (${questionnaire.id})`}
      back={{ href: '/staff/questionnaires', text: pageText(language, 'questionnaires.title') }}
    >
      <p class="xp-secondary govuk-body xp-over-title">{questionnaire.id}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <h2 class="govuk-heading-m">{pageText(language, 'questionnaires.preview')}</h2>
      <ul class="govuk-list xp-inline-list">
        {ROLES.map((role) => (
          <li>
            <a
              class="govuk-link xp-page-link"
              href={`/staff/questionnaires/${questionnaire.id}/preview/${role}`}
            >
              {pageText(language, `role.${role}`)}
            </a>
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">{pageText(language, 'questionnaires.uses')}</h2>
      {uses.length === 0 && <p class="govuk-body">{pageText(language, 'questionnaires.unused')}</p>}
      <ul class="govuk-list">
        {uses.map(({ code, acronym, year, state }) => (
          <li>
            <a class="govuk-link xp-page-link xp-own-text" href={exercisePath(code, year)}>
              {pageText(language, 'staff.exercise', {
                initiative: `${acronym} (${code})`,
                year: String(year),
              })}
            </a>{' '}
            <StateTag language={language} state={state} />
          </li>
        ))}
      </ul>
      {questionnaire.sections.map((section) => (
        <section aria-labelledby={`s-${section.name}`}>
          <h2 class="govuk-heading-m" id={`s-${section.name}`}>
            {textIn(section.title, language).text}{' '}
            <span class="xp-secondary">
              {pageText(language, 'questionnaires.minutes', { count: section.minutes })}
            </span>
          </h2>
          {section.questions.map((question) => (
            <OneQuestion {...props} question={question} />
          ))}
        </section>
      ))}
    </StaffFrame>
  );
}

function OneQuestion({ context, question, feeds }: QuestionnairePageProps & { readonly question: Question }) {
  const { language } = context;
  const fed = feeds.get(question.name) ?? [];
  const own = question.type === 'html' ? question.html : question.title;
  return (
    <div class="xp-box">
      <h3 class="govuk-heading-s">{question.name}</h3>
      <p class="govuk-body">
        {question.type}
        {' · '}
        {pageText(language, question.required ? 'questionnaires.required' : 'questionnaires.optional')}
        {' · '}
        {pageText(
          language,
          question.comparable ? 'questionnaires.comparable' : 'questionnaires.notComparable',
        )}
        {fed.length > 0 && ` · ${pageText(language, 'questionnaires.feeds', { findings: fed.join(', ') })}`}
      </p>
      <SideBySide texts={own} language={language} />
      {question.description && <SideBySide texts={question.description} language={language} />}
      <Choices question={question} language={language} />
    </div>
  );
}

/** A text in each language, beside one another where there is room. */
function SideBySide({ texts }: { readonly texts: Texts; readonly language: Language }) {
  return (
    <dl class="xp-languages-beside">
      {LANGUAGES.map((one) => (
        <div>
          <dt>{LANGUAGE_NAMES[one]}</dt>
          <dd lang={one}>{texts[one]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What can be chosen, with its code, in each language; the fields of a panel. */
function Choices({ question, language }: { readonly question: Question; readonly language: Language }) {
  const lists: (readonly { readonly value: string; readonly text: Texts }[])[] = [];
  if ('choices' in question) lists.push(question.choices);
  if (question.type === 'matrix') lists.push(question.columns, question.rows);
  if (question.type === 'multipletext')
    lists.push(question.items.map(({ name, title }) => ({ value: name, text: title })));
  if (question.type === 'paneldynamic') {
    lists.push(question.elements.map(({ name, title }) => ({ value: name, text: title })));
  }
  const all = lists.flat();
  if (all.length === 0) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {pageText(language, 'questionnaires.choices', { count: all.length })}
          <span class="govuk-visually-hidden"> {question.name}</span>
        </span>
      </summary>
      <div class="govuk-details__text">
        {all.map(({ value, text }) => (
          <>
            <p class="xp-label">{value}</p>
            <SideBySide texts={text} language={language} />
          </>
        ))}
      </div>
    </details>
  );
}
