import type { Language } from '../../language.js';
import { deadlineText } from '../../pages/deadline.js';
import { messagesPath } from '../../mail/pages/message-paths.js';
import { pageText } from '../../pages/page-text.js';
import { plainForm } from '../../initiatives/form-reading.js';
import { SelectInput } from '../../pages/staff/staff-fields.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import {
  FILTERS,
  lateness,
  responseByRole,
  SORTS,
  stageOf,
  type Filter,
  type Sort,
  type WindowRow,
} from '../window-row.js';
import { calendarPath } from './calendar-paths.js';
import { AddInitiative } from './windows-page.js';

export interface WindowPageProps {
  readonly context: StaffContext;
  readonly window: string;
  /** Initiatives in reach, whatever is shown of them. */
  readonly total: number;
  readonly rows: readonly WindowRow[];
  readonly firstLate: WindowRow | null;
  readonly show: Filter;
  readonly sort: Sort;
  readonly mayAdd: boolean;
}

/** All initiatives of one window: how far each is, who has answered, what is late, and what comes next. */
export function WindowPage(props: WindowPageProps) {
  const { context, rows, firstLate } = props;
  const { language, now } = context;
  const title = pageText(language, 'window.title', { window: props.window });
  const columns = [
    'arrive.initiative',
    'window.stage',
    'window.response',
    'staff.closes',
    'windows.late',
    'window.next',
  ] as const;
  return (
    <StaffFrame
      context={context}
      title={title}
      back={{ href: '/staff/windows', text: pageText(language, 'windows.title') }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <a class="govuk-link xp-page-link" href={calendarPath(props.window)} data-key="c">
          {pageText(language, 'calendar.link')}
        </a>
      </p>
      {firstLate && (
        <p class="xp-staff-actions">
          <a class="govuk-button" href={nextOf(firstLate).href} data-key="o">
            {pageText(language, 'window.openLate', { acronym: firstLate.acronym })}
          </a>
        </p>
      )}
      {props.total > 0 && (
        <p class="govuk-body">
          <a class="govuk-link xp-page-link" href={messagesPath({ window: props.window }, '/overview')}>
            {pageText(language, 'messages.overview', { window: props.window })}
          </a>
        </p>
      )}
      {props.total === 0 ? (
        <p class="govuk-body">{pageText(language, props.mayAdd ? 'windows.none' : 'windows.noneReach')}</p>
      ) : (
        <>
          <Choices {...props} />
          <p class="govuk-body">
            {pageText(language, 'window.shown', { count: rows.length, total: props.total })}
          </p>
          {rows.length > 0 && (
            <StaffTable
              caption={title}
              columns={columns.map((key) => pageText(language, key))}
              rows={rows.map((row) => cellsOf(language, now, row))}
            />
          )}
        </>
      )}
      <AddInitiative context={context} mayAdd={props.mayAdd} />
    </StaffFrame>
  );
}

function cellsOf(language: Language, now: string, row: WindowRow) {
  const { code, acronym, exercise } = row;
  const stage = stageOf(row);
  const next = nextOf(row);
  const late = lateness(row, now).map((one) => pageText(language, `late.${one}`, { count: row.mailTrouble }));
  return [
    <a class="govuk-link xp-own-text" href={initiativePath(code)}>{`${acronym} (${code})`}</a>,
    stage === 'none' ? pageText(language, 'stage.none') : <StateTag language={language} state={stage} />,
    stage === 'none' || stage === 'planned' ? '–' : responseText(language, row),
    exercise ? deadlineText(language, exercise.closesAt, exercise.timeZone) : '–',
    late.join('; ') || '–',
    <a class="govuk-link xp-page-link" href={next.href}>
      {pageText(language, `next.${next.step}`)}
      <span class="govuk-visually-hidden"> {acronym}</span>
    </a>,
  ];
}

/** `beneficiary 1 of 1, providers 1 of 2`. */
function responseText(language: Language, row: WindowRow): string {
  return responseByRole(row)
    .map(({ role, answered, count }) => pageText(language, `window.by.${role}`, { answered, count }))
    .join(', ');
}

/** What a programme does next with an initiative, and where. */
function nextOf(row: WindowRow) {
  const { code, exercise } = row;
  const path = exercise ? exercisePath(code, exercise.year) : '';
  switch (stageOf(row)) {
    case 'none':
      return { step: 'plan', href: `${initiativePath(code)}/exercises/new` } as const;
    case 'planned':
      return { step: 'open', href: `${path}/plan` } as const;
    case 'open':
      return { step: 'follow', href: `${path}/invitations` } as const;
    case 'closed':
      return { step: 'review', href: path } as const;
    case 'in-validation':
      return { step: 'validate', href: path } as const;
    case 'published':
      return { step: 'read', href: path } as const;
  }
}

function Choices({ context, window, show, sort }: WindowPageProps) {
  const { language } = context;
  const { form } = plainForm(
    language,
    new Map([
      ['show', show],
      ['sort', sort],
    ]),
  );
  const stageText = (stage: Filter) =>
    stage === 'all' || stage === 'late'
      ? pageText(language, `window.show.${stage}`)
      : pageText(language, stage === 'none' ? 'stage.none' : `state.${stage}`);
  return (
    <form method="get" action={`/staff/windows/${window}`} class="xp-choices">
      <SelectInput
        form={form}
        name="show"
        label={pageText(language, 'window.show')}
        choices={FILTERS.map((one) => [one, stageText(one)])}
      />
      <SelectInput
        form={form}
        name="sort"
        label={pageText(language, 'window.sort')}
        choices={SORTS.map((one) => [one, pageText(language, `window.sort.${one}`)])}
      />
      <button class="govuk-button govuk-button--secondary">{pageText(language, 'window.go')}</button>
    </form>
  );
}
