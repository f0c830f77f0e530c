import type { ComponentChildren } from 'preact';
import { textIn, type Language } from '../../language.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { Question } from '../../questionnaires/questionnaire.js';
import type { CodebookCode } from '../codebook.js';
import type { CodingText } from '../coding-texts.service.js';
import { codeKey, textKey, type Passage } from '../passage.js';
import { markText, type ReadPassageForm } from '../passages.shape.js';
import { CodingPanel, type PanelOf } from './coding-panel.js';
import { CodeNames, CodingTextView } from './coding-text-view.js';

export interface CodingPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly title: string;
  /** Path of this page. */
  readonly path: string;
  /** What is shown of it, as its query: `question=…` or `entity=…`. */
  readonly view: string;
  readonly questions: ReadonlyMap<string, Question>;
  /** All texts; those of the view are shown. */
  readonly texts: readonly CodingText[];
  readonly shown: readonly CodingText[];
  readonly passages: readonly Passage[];
  readonly flagged: readonly Passage[];
  readonly codebook: readonly CodebookCode[];
  readonly recent: readonly CodebookCode[];
  readonly names: ReadonlyMap<string, string>;
  readonly waiting: readonly string[];
  readonly mayCode: boolean;
  readonly isOpen: boolean;
  /** What the panel is about; null for new passages. */
  readonly of: PanelOf | null;
  /** What was sent and not taken. */
  readonly typed: ReadPassageForm | null;
  readonly notice: { readonly text: string; readonly act: string | null } | null;
  readonly errors: readonly ErrorLine[];
  /** Between the title and the texts. */
  readonly before?: ComponentChildren;
}

function titleOf(question: Question | undefined, language: Language): string {
  return question ? textIn(question.title, language).text : '';
}

/** What one text is asked for: the question, and in a panel which item and field of it. */
function placeTitle({ title, number }: CodingText, question: Question | undefined, language: Language) {
  if (title === null || question === undefined) return null;
  const field = textIn(title, language).text;
  if (number === null || question.type !== 'paneldynamic') return field;
  const item = pageText(language, 'coding.item', {
    title: textIn(question.itemTitle, language).text,
    number,
  });
  return question.elements.length > 1 ? `${item}, ${field}` : item;
}

function Ways({ context: { language }, path, view, texts, questions }: CodingPageProps) {
  const count = (one: (text: CodingText) => boolean) => String(texts.filter(one).length);
  const way = (query: string, name: string, total: string) => (
    <li>
      <a class="govuk-link" href={`${path}?${query}`} aria-current={query === view ? 'true' : undefined}>
        {pageText(language, 'coding.withCount', { name, count: total })}
      </a>
    </li>
  );
  const asked = [...new Set(texts.map(({ question }) => question))];
  const inOrder = [...questions.keys()].filter((name) => asked.includes(name));
  const entities = [...new Map(texts.map(({ entity, entityName }) => [entity, entityName]))];
  return (
    <details class="govuk-details xp-ways" open={view === ''}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {pageText(language, 'coding.questions')} / {pageText(language, 'coding.entities')}
        </span>
      </summary>
      <div class="govuk-details__text xp-ways__lists">
        <nav aria-label={pageText(language, 'coding.questions')}>
          <ul class="govuk-list">
            {inOrder.map((name) =>
              way(
                `question=${name}`,
                titleOf(questions.get(name), language),
                count((text) => text.question === name),
              ),
            )}
          </ul>
        </nav>
        <nav aria-label={pageText(language, 'coding.entities')}>
          <ul class="govuk-list">
            {entities.map(([entity, name]) =>
              way(
                `entity=${entity}`,
                name,
                count((text) => text.entity === entity),
              ),
            )}
          </ul>
        </nav>
      </div>
    </details>
  );
}

function Flagged(props: CodingPageProps & { readonly codes: ReadonlyMap<string, CodebookCode> }) {
  const { context, flagged, path, view, mayCode, codes } = props;
  const { language, csrf } = context;
  if (flagged.length === 0) return null;
  return (
    <section class="xp-box" aria-labelledby="flagged">
      <h2 class="govuk-heading-m" id="flagged">
        {pageText(language, 'coding.flagged')}
      </h2>
      <p class="govuk-body">{pageText(language, 'coding.flaggedText')}</p>
      <ol class="xp-passages">
        {flagged.map((passage) => (
          <li class="xp-passage">
            <p class="govuk-body-s">
              {passage.entity}, {titleOf(props.questions.get(passage.question), language)}
            </p>
            <q class="govuk-body xp-own-text">{passage.quoted}</q>
            <CodeNames passage={passage} codes={codes} language={language} />
            {mayCode && (
              <div class="xp-passage__acts">
                <a
                  class="govuk-link xp-page-link"
                  href={`${path}?question=${passage.question}&place=${passage.id}#code`}
                >
                  {pageText(language, 'coding.place')}
                </a>
                <form method="post" action={`${path}/passages/${passage.id}/remove`}>
                  <input type="hidden" name="_csrf" value={csrf} />
                  <input type="hidden" name="revision" value={passage.revision} />
                  <input type="hidden" name="back" value={view} />
                  <button class="xp-link-button">{pageText(language, 'coding.letGo')}</button>
                </form>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What has been done, with the way back. */
export function DoneNotice(props: {
  readonly context: StaffContext;
  readonly notice: CodingPageProps['notice'];
  /** Where it is undone. */
  readonly action: string;
  readonly view: string;
}) {
  const { notice, context, action, view } = props;
  if (!notice) return null;
  return (
    <Notice language={context.language} done>
      <p class="govuk-notification-banner__heading">{notice.text}</p>
      {notice.act && (
        <form method="post" action={action}>
          <input type="hidden" name="_csrf" value={context.csrf} />
          <input type="hidden" name="act" value={notice.act} />
          <input type="hidden" name="back" value={view} />
          <button class="govuk-button govuk-button--secondary" data-key="u">
            {pageText(context.language, 'coding.undo')}
          </button>
        </form>
      )}
    </Notice>
  );
}

function Texts(props: CodingPageProps & { readonly codes: ReadonlyMap<string, CodebookCode> }) {
  const { context, shown, view, questions } = props;
  const { language, csrf } = context;
  const marked = new Set(props.typed?.marks.map(markText));
  return (
    <>
      {shown.map((text, index) => {
        const question = questions.get(text.question);
        const place = placeTitle(text, question, language);
        const entity = `${text.entityName} (${pageText(language, `role.${text.role}`)})`;
        const about = view.startsWith('entity=') ? titleOf(question, language) : entity;
        return (
          <CodingTextView
            {...{ language, csrf, text, index, view, marked }}
            path={props.path}
            title={place ? pageText(language, 'coding.textOf', { entity: about, title: place }) : about}
            passages={props.passages.filter((passage) => textKey(passage) === textKey(text))}
            codes={props.codes}
            names={props.names}
            mayCode={props.mayCode}
          />
        );
      })}
    </>
  );
}

/** Open texts of an exercise: one question with all entities below one another, or one entity with all its texts. */
export function CodingPage(props: CodingPageProps) {
  const { context, exercise, texts, view, questions, mayCode, waiting } = props;
  const { language } = context;
  const codes = new Map(props.codebook.map((code) => [codeKey(code), code]));
  const question = questions.get(view.replace('question=', ''));
  const heading = question ? titleOf(question, language) : (props.shown[0]?.entityName ?? null);
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="coding"
      title={props.title}
      hasErrors={props.errors.length > 0}
    >
      <ErrorSummary language={language} errors={props.errors} />
      <div id="coding" data-part="notice">
        <DoneNotice context={context} notice={props.notice} action={`${props.path}/undo`} view={view} />
      </div>
      {props.before}
      {!props.isOpen && texts.length > 0 && (
        <p class="govuk-inset-text">{pageText(language, 'coding.frozen')}</p>
      )}
      {texts.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'coding.none')}</p>
      ) : (
        <>
          {mayCode && <p class="govuk-body">{pageText(language, 'coding.lead')}</p>}
          <p class="govuk-body">
            <a class="govuk-link xp-page-link" href="/staff/codebook" data-key="g c">
              {pageText(language, 'codebook.title')}
            </a>
          </p>
          <Ways {...props} />
        </>
      )}
      {waiting.length > 0 && (
        <p class="govuk-body xp-secondary">
          {pageText(language, 'coding.waiting', { entities: waiting.join(', ') })}
        </p>
      )}
      <Flagged {...props} codes={codes} />
      {texts.length > 0 && (
        <div class="xp-desk">
          <div data-part="texts">
            {heading && <p class="govuk-heading-m xp-desk__title">{heading}</p>}
            {mayCode && (
              <p class="govuk-body xp-desk__jump">
                <a class="govuk-link xp-page-link" href="#code">
                  {pageText(language, 'coding.toPanel')}
                </a>
              </p>
            )}
            <Texts {...props} codes={codes} />
          </div>
          {mayCode && <CodingPanel {...props} codes={codes} />}
        </div>
      )}
    </ExerciseFrame>
  );
}
