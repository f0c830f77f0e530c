import { textIn, type Language } from '../../language.js';
import { ErrorSummary, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { Question } from '../../questionnaires/questionnaire.js';
import type { AnswerLine } from '../answer-lines.js';
import { noteName, type StoredNote } from '../change-notes.js';
import { AnswerText } from './answer-text.js';
import { NoteText } from './note-text.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';

/** One answer as the check page, the copy and the review show it. */
export interface ReadAnswer {
  readonly question: Question;
  readonly lines: readonly AnswerLine[];
  readonly cannotAnswer: string | null;
  readonly missing: boolean;
  /** It differs from the last exercise, with what the entity says of it; null where it does not, or nothing is compared. */
  readonly changed: { readonly note: StoredNote | null } | null;
}

export interface ReadSection {
  readonly name: string;
  readonly title: string;
  readonly answers: readonly ReadAnswer[];
  /** Some of its answers are those of the last exercise, with the example the entity gives. */
  readonly example: { readonly note: StoredNote | null } | null;
}

export interface CheckPageProps {
  readonly context: PartnerContext;
  readonly sections: readonly ReadSection[];
  /** Answers may be changed and submitted. */
  readonly writable: boolean;
  /** Sent back by the evaluators: changing happens on the page of returned answers. */
  readonly isReturned: boolean;
  /** Names of the questions that this person may change while anything may be. */
  readonly mayChange: ReadonlySet<string>;
  /** Submits for the entity; a colleague who helps does not. */
  readonly submits: boolean;
  readonly revision: number;
  readonly idempotencyKey: string;
  /** Year of the last published exercise; null in a first one. */
  readonly yearBefore: number | null;
  readonly summary: readonly ErrorLine[];
  readonly errors: ReadonlyMap<string, string>;
}

/** The answers of a section as pairs of question and answer, each with a link to change it where it may be. */
export function AnswersList(props: {
  readonly language: Language;
  readonly section: ReadSection;
  readonly changeHref?: (question: string) => string | null;
  readonly errors?: ReadonlyMap<string, string>;
  readonly yearBefore?: number | null;
}) {
  const { language, section, yearBefore = null } = props;
  return (
    <dl class="govuk-summary-list xp-answers">
      {section.answers.map(({ question, lines, cannotAnswer, missing, changed }) => {
        const href = props.changeHref?.(question.name) ?? null;
        const title = textIn(question.title, language).text;
        const error =
          props.errors?.get(question.name) ?? (missing ? pageText(language, 'check.missing') : null);
        return (
          <div class="govuk-summary-list__row" id={`a-${question.name}`}>
            <dt class="govuk-summary-list__key">{title}</dt>
            <dd class={`govuk-summary-list__value ${error ? 'xp-missing' : ''}`}>
              {error && <p class="govuk-error-message">{error}</p>}
              {cannotAnswer !== null ? (
                <p class="xp-answer xp-own-text">
                  {pageText(language, 'question.cannotGiven', { reason: cannotAnswer })}
                </p>
              ) : (
                !(missing && lines.length === 0) && <AnswerText lines={lines} language={language} />
              )}
              {changed && yearBefore !== null && (
                <NoteText
                  language={language}
                  kind="changed"
                  note={changed.note}
                  year={yearBefore}
                  about={title}
                  href={href === null ? null : noteHref(href, question.name)}
                />
              )}
            </dd>
            {href && (
              <dd class="govuk-summary-list__actions">
                <a class="govuk-link" href={href}>
                  {pageText(language, 'check.change')}
                  <span class="govuk-visually-hidden">: {title}</span>
                </a>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}

/** Leads to the note beside a question, where the question can be changed. */
function noteHref(href: string, question: string): string {
  return href.replace(/#.*/, `#q-${noteName({ kind: 'changed', about: question })}`);
}

function SubmitForm({ context, isReturned, revision, idempotencyKey }: CheckPageProps) {
  const { language, entityName, deadline } = context;
  return (
    <form method="post" action="/answer/submit" class="xp-box">
      <h2 class="govuk-heading-m">{pageText(language, 'check.submitTitle', { entity: entityName })}</h2>
      <p class="govuk-body">
        {isReturned
          ? pageText(language, 'check.submitReturned', { entity: entityName })
          : pageText(language, 'check.submitText', { entity: entityName, deadline })}
      </p>
      <input type="hidden" name="_csrf" value={context.csrf} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="revision" value={revision} />
      <button class="govuk-button">{pageText(language, 'check.submit')}</button>
    </form>
  );
}

/** An example belongs to the section's own form; what was returned is answered elsewhere. */
function exampleHref({ writable, isReturned, mayChange }: CheckPageProps, section: ReadSection) {
  const isOwn = section.answers.some(({ question }) => mayChange.has(question.name));
  if (!writable || isReturned || !isOwn) return null;
  return `/answer/sections/${section.name}#q-${noteName({ kind: 'example', about: section.name })}`;
}

/** P5: everything on one page, links to change, what is missing marked; then submitting, on behalf of the entity. */
export function CheckPage(props: CheckPageProps) {
  const { context, sections, writable, isReturned } = props;
  const { language, initiative, year, entityName } = context;
  const title = pageText(language, writable ? 'check.title' : 'sections.read');
  const all = sections.flatMap((section) => section.answers);
  const missing = all.filter((answer) => answer.missing).length;
  const gaps = all.filter(
    (answer) => !answer.missing && answer.lines.length === 0 && answer.cannotAnswer === null,
  ).length;
  const unsaid = all.filter(({ changed }) => changed !== null && changed.note === null).length;
  const changeHref = (section: ReadSection) => (question: string) => {
    if (!writable || !props.mayChange.has(question)) return null;
    return isReturned ? `/answer/returned#q-${question}` : `/answer/sections/${section.name}#q-${question}`;
  };
  return (
    <PartnerFrame
      context={context}
      title={title}
      path="/answer/check"
      hasErrors={props.summary.length > 0}
      back={
        isReturned
          ? { href: '/answer/returned', text: pageText(language, 'returned.title') }
          : { href: '/answer/sections', text: pageText(language, 'section.back') }
      }
    >
      <ErrorSummary
        language={language}
        title={pageText(language, 'check.stillMissing')}
        errors={props.summary}
      />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">
        {pageText(language, 'check.lead', { entity: entityName, year: String(year), initiative })}
      </p>
      {!writable && <div class="govuk-inset-text">{pageText(language, 'section.readOnlyText')}</div>}
      {writable && missing > 0 && (
        <div class="govuk-inset-text xp-inset-missing">
          <strong>{pageText(language, 'check.missingCount', { count: missing })}</strong>{' '}
          {pageText(language, 'check.missingText')}
        </div>
      )}
      {writable && missing === 0 && gaps > 0 && (
        <div class="govuk-inset-text">{pageText(language, 'check.gaps', { count: gaps })}</div>
      )}
      {writable && unsaid > 0 && (
        <div class="govuk-inset-text">
          {pageText(language, 'previous.check.open', { count: unsaid, year: String(props.yearBefore) })}
        </div>
      )}
      {sections.map((section) => (
        <section aria-labelledby={`s-${section.name}`}>
          <h2 class="govuk-heading-m" id={`s-${section.name}`}>
            {section.title}
          </h2>
          <AnswersList
            language={language}
            section={section}
            changeHref={changeHref(section)}
            errors={props.errors}
            yearBefore={props.yearBefore}
          />
          {section.example && props.yearBefore !== null && (
            <NoteText
              language={language}
              kind="example"
              note={section.example.note}
              year={props.yearBefore}
              about={section.title}
              href={exampleHref(props, section)}
            />
          )}
        </section>
      ))}
      {writable && props.submits && <SubmitForm {...props} />}
      {writable && !props.submits && (
        <div class="govuk-inset-text">
          {pageText(language, 'colleagues.submittedByContact', { entity: entityName })}
        </div>
      )}
    </PartnerFrame>
  );
}
