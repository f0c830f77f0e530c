import { textIn } from '../../language.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { AnswerText } from '../../responses/pages/answer-text.js';
import type { ReadAnswer, ReadSection } from '../../responses/pages/check-page.js';
import type { TypedForm } from '../review-pages.service.js';
import type { Talk } from '../review-talk.service.js';
import { Comments } from './comments.js';
import { Beside } from './review-beside.js';
import { Looked, SaidSince } from './since-before.js';
import type { ReviewDesk } from '../review-desk.service.js';
import { Difference, NeighbourLinks, type Neighbours } from './review-parts.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';

export interface ResponsePageProps {
  readonly desk: ReviewDesk;
  readonly talk: Talk;
  /** What was typed and not taken. */
  readonly typed: TypedForm | null;
  readonly neighbours: Neighbours;
  /** Only what changed since the submission before. */
  readonly onlyChanged: boolean;
  /** It has just been accepted, and this can be taken back. */
  readonly canUndo: boolean;
  /** Id of the call that has just been logged, and can be taken out again. */
  readonly undoCall: string | null;
  readonly context: StaffContext;
  /** Path of this page. */
  readonly path: string;
  readonly back: string;
  /** Where a document can be had, by its id. */
  readonly documentHref: (id: string) => string;
  readonly entityName: string;
  readonly acronym: string;
  readonly year: number;
  readonly state: string;
  readonly revision: number;
  /** In words: by whom and when; null where it has not been submitted. */
  readonly submitted: string | null;
  readonly taken: { readonly how: string; readonly confirmedBy: string } | null;
  readonly sections: readonly ReadSection[];
  /** Who wrote each answer, and when, in words. */
  readonly writers: ReadonlyMap<string, string>;
  /** Remarks of the last return, or those just typed and not taken. */
  readonly remarks: ReadonlyMap<string, string>;
  readonly canAccept: boolean;
  readonly canReturn: boolean;
  readonly notice: string | null;
  readonly errors: readonly ErrorLine[];
}

function Answer(props: ResponsePageProps & { readonly answer: ReadAnswer }) {
  const { context, answer, remarks, writers } = props;
  const { language } = context;
  const { question, lines, cannotAnswer } = answer;
  const remark = remarks.get(question.name) ?? '';
  const id = `remark.${question.name}`;
  const error = props.errors.find(({ href }) => href === `#${id}`)?.text;
  const { differences, lastTime } = props.desk;
  const difference = differences?.get(question.name);
  const before = lastTime?.answers.get(question.name);
  const look = lastTime?.before?.looks.get(question.name);
  const isGiven = lines.length > 0 || cannotAnswer !== null;
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">
        {textIn(question.title, language).text}
        {question.description && (
          <p class="govuk-body-s xp-secondary">{textIn(question.description, language).text}</p>
        )}
      </dt>
      <dd class="govuk-summary-list__value">
        {cannotAnswer === null ? (
          <AnswerText lines={lines} language={language} documentHref={props.documentHref} />
        ) : (
          <p class="xp-own-text xp-answer">
            {pageText(language, 'question.cannotGiven', { reason: cannotAnswer })}
          </p>
        )}
        {difference && <Difference language={language} stretches={difference} />}
        {writers.has(question.name) && (
          <p class="govuk-body-s xp-secondary xp-writer">{writers.get(question.name)}</p>
        )}
        {lastTime && answer.changed && (
          <SaidSince language={language} year={lastTime.year} kind="changed" note={answer.changed.note} />
        )}
        {lastTime && before && (isGiven || look) && (
          <Looked
            language={language}
            look={look}
            zone={props.desk.loaded.exercise.timeZone}
            now={context.now}
          />
        )}
        {lastTime && before && (
          <details class="govuk-details">
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">
                {pageText(language, 'review.lastTime', { year: String(lastTime.year) })}
              </span>
            </summary>
            <div class="govuk-details__text">
              <AnswerText lines={before} language={language} />
            </div>
          </details>
        )}
        {props.canReturn && isGiven ? (
          <details class="govuk-details xp-remark-field" open={remark !== ''}>
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">{pageText(language, 'staff.returnRemark')}</span>
            </summary>
            <div class="govuk-details__text">
              <label class="govuk-visually-hidden" for={id}>
                {pageText(language, 'staff.returnRemark')}: {textIn(question.title, language).text}
              </label>
              {error && (
                <p class="govuk-error-message" id={`${id}-error`}>
                  {error}
                </p>
              )}
              <textarea
                class={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
                id={id}
                name={id}
                rows={3}
                form="return"
                aria-describedby={error ? `${id}-error` : undefined}
                value={remark}
              />
            </div>
          </details>
        ) : (
          remark !== '' && (
            <div class="xp-box xp-own-text">
              <strong>{pageText(language, 'question.returned')}:</strong> {remark}
            </div>
          )
        )}
        <Comments
          {...props}
          comments={props.talk.comments}
          question={question.name}
          title={textIn(question.title, language).text}
        />
      </dd>
    </div>
  );
}

function Decisions({ context, path, revision, canAccept, canReturn }: ResponsePageProps) {
  const { language, csrf } = context;
  return (
    <>
      {canAccept && (
        <form method="post" action={`${path}/accept`} class="xp-box">
          <h2 class="govuk-heading-m">{pageText(language, 'staff.accept')}</h2>
          <p class="govuk-body">{pageText(language, 'staff.acceptText')}</p>
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={revision} />
          <button class="govuk-button" data-key="a">
            {pageText(language, 'staff.accept')}
          </button>
        </form>
      )}
      {canReturn && (
        <form method="post" action={`${path}/return`} class="xp-box" id="return">
          <h2 class="govuk-heading-m">{pageText(language, 'staff.return')}</h2>
          <p class="govuk-body">{pageText(language, 'staff.returnText')}</p>
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={revision} />
          <button class="govuk-button govuk-button--secondary">{pageText(language, 'staff.returnGo')}</button>
        </form>
      )}
    </>
  );
}

/** What has just been done can be taken back. */
function Undo({ context, path, revision, canUndo, undoCall }: ResponsePageProps) {
  if (!canUndo && undoCall === null) return null;
  const action = undoCall === null ? 'undo-acceptance' : `calls/${undoCall}/remove`;
  return (
    <form method="post" action={`${path}/${action}`}>
      <input type="hidden" name="_csrf" value={context.csrf} />
      {undoCall === null && <input type="hidden" name="revision" value={revision} />}
      <button class="govuk-button govuk-button--secondary" data-key="u">
        {pageText(context.language, 'review.undo')}
      </button>
    </form>
  );
}

/** How much changed since the submission before, and the way to see only that. */
function Changed({ context, desk, onlyChanged, path }: ResponsePageProps) {
  const { language } = context;
  const count = desk.differences?.size ?? null;
  if (count === null) return null;
  return (
    <p class="govuk-body">
      {pageText(language, 'review.changedCount', { count })}{' '}
      {count > 0 && (
        <a class="govuk-link xp-page-link" href={onlyChanged ? path : `${path}?show=changed`}>
          {pageText(language, onlyChanged ? 'review.showAll' : 'review.showChanged')}
        </a>
      )}
    </p>
  );
}

/** One response for the evaluator: everything that was answered, by whom; accept it, or ask back on single answers. */
export function ResponsePage(props: ResponsePageProps) {
  const { context, entityName, acronym, year, taken } = props;
  const { language } = context;
  const exercise = pageText(language, 'staff.exercise', { initiative: acronym, year: String(year) });
  return (
    <StaffFrame
      context={context}
      title={`${entityName}, ${exercise}`}
      hasErrors={props.errors.length > 0}
      back={{ href: props.back, text: pageText(language, 'staff.backExercise') }}
    >
      <ErrorSummary language={language} errors={props.errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
          <Undo {...props} />
        </Notice>
      )}
      <p class="xp-secondary govuk-body xp-over-title">{exercise}</p>
      <h1 class="govuk-heading-l">{entityName}</h1>
      <p class="govuk-body">
        <StateTag language={language} state={props.state} /> {props.submitted}
      </p>
      {taken && (
        <p class="govuk-body">
          {pageText(language, 'staff.takenBy', { how: taken.how, name: taken.confirmedBy })}
        </p>
      )}
      {(props.canAccept || props.canReturn) && (
        <p class="govuk-body">
          <a class="govuk-link xp-page-link" href="#decide" data-key="r">
            {pageText(language, 'staff.decide')}
          </a>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link xp-page-link" href={`${props.back}/translations`}>
          {pageText(language, 'translations.title')}
        </a>
      </p>
      <NeighbourLinks
        language={language}
        neighbours={props.neighbours}
        href={(entity) => `${props.back}/responses/${encodeURIComponent(entity)}`}
      />
      <Changed {...props} />
      <div class="xp-review">
        <div>
          {props.sections.length === 0 && <p class="govuk-body">{pageText(language, 'staff.noAnswers')}</p>}
          {props.sections.map((section) => (
            <section aria-labelledby={`s-${section.name}`}>
              <h2 class="govuk-heading-m" id={`s-${section.name}`}>
                {section.title}
              </h2>
              <dl class="govuk-summary-list xp-answers">
                {section.answers.map((answer) => (
                  <Answer {...props} answer={answer} />
                ))}
              </dl>
              {section.example && props.desk.lastTime && (
                <SaidSince
                  language={language}
                  year={props.desk.lastTime.year}
                  kind="example"
                  note={section.example.note}
                />
              )}
            </section>
          ))}
          <div id="decide" tabIndex={-1}>
            <Decisions {...props} />
          </div>
        </div>
        <div>
          <Beside {...props} />
        </div>
      </div>
    </StaffFrame>
  );
}
