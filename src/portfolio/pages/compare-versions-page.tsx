import { textIn, type Language, type Texts } from '../../language.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import type {
  ComparedChoice,
  ComparedQuestion,
  ComparedSection,
  countChanges,
} from '../../questionnaires/compare-versions.js';

export interface CompareVersionsProps {
  readonly context: StaffContext;
  readonly versions: readonly { readonly id: string; readonly title: Texts }[];
  readonly from: string;
  readonly to: string;
  /** Empty where there is but one version. */
  readonly sections: readonly ComparedSection[];
  readonly counts: ReturnType<typeof countChanges> | null;
}

/** Two versions of a questionnaire, question by question: what changed in full, what did not by its name only. */
export function CompareVersionsPage(props: CompareVersionsProps) {
  const { context, versions, sections, counts } = props;
  const { language } = context;
  const title = pageText(language, 'versions.title');
  const changed = sections.filter(({ questions }) => questions.some(isChanged));
  return (
    <StaffFrame
      context={context}
      title={title}
      back={{ href: '/staff/questionnaires', text: pageText(language, 'questionnaires.title') }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {versions.length < 2 ? (
        <p class="govuk-body">{pageText(language, 'versions.only')}</p>
      ) : (
        <>
          <p class="govuk-body">{pageText(language, 'versions.lead')}</p>
          <Versions {...props} />
        </>
      )}
      {counts && (
        <p class="govuk-body">
          {pageText(language, 'versions.sameCount', { count: counts.same })},{' '}
          {pageText(language, 'versions.comparable', { count: counts.comparable })}.
        </p>
      )}
      {counts && changed.length === 0 && <p class="govuk-body">{pageText(language, 'versions.nothing')}</p>}
      {sections.map(({ section, questions }) => (
        <section aria-labelledby={`s-${section.name}`}>
          <h2 class="govuk-heading-m" id={`s-${section.name}`}>
            {textIn(section.title, language).text}
          </h2>
          {questions.filter(isChanged).map((question) => (
            <Changed {...props} question={question} />
          ))}
          <Alike language={language} questions={questions.filter((question) => !isChanged(question))} />
        </section>
      ))}
    </StaffFrame>
  );
}

const isChanged = ({ changes }: ComparedQuestion) => !changes.includes('same');

function Versions({ context, versions, from, to }: CompareVersionsProps) {
  const { language } = context;
  const choices = [
    ['from', from, 'versions.from'],
    ['to', to, 'versions.to'],
  ] as const;
  return (
    <form method="get" action="/staff/questionnaires/compare" class="xp-staff-form">
      {choices.map(([name, value, label]) => (
        <div class="govuk-form-group">
          <label class="govuk-label xp-label" for={name}>
            {pageText(language, label)}
          </label>
          <select class="govuk-select" id={name} name={name}>
            {versions.map(({ id, title }) => (
              <option value={id} selected={id === value}>
                {id} – {textIn(title, language).text}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button class="govuk-button govuk-button--secondary">{pageText(language, 'versions.show')}</button>
    </form>
  );
}

/** One question that is not the same, in the languages in which it differs. */
function Changed(props: CompareVersionsProps & { readonly question: ComparedQuestion }) {
  const { context, question, from, to } = props;
  const { language } = context;
  const { before, now, changes, languages, choices, comparable } = question;
  return (
    <div class="xp-box" id={`q-${question.name}`}>
      <h3 class="govuk-heading-s">{question.name}</h3>
      <p class="govuk-body">
        {changes.map((change) => (
          <>
            <strong class="govuk-tag govuk-tag--yellow">
              {pageText(language, `versions.change.${change}`)}
            </strong>{' '}
          </>
        ))}
        <Mark language={language} comparable={comparable} />
      </p>
      {before && now ? (
        languages.map((one) => (
          <>
            <p class="govuk-body">
              <strong>{LANGUAGE_NAMES[one]}</strong>
            </p>
            <dl class="xp-languages-beside">
              <Side id={from} language={one} title={before.title} hint={before.description} />
              <Side id={to} language={one} title={now.title} hint={now.description} />
            </dl>
          </>
        ))
      ) : (
        <p class="govuk-body xp-own-text">{textIn((now ?? before)?.title ?? NO_TEXT, language).text}</p>
      )}
      {choices.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {choices.map((choice) => (
            <li class="xp-own-text">{choiceText(language, choice)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const NO_TEXT: Texts = { en: '', es: '', fr: '', pt: '' };

function Side(props: {
  readonly id: string;
  readonly language: Language;
  readonly title: Texts;
  readonly hint: Texts | null;
}) {
  const { id, language, title, hint } = props;
  return (
    <div>
      <dt>{id}</dt>
      <dd lang={language}>
        {title[language]}
        {hint && <span class="xp-secondary"> {hint[language]}</span>}
      </dd>
    </div>
  );
}

/** A choice that reads otherwise is shown in a language in which it does. */
function choiceText(language: Language, { value, before, now }: ComparedChoice): string {
  const named = (texts: Texts, one: Language = language) => `${textIn(texts, one).text} (${value})`;
  if (!before) return now ? pageText(language, 'versions.choice.came', { choice: named(now) }) : value;
  if (!now) return pageText(language, 'versions.choice.went', { choice: named(before) });
  const differing = [language, ...(Object.keys(before) as Language[])].find(
    (one) => before[one] !== now[one],
  );
  const texts = { before: named(before, differing), now: named(now, differing) };
  return pageText(language, 'versions.choice.reworded', texts);
}

function Mark({ language, comparable }: { readonly language: Language; readonly comparable: boolean }) {
  return (
    <span class={comparable ? '' : 'xp-secondary'}>
      {pageText(language, comparable ? 'versions.mark.comparable' : 'versions.mark.not')}
    </span>
  );
}

/** Questions that are the same, folded away; which of them are comparable is what one looks for. */
function Alike(props: { readonly language: Language; readonly questions: readonly ComparedQuestion[] }) {
  const { language, questions } = props;
  if (questions.length === 0) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {pageText(language, 'versions.sameCount', { count: questions.length })}
        </span>
      </summary>
      <div class="govuk-details__text">
        <ul class="govuk-list">
          {questions.map(({ now, name, comparable }) => (
            <li>
              <span class="xp-own-text">{now ? textIn(now.title, language).text : name}</span> –{' '}
              <Mark language={language} comparable={comparable} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
