import { textIn } from '../../language.js';
import { ErrorSummary, Notice } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import type { Section } from '../../questionnaires/questionnaire.js';
import type { AnswerLine } from '../../responses/answer-lines.js';
import { AnswerText } from '../../responses/pages/answer-text.js';
import { noteName, type StoredNote } from '../../responses/change-notes.js';
import type { YearBefore } from '../../responses/year-before.js';
import type { MarkedPair } from '../years.service.js';
import type { MarkForm } from '../years.shape.js';
import { Looked, SaidSince } from './since-before.js';

export interface ShownPair extends MarkedPair {
  readonly earlierLines: readonly AnswerLine[];
  readonly nowLines: readonly AnswerLine[];
  /** The answers differ, with what the entity says of it; null where they are not compared, or do not. */
  readonly changed: { readonly note: StoredNote | null } | null;
}

export interface YearsPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  /** Null in the first exercise. */
  readonly earlierYear: number | null;
  readonly entities: readonly { readonly key: string; readonly name: string }[];
  readonly entity: string;
  /** Did not take part in the earlier exercise. */
  readonly isNew: boolean;
  readonly pairs: readonly ShownPair[];
  /** How many answers are the same in both years. */
  readonly alike: number;
  readonly all: boolean;
  readonly mayMark: boolean;
  readonly notice: string | null;
  readonly typed: { readonly form: MarkForm; readonly error: string } | null;
  /** What the entity says beside its answers. */
  readonly before: YearBefore | null;
  readonly sections: readonly Section[];
  /** In which times are shown. */
  readonly zone: string;
}

const MARKS = ['real', 'wording', 'none'] as const;

const pathOf = ({ exercise }: YearsPageProps) => `${exercisePath(exercise.code, exercise.year)}/years`;

function Entities(props: YearsPageProps) {
  const { context, entities, entity, all } = props;
  const { language } = context;
  const position = entities.findIndex(({ key }) => key === entity);
  const keys = new Map([
    [entities[position - 1]?.key, '['],
    [entities[position + 1]?.key, ']'],
  ]);
  const show = all ? '&show=all' : '';
  return (
    <nav class="xp-places" aria-label={pageText(language, 'staff.entity')}>
      <ul class="xp-places__list">
        {entities.map(({ key, name }) => (
          <li>
            <a
              class="govuk-link"
              href={`${pathOf(props)}?entity=${encodeURIComponent(key)}${show}`}
              aria-current={key === entity ? 'true' : undefined}
              data-key={keys.get(key)}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the difference is held for: by whom it was said, and the form to say it. */
function Mark(props: YearsPageProps & { readonly pair: ShownPair }) {
  const { context, pair, typed } = props;
  const { language } = context;
  const { mark } = pair;
  const { name } = pair.question;
  const own = typed?.form.question === name ? typed : null;
  const said = mark && mark.mark !== null ? mark : null;
  const chosen = own?.form.mark ?? said?.mark ?? 'none';
  const id = `mark-${name}`;
  return (
    <>
      {said && (
        <p class="govuk-body">
          <strong>{pageText(language, `years.mark.${said.mark ?? 'real'}`)}</strong>
          {said.note !== '' && <span class="xp-own-text"> – {said.note}</span>}
          {pair.isStale && ` ${pageText(language, 'years.markStale')}`}
        </p>
      )}
      {props.mayMark && (
        <details class="govuk-details" open={own !== null} id={id} tabIndex={-1}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              {pageText(language, 'years.say')}
              <span class="govuk-visually-hidden">: {textIn(pair.question.title, language).text}</span>
            </span>
          </summary>
          <form method="post" action={pathOf(props)} class="govuk-details__text">
            {own && <p class="govuk-error-message">{own.error}</p>}
            <input type="hidden" name="_csrf" value={context.csrf} />
            <input type="hidden" name="entity" value={props.entity} />
            <input type="hidden" name="question" value={name} />
            <input type="hidden" name="revision" value={mark?.revision ?? 0} />
            <fieldset class="govuk-fieldset govuk-form-group">
              <legend class="govuk-fieldset__legend">{pageText(language, 'years.isIt')}</legend>
              <div class="govuk-radios">
                {MARKS.map((one) => (
                  <div class="govuk-radios__item">
                    <input
                      class="govuk-radios__input"
                      type="radio"
                      name="mark"
                      id={`${id}-${one}`}
                      value={one}
                      checked={chosen === one}
                    />
                    <label class="govuk-label govuk-radios__label" for={`${id}-${one}`}>
                      {pageText(language, `years.mark.${one}`)}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
            <div class="govuk-form-group">
              <label class="govuk-label" for={`${id}-note`}>
                {pageText(language, 'years.note')}
              </label>
              <textarea
                class="govuk-textarea"
                id={`${id}-note`}
                name="note"
                rows={2}
                value={own?.form.note ?? said?.note ?? ''}
              />
            </div>
            <button class="govuk-button">{pageText(language, 'years.save')}</button>
          </form>
        </details>
      )}
    </>
  );
}

function Pair(props: YearsPageProps & { readonly pair: ShownPair }) {
  const { context, pair, earlierYear, exercise } = props;
  const { language } = context;
  const title = textIn(pair.question.title, language).text;
  const earlierTitle = pair.earlierQuestion ? textIn(pair.earlierQuestion.title, language).text : title;
  const colour = pair.kind === 'same' ? 'grey' : 'yellow';
  return (
    <section
      class="xp-years__pair"
      id={`q-${pair.question.name}`}
      aria-labelledby={`t-${pair.question.name}`}
    >
      <h2 class="govuk-heading-s" id={`t-${pair.question.name}`}>
        {title}
      </h2>
      <p class="govuk-body">
        <strong class={`govuk-tag govuk-tag--${colour}`}>
          {pageText(language, `years.kind.${pair.kind}`)}
        </strong>{' '}
        {!pair.comparable && <span class="xp-secondary">{pageText(language, 'years.notComparable')}</span>}
      </p>
      {pair.reworded && (
        <p class="govuk-body">
          {pageText(language, 'years.reworded')}
          {earlierTitle !== title && <q class="xp-own-text">{earlierTitle}</q>}
        </p>
      )}
      <div class="xp-years__answers">
        <div>
          <h3 class="govuk-heading-s">{earlierYear}</h3>
          <AnswerText lines={pair.earlierLines} language={language} />
        </div>
        <div>
          <h3 class="govuk-heading-s">{exercise.year}</h3>
          <AnswerText lines={pair.nowLines} language={language} />
        </div>
      </div>
      {earlierYear !== null && pair.changed && (
        <SaidSince language={language} year={earlierYear} kind="changed" note={pair.changed.note} />
      )}
      {pair.earlier && pair.now && (
        <Looked
          language={language}
          look={props.before?.looks.get(pair.question.name)}
          zone={props.zone}
          now={context.now}
        />
      )}
      {pair.kind !== 'same' && <Mark {...props} />}
    </section>
  );
}

/** What the entity gives as examples of what has stayed, section by section. */
function Examples({ context, before, sections, year }: YearsPageProps & { readonly year: number }) {
  const { language } = context;
  const given = sections.flatMap(({ name, title }) => {
    const note = before?.notes.get(noteName({ kind: 'example', about: name }));
    return note && note.value !== null ? [{ name, title, note }] : [];
  });
  return (
    <>
      {given.map(({ name, title, note }) => (
        <section class="xp-years__pair" aria-labelledby={`t-example-${name}`}>
          <h2 class="govuk-heading-s" id={`t-example-${name}`}>
            {textIn(title, language).text}
          </h2>
          <SaidSince language={language} year={year} kind="example" note={note} />
        </section>
      ))}
    </>
  );
}

/** E7: one entity, year against year; what differs first, the rest on demand. */
export function YearsPage(props: YearsPageProps) {
  const { context, exercise, earlierYear, pairs, alike, all, typed } = props;
  const { language } = context;
  const title = pageText(language, 'years.title');
  const href = `${pathOf(props)}?entity=${encodeURIComponent(props.entity)}&show=${all ? 'differing' : 'all'}`;
  const errors = typed ? [{ text: typed.error, href: `#mark-${typed.form.question}` }] : [];
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="compare"
      title={title}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary language={language} errors={errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
        </Notice>
      )}
      {earlierYear === null ? (
        <p class="govuk-body">{pageText(language, 'years.first')}</p>
      ) : (
        <>
          <p class="govuk-body-l">
            {pageText(language, 'years.lead', { before: String(earlierYear), now: String(exercise.year) })}
          </p>
          <p class="govuk-body">
            <a class="govuk-link xp-page-link" href={`${initiativePath(exercise.code)}/years`}>
              {pageText(language, 'overYears.link')}
            </a>
          </p>
          <Entities {...props} />
          {props.isNew && (
            <div class="govuk-inset-text">
              {pageText(language, 'years.newEntity', { before: String(earlierYear) })}
            </div>
          )}
          <p class="govuk-body">
            {pageText(language, 'years.alike', { count: alike })}{' '}
            {alike > 0 && (
              <a class="govuk-link xp-page-link" href={href}>
                {pageText(language, all ? 'years.showDiffering' : 'years.showAll')}
              </a>
            )}
          </p>
          {pairs.length === 0 && <p class="govuk-body">{pageText(language, 'years.none')}</p>}
          {pairs.map((pair) => (
            <Pair {...props} pair={pair} />
          ))}
          <Examples {...props} year={earlierYear} />
        </>
      )}
    </ExerciseFrame>
  );
}
