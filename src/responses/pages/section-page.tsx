import { textIn } from '../../language.js';
import { ErrorSummary, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { Section } from '../../questionnaires/questionnaire.js';
import { previousView } from '../previous-view.js';
import type { NotedForm } from '../noted-form.js';
import type { Fields } from '../read-form.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';
import { QuestionBlock, type Conflict } from './question-block.js';
import { RevealedNotice } from './revealed-notice.js';

export interface SectionPageProps {
  readonly context: PartnerContext;
  /** As `pagesFor` gives it. */
  readonly section: Section;
  /** Its questions with the notes asked beside them, and what the entity answered in the last exercise. */
  readonly noted: NotedForm;
  /** From 1. */
  readonly position: number;
  readonly count: number;
  /** What stands in the form: stored answers, or what was typed and could not be stored. */
  readonly fields: Fields;
  readonly basis: ReadonlyMap<string, string>;
  readonly errors: ReadonlyMap<string, string>;
  readonly summary: readonly ErrorLine[];
  readonly conflicts: ReadonlyMap<string, Conflict>;
  /** Names of the questions and notes that the answers just saved lead to. */
  readonly revealed: readonly string[];
  /** Panel question that gets one more panel. */
  readonly addTo: string | null;
  /** Last change in the section: by whom and when, in words. */
  readonly lastChange: { readonly by: string; readonly when: string } | null;
  /** Who else writes here now, in words; empty where nobody does. */
  readonly others: string;
  /** Names the store of the script on the device. */
  readonly deviceKey: string;
  /** Names of the documents sent so far, by id. */
  readonly documents: ReadonlyMap<string, string>;
}

export const FORM_ID = 'answers';

/** Texts that the script shows; in attributes, so that no script stands in the page. */
function statusTexts(language: PartnerContext['language']) {
  return {
    'data-saved': pageText(language, 'section.saved', { time: '{time}' }),
    'data-saving': pageText(language, 'section.saving'),
    'data-offline': pageText(language, 'section.offline'),
    'data-failed': pageText(language, 'section.failed'),
    'data-refused': pageText(language, 'section.refused'),
    'data-ended': pageText(language, 'section.ended'),
    'data-closed': pageText(language, 'section.closedNow'),
    'data-kept': pageText(language, 'section.kept'),
  };
}

/** Whether everything is saved: shown by the script as it goes, and spoken at most once a minute. */
export function StatusLine(props: {
  readonly language: PartnerContext['language'];
  readonly lastChange: SectionPageProps['lastChange'];
}) {
  const { language, lastChange } = props;
  return (
    <div class="xp-status" data-status {...statusTexts(language)}>
      <p aria-hidden="true" data-status-shown>
        {lastChange &&
          pageText(language, 'section.savedBefore', { when: lastChange.when, name: lastChange.by })}
      </p>
      <p class="govuk-visually-hidden" aria-live="polite" data-status-spoken></p>
    </div>
  );
}

/** One section on one scrolling page. Works by itself; with the script each answer is saved as it is given. */
export function SectionPage(props: SectionPageProps) {
  const { context, section, noted, errors, conflicts } = props;
  const { language } = context;
  const title = textIn(section.title, language).text;
  const path = `/answer/sections/${section.name}`;
  return (
    <PartnerFrame
      context={context}
      title={title}
      path={path}
      languages={{ kind: 'form', formId: FORM_ID }}
      hasErrors={props.summary.length > 0}
      back={{ href: '/answer/sections', text: pageText(language, 'section.back') }}
    >
      <ErrorSummary
        language={language}
        lead={pageText(language, 'section.nothingStored')}
        errors={props.summary}
      />
      <RevealedNotice language={language} noted={noted} revealed={props.revealed} />
      <p class="xp-caption">
        {pageText(language, 'section.position.minutes', {
          position: props.position,
          count: props.count,
          minutes: section.minutes,
        })}
      </p>
      <h1 class="govuk-heading-l xp-title">{title}</h1>
      <StatusLine language={language} lastChange={props.lastChange} />
      <p class="xp-others" data-others={`${path}/others`} hidden={props.others === ''}>
        {props.others}
      </p>
      {section.description && <p class="govuk-body-l">{textIn(section.description, language).text}</p>}
      <form
        id={FORM_ID}
        method="post"
        action={path}
        novalidate
        data-autosave="/answer/answers/"
        data-previous={noted.before ? '/answer/previous/' : undefined}
        data-key={props.deviceKey}
        data-csrf={context.csrf}
      >
        <input type="hidden" name="_csrf" value={context.csrf} />
        {noted.questions.map((question) => (
          <QuestionBlock
            question={question}
            language={language}
            fields={props.fields}
            errors={errors}
            basis={props.basis.get(question.name) ?? ''}
            hidden={!noted.visible.has(question.name)}
            previous={previousView(noted.before, question, language)}
            conflict={conflicts.get(question.name) ?? null}
            documents={props.documents}
            extraPanels={props.addTo === question.name ? 1 : 0}
          />
        ))}
        <div class="xp-actions">
          <button class="govuk-button" name="_go" value="continue">
            {pageText(language, 'section.saveContinue')}
          </button>
          <button class="govuk-button govuk-button--secondary" name="_go" value="later">
            {pageText(language, 'section.saveLater')}
          </button>
        </div>
      </form>
    </PartnerFrame>
  );
}
