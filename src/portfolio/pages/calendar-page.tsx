import { plainForm } from '../../initiatives/form-reading.js';
import { textIn, type Texts } from '../../language.js';
import { shortDayText } from '../../pages/deadline.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { SelectInput } from '../../pages/staff/staff-fields.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { initiativePath } from '../../pages/staff/staff-paths.js';
import { rowsOf, STANDINGS, type CalendarRow, type Standing } from '../calendar.js';
import { CalendarFeedBox } from './calendar-feed-box.js';
import { calendarPath } from './calendar-paths.js';
import { CalendarTable, type RowsShown } from './calendar-rows.js';

export interface CalendarPageProps {
  readonly context: StaffContext;
  /** Year of the window. */
  readonly window: string;
  readonly rows: readonly CalendarRow[];
  readonly shown: RowsShown;
  /** The visitor may change at least one of the rows. */
  readonly mayChange: boolean;
  readonly questionnaires: readonly { readonly id: string; readonly title: Texts }[];
  readonly questionnaire: string;
  readonly summary: readonly ErrorLine[];
  readonly lead: string | null;
  /** What has just been done, a line each. */
  readonly notice: readonly string[];
  readonly undo: { readonly what: 'planned' | 'confirmed'; readonly at: string } | null;
  /** Secret address of the visitor's feed; null where there is none. */
  readonly feed: string | null;
}

/** The calendar of a window: what is late and due, and can be planned; what is planned, and can be moved and confirmed. */
export function CalendarPage(props: CalendarPageProps) {
  const { context, window, rows } = props;
  const { language } = context;
  const title = pageText(language, 'calendar.title', { window });
  const groups = new Map(STANDINGS.map((standing) => [standing, rowsOf(rows, standing)]));
  return (
    <StaffFrame
      context={context}
      title={title}
      hasErrors={props.summary.length > 0}
      back={{ href: `/staff/windows/${window}`, text: pageText(language, 'window.title', { window }) }}
    >
      <ErrorSummary language={language} lead={props.lead} errors={props.summary} />
      {props.notice.length > 0 && <Done {...props} />}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{pageText(language, 'calendar.lead')}</p>
      {rows.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'calendar.empty')}</p>
      ) : (
        <>
          <Overview {...props} groups={groups} />
          <form method="post" action={calendarPath(window)} novalidate class="xp-calendar">
            <input type="hidden" name="_csrf" value={context.csrf} />
            <Group {...props} groups={groups} standing="late" />
            <Group {...props} groups={groups} standing="due" />
            <ToPlan {...props} groups={groups} />
            <Group {...props} groups={groups} standing="planned" />
            <ToConfirm {...props} groups={groups} />
          </form>
          <Group {...props} groups={groups} standing="running" />
          <Later {...props} groups={groups} />
          <Past {...props} groups={groups} />
        </>
      )}
      <CalendarFeedBox context={context} window={window} address={props.feed} />
    </StaffFrame>
  );
}

type Groups = ReadonlyMap<Standing, readonly CalendarRow[]>;
type WithGroups = CalendarPageProps & { readonly groups: Groups };

function Done({ context, window, notice, undo }: CalendarPageProps) {
  const { language, csrf } = context;
  return (
    <Notice language={language} done>
      {notice.map((line) => (
        <p class="govuk-notification-banner__heading">{line}</p>
      ))}
      {undo && (
        <form method="post" action={`${calendarPath(window)}/undo`}>
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="what" value={undo.what} />
          <input type="hidden" name="at" value={undo.at} />
          <button class="govuk-button govuk-button--secondary" data-key="u">
            {pageText(language, `calendar.undo.${undo.what}`)}
          </button>
        </form>
      )}
    </Notice>
  );
}

/** How many there are of each, with the way to them. */
function Overview({ context, window, groups }: WithGroups) {
  const { language } = context;
  return (
    <ul class="xp-places__list xp-counts">
      {STANDINGS.map((standing) => {
        const count = groups.get(standing)?.length ?? 0;
        const text = pageText(language, `calendar.count.${standing}`, { count });
        const href = standing === 'past' ? `${calendarPath(window)}/past` : `#${standing}`;
        return (
          <li>
            {count === 0 ? (
              text
            ) : (
              <a class="govuk-link" href={href}>
                {text}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Group({ context, groups, standing, shown }: WithGroups & { readonly standing: Standing }) {
  const rows = groups.get(standing) ?? [];
  const { language } = context;
  if (rows.length === 0) {
    const isEmpty = standing === 'due' && (groups.get('late') ?? []).length === 0;
    return isEmpty ? <p class="govuk-body">{pageText(language, 'calendar.nothingDue')}</p> : null;
  }
  const title = pageText(language, `calendar.group.${standing}`);
  return (
    <>
      <h2 class="govuk-heading-m" id={standing}>
        {title}
      </h2>
      <CalendarTable caption={title} rows={rows} shown={shown} />
    </>
  );
}

function changeableIn({ groups, shown }: WithGroups, isPlanned: boolean): boolean {
  return (['late', 'due', 'planned'] as const).some((standing) =>
    (groups.get(standing) ?? []).some(
      (row) =>
        shown.mayChange(row) && (row.exercise?.state === 'planned') === isPlanned && row.late !== 'close',
    ),
  );
}

function ToPlan(props: WithGroups) {
  const { context, questionnaires, questionnaire, shown } = props;
  const { language } = context;
  if (!changeableIn(props, false)) return null;
  const { form } = plainForm(language, new Map([['questionnaire', questionnaire]]));
  return (
    <div class="xp-box xp-staff-form">
      <p class="govuk-body">{pageText(language, 'calendar.planHint')}</p>
      <SelectInput
        form={{ ...form, errors: shown.errors }}
        name="questionnaire"
        label={pageText(language, 'plan.questionnaire')}
        choices={questionnaires.map(({ id, title }) => [id, `${textIn(title, language).text} (${id})`])}
      />
      <button class="govuk-button" name="_do" value="plan">
        {pageText(language, 'calendar.plan')}
      </button>
    </div>
  );
}

function ToConfirm(props: WithGroups) {
  const { language } = props.context;
  if (!changeableIn(props, true)) return null;
  return (
    <div class="xp-box">
      <p class="govuk-body">{pageText(language, 'calendar.confirmHint')}</p>
      <div class="xp-staff-actions">
        <button class="govuk-button" name="_do" value="confirm">
          {pageText(language, 'calendar.confirm')}
        </button>
        <button class="govuk-button govuk-button--secondary" name="_do" value="save">
          {pageText(language, 'calendar.save')}
        </button>
        <button class="govuk-button govuk-button--secondary" name="_do" value="unconfirm">
          {pageText(language, 'calendar.unconfirm')}
        </button>
      </div>
    </div>
  );
}

/** What is due in more than a year waits out of sight. */
function Later({ context, groups }: WithGroups) {
  const { language } = context;
  const rows = groups.get('later') ?? [];
  if (rows.length === 0) return null;
  return (
    <details class="govuk-details" id="later">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {pageText(language, 'calendar.count.later', { count: rows.length })}
        </span>
      </summary>
      <ul class="govuk-list govuk-list--bullet">
        {rows.map(({ code, acronym, dueOn }) => (
          <li class="xp-own-text">
            <a class="govuk-link" href={initiativePath(code)}>{`${acronym} (${code})`}</a>:{' '}
            {dueOn && shortDayText(language, dueOn)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Past({ context, window, groups }: WithGroups) {
  const { language } = context;
  const count = groups.get('past')?.length ?? 0;
  if (count === 0) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link xp-page-link" href={`${calendarPath(window)}/past`}>
        {pageText(language, 'calendar.count.past', { count })}
      </a>
    </p>
  );
}
