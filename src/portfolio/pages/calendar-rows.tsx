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
  'calendar.exercise',
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
  const { number, year, dueOn, implementationEnd, exercise, opensOn, closesOn, timeZone } = row;
  const isForm = isOpenToChange(row, shown);
  const city = pageText(language, 'calendar.zone', { city: cityOf(timeZone, language) });
  return [
    isForm ? <Chosen row={row} shown={shown} /> : <Name row={row} />,
    <>
      {pageText(language, 'calendar.numbered', { number, year: String(year) })}
      {exercise && <span class="xp-secondary xp-under"> {exercise.questionnaire}</span>}
    </>,
    <>
      {dueOn === null ? '–' : shortDayText(language, dueOn)}
      <span class="xp-secondary xp-under">
        {' '}
        {pageText(language, 'calendar.ended', { day: shortDayText(language, implementationEnd) })}
      </span>
    </>,
    isForm ? <Day row={row} shown={shown} field="opens" /> : shortDayText(language, opensOn),
    <>
      {isForm ? <Day row={row} shown={shown} field="closes" /> : shortDayText(language, closesOn)}
      <span class="xp-secondary xp-under"> {city}</span>
    </>,
    <State row={row} language={language} />,
  ];
}

function Name({ row: { code, acronym } }: { readonly row: CalendarRow }) {
  return <a class="govuk-link xp-own-text" href={initiativePath(code)}>{`${acronym} (${code})`}</a>;
}

interface InRow {
  readonly row: CalendarRow;
  readonly shown: RowsShown;
}

/** The tick box of a row before its name. What is due is ticked from the start, what would write to people is not. */
function Chosen({ row, shown }: InRow) {
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
            {pageText(shown.language, 'calendar.tick', { initiative: acronym })}
          </span>
        </label>
        <Name row={row} />
      </div>
      <input type="hidden" name={`was.${code}`} value={wasText(row)} />
    </div>
  );
}

function Day({ row, shown, field }: InRow & { readonly field: 'opens' | 'closes' }) {
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
        aria-label={pageText(shown.language, `calendar.${field}Of`, { initiative: acronym })}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </>
  );
}

/** Where it stands, in words: what is late, what is confirmed, and what it lacks. */
function State({ row, language }: { readonly row: CalendarRow; readonly language: Language }) {
  const { exercise, late, missing, code, year, timeZone } = row;
  const isRunning = exercise !== null && ['open', 'closed', 'in-validation'].includes(exercise.state);
  const lateText = late && pageText(language, `calendar.late.${late}`);
  return (
    <>
      {exercise && <StateTag language={language} state={exercise.state} />}{' '}
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
        <a class="govuk-link xp-under" href={`${exercisePath(code, year)}/plan`}>
          {pageText(language, 'calendar.toSteps')}
          <span class="govuk-visually-hidden"> {row.acronym}</span>
        </a>
      )}
    </>
  );
}
