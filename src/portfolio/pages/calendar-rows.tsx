import type { ComponentChildren } from 'preact';
import { ruleText } from '../../initiatives/document-problem-texts.js';
import type { Language } from '../../language.js';
import { cityOf, deadlineText, shortDayText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import { wasText, type TypedRow } from '../calendar-form.js';
import type { CalendarRow } from '../calendar.js';

/** What is shown in the rows beside what is stored. */
export interface RowsShown {
  readonly language: Language;
  /** The visitor may change the row. */
  readonly mayChange: (row: CalendarRow) => boolean;
  readonly typed: ReadonlyMap<string, TypedRow>;
  /** By id of the field, such as `opens.ICT149-21`. */
  readonly errors: ReadonlyMap<string, string>;
}

const COLUMNS = [
  'arrive.initiative',
  'calendar.due',
  'calendar.opens',
  'calendar.closes',
  'calendar.state',
] as const;

/** A group of the calendar; rows that may be changed hold their dates in fields. */
export function CalendarTable(props: {
  readonly caption: string;
  readonly rows: readonly CalendarRow[];
  readonly shown: RowsShown;
}) {
  const { language } = props.shown;
  return (
    <StaffTable
      caption={props.caption}
      columns={COLUMNS.map((key) => pageText(language, key))}
      rows={props.rows.map((row) => cellsOf(row, props.shown))}
    />
  );
}

/** Can its dates be changed here: it is not planned, or planned and not opened? */
function isOpenToChange(row: CalendarRow, { mayChange }: RowsShown): boolean {
  return (row.exercise === null || row.exercise.state === 'planned') && mayChange(row);
}

function cellsOf(row: CalendarRow, shown: RowsShown): readonly ComponentChildren[] {
  const { language } = shown;
  const { dueOn, implementationEnd, opensOn, closesOn, timeZone } = row;
  const isForm = isOpenToChange(row, shown);
  const city = pageText(language, 'calendar.zone', { city: cityOf(timeZone, language) });
  const ended = pageText(language, 'calendar.ended', { day: shortDayText(language, implementationEnd) });
  return [
    isForm ? chosen(row, shown) : nameOf(row, language),
    [
      dueOn === null ? '–' : <span class="xp-whole">{shortDayText(language, dueOn)}</span>,
      <span class="xp-secondary xp-under xp-whole">{` ${ended}`}</span>,
    ],
    isForm ? dayField(row, 'opens', shown) : <span class="xp-whole">{shortDayText(language, opensOn)}</span>,
    [
      isForm ? (
        dayField(row, 'closes', shown)
      ) : (
        <span class="xp-whole">{shortDayText(language, closesOn)}</span>
      ),
      <span class="xp-secondary xp-under">{` ${city}`}</span>,
    ],
    standingOf(row, language),
  ];
}

/** Which exercise of which initiative, and by which questionnaire. */
function nameOf(row: CalendarRow, language: Language) {
  const { code, acronym, number, year, exercise } = row;
  const numbered = `${pageText(language, 'calendar.number')} ${number}, ${year}`;
  const beneath = [code, numbered, ...(exercise ? [exercise.questionnaire] : [])];
  return (
    <span>
      <a class="govuk-link xp-own-text" href={initiativePath(code)}>
        {acronym}
      </a>
      <span class="xp-secondary xp-beneath">{beneath.join('\n')}</span>
    </span>
  );
}

/** The tick box of a row before its name. What is due is ticked from the start, what would write to people is not. */
function chosen(row: CalendarRow, shown: RowsShown) {
  const { code, acronym, exercise } = row;
  const id = `tick.${code}`;
  const error = shown.errors.get(id);
  const isTicked = shown.typed.get(code)?.ticked ?? exercise === null;
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small xp-chosen">
      {error && (
        <p class="govuk-error-message" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={id}
          type="checkbox"
          value="on"
          checked={isTicked}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          <span class="govuk-visually-hidden">
            {`${pageText(shown.language, 'calendar.tick')} ${acronym}`}
          </span>
        </label>
        {nameOf(row, shown.language)}
      </div>
      <input type="hidden" name={`was.${code}`} value={wasText(row)} />
    </div>
  );
}

function dayField(row: CalendarRow, field: 'opens' | 'closes', shown: RowsShown) {
  const { code, acronym } = row;
  const id = `${field}.${code}`;
  const error = shown.errors.get(id);
  const typed = shown.typed.get(code);
  const value = field === 'opens' ? (typed?.opensOn ?? row.opensOn) : (typed?.closesOn ?? row.closesOn);
  return (
    <>
      {error && (
        <span class="govuk-error-message" id={`${id}-error`}>
          {error}
        </span>
      )}
      <input
        class={`govuk-input xp-day ${error ? 'govuk-input--error' : ''}`}
        type="date"
        id={id}
        name={id}
        value={value}
        aria-label={`${pageText(shown.language, `calendar.${field}`)}, ${acronym}`}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </>
  );
}

/** Where it stands, in words: what is late, what is confirmed, and what it lacks. */
function standingOf(row: CalendarRow, language: Language) {
  const { exercise, late, missing, code, year, timeZone } = row;
  const isRunning = exercise !== null && ['open', 'closed', 'in-validation'].includes(exercise.state);
  const lateText = late && pageText(language, `calendar.late.${late}`);
  return (
    <>
      {exercise && exercise.state !== 'planned' && (
        <StateTag language={language} state={exercise.skippedWhy === null ? exercise.state : 'skipped'} />
      )}
      {exercise?.skippedWhy && <span class="xp-under xp-own-text">{exercise.skippedWhy}</span>}
      {exercise?.state === 'planned' && (
        <strong class={`govuk-tag govuk-tag--${exercise.confirmedAt ? 'green' : 'yellow'}`}>
          {pageText(language, exercise.confirmedAt ? 'calendar.confirmed' : 'calendar.unconfirmed')}
        </strong>
      )}
      {lateText && <strong class="xp-under xp-late">{lateText}</strong>}
      {!exercise && !late && <span>{pageText(language, 'calendar.toPlan')}</span>}
      {exercise?.state === 'open' && (
        <span class="xp-under">
          {pageText(language, 'sections.until', {
            deadline: deadlineText(language, exercise.closesAt, timeZone),
          })}
        </span>
      )}
      {missing.length > 0 && (
        <span class="xp-under xp-own-text">
          {pageText(language, 'calendar.missing')}{' '}
          {missing.map(({ detail }) => ruleText(language, detail)).join('; ')}
        </span>
      )}
      {exercise && (exercise.state === 'planned' || isRunning) && (
        <span class="xp-under">
          <a class="govuk-link xp-page-link" href={`${exercisePath(code, year)}/plan`}>
            {pageText(language, 'calendar.toSteps')}
            <span class="govuk-visually-hidden"> {row.acronym}</span>
          </a>
        </span>
      )}
    </>
  );
}
