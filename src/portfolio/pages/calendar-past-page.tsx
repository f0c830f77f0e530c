import { pageText } from '../../pages/page-text.js';
import { Paging, type PagingProps } from '../../pages/staff/paging.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import type { CalendarRow } from '../calendar.js';
import { calendarPath } from './calendar-paths.js';
import { CalendarTable } from './calendar-rows.js';

export interface CalendarPastPageProps {
  readonly context: StaffContext;
  readonly window: string;
  /** Of this page. */
  readonly rows: readonly CalendarRow[];
  readonly paging: PagingProps;
}

/** Exercises of a window that are over: published or cancelled, the latest first. */
export function CalendarPastPage({ context, window, rows, paging }: CalendarPastPageProps) {
  const { language } = context;
  const title = pageText(language, 'calendar.pastTitle', { window });
  const shown = { language, mayChange: () => false, typed: new Map(), errors: new Map() };
  return (
    <StaffFrame
      context={context}
      title={title}
      back={{ href: calendarPath(window), text: pageText(language, 'calendar.title', { window }) }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {rows.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'calendar.nothingPast')}</p>
      ) : (
        <CalendarTable caption={title} rows={rows} shown={shown} />
      )}
      <Paging {...paging} />
    </StaffFrame>
  );
}
