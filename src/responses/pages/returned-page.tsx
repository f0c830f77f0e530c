import { ErrorSummary, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { NotedForm } from '../noted-form.js';
import { previousView } from '../previous-view.js';
import type { Fields } from '../read-form.js';
import { AnswersList, type ReadSection } from './check-page.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';
import { QuestionBlock, type Conflict } from './question-block.js';
import { RevealedNotice } from './revealed-notice.js';
import { FORM_ID, StatusLine } from './section-page.js';

export interface ReturnedPageProps {
  readonly context: PartnerContext;
  /** Returned questions and those they reveal, in the questionnaire's order, with their notes. */
  readonly noted: NotedForm;
  readonly remarks: ReadonlyMap<string, string>;
  readonly fields: Fields;
  readonly basis: ReadonlyMap<string, string>;
  readonly errors: ReadonlyMap<string, string>;
  readonly summary: readonly ErrorLine[];
  readonly conflicts: ReadonlyMap<string, Conflict>;
  readonly addTo: string | null;
  /** Names of questions that the answers just saved lead to. */
  readonly revealed: readonly string[];
  /** All other answers, for reading. */
  readonly rest: readonly ReadSection[];
  readonly deviceKey: string;
  /** Names of the documents sent so far, by id. */
  readonly documents: ReadonlyMap<string, string>;
}

/** P8: only the questions sent back, the evaluators' remark beside each; the rest is for reading. */
export function ReturnedPage(props: ReturnedPageProps) {
  const { context, noted, remarks } = props;
  const { questions } = noted;
  const { language, entityName } = context;
  const title = pageText(language, 'returned.title');
  return (
    <PartnerFrame
      context={context}
      title={title}
      path="/answer/returned"
      languages={{ kind: 'form', formId: FORM_ID }}
      hasErrors={props.summary.length > 0}
    >
      <ErrorSummary
        language={language}
        lead={pageText(language, 'section.nothingStored')}
        errors={props.summary}
      />
      <RevealedNotice language={language} noted={noted} revealed={props.revealed} />
      <h1 class="govuk-heading-l xp-title">{title}</h1>
      <StatusLine language={language} lastChange={null} />
      <p class="govuk-body-l">
        {pageText(language, 'returned.lead', { count: remarks.size, entity: entityName })}
      </p>
      <form
        id={FORM_ID}
        method="post"
        action="/answer/returned"
        novalidate
        data-autosave="/answer/answers/"
        data-previous={noted.before ? '/answer/previous/' : undefined}
        data-key={props.deviceKey}
        data-csrf={context.csrf}
      >
        <input type="hidden" name="_csrf" value={context.csrf} />
        {questions.map((question) => (
          <QuestionBlock
            question={question}
            language={language}
            fields={props.fields}
            errors={props.errors}
            basis={props.basis.get(question.name) ?? ''}
            hidden={!noted.visible.has(question.name)}
            previous={previousView(noted.before, question, language)}
            conflict={props.conflicts.get(question.name) ?? null}
            remark={remarks.get(question.name) ?? null}
            documents={props.documents}
            extraPanels={props.addTo === question.name ? 1 : 0}
          />
        ))}
        <button class="govuk-button" name="_go" value="continue">
          {pageText(language, 'returned.save')}
        </button>
      </form>
      <h2 class="govuk-heading-m">{pageText(language, 'returned.rest')}</h2>
      <p class="govuk-body">{pageText(language, 'returned.restText')}</p>
      {props.rest.map((section) => (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{section.title}</span>
          </summary>
          <div class="govuk-details__text">
            <AnswersList language={language} section={section} yearBefore={noted.before?.year ?? null} />
          </div>
        </details>
      ))}
    </PartnerFrame>
  );
}
