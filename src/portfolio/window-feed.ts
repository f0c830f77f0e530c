import { scheduleOf, type ExerciseEvent } from '../exercises/schedule.js';
import type { Language } from '../language.js';
import { calendarFile, calendarUid, type CalendarEntry } from '../mail/calendar-file.js';
import type { Mailbox } from '../mail/mail-kind.js';
import { deadlineText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import type { CalendarExercise, CalendarRow } from './calendar.js';
import { civilDayText } from './dates-text.js';

export interface WindowFeed {
  /** Year of the window. */
  readonly window: number;
  readonly rows: readonly CalendarRow[];
  readonly language: Language;
  /** Instant. */
  readonly now: string;
  /** Of the service, without a slash at its end. */
  readonly publicUrl: string;
  /** Whose domain names the entries. */
  readonly sender: Mailbox;
}

/** Calendars ask again after so many seconds. */
const ASK_AGAIN = 6 * 3600;
/** What lies further back than a year is in nobody's way, and in no calendar that is asked for every day. */
const YEAR_MS = 366 * 86_400_000;

type Entry = Omit<CalendarEntry, 'uid' | 'changedAt'> & { readonly id: string };

/** The calendar of a window for whoever subscribes to it (RFC 5545, RFC 7986): days and names of things, of no person. */
export function windowFeed(feed: WindowFeed): string {
  const { window, language } = feed;
  const name = pageText(language, 'calendar.feedName', { window: String(window) });
  const entries = feed.rows.flatMap((row) => entriesOf(row, feed));
  return calendarFile(
    { method: 'PUBLISH', subscribed: { name, askAgainSeconds: ASK_AGAIN } },
    entries.map(({ id, ...entry }) => ({ ...entry, uid: calendarUid(id, feed.sender), changedAt: feed.now })),
  );
}

function entriesOf(row: CalendarRow, feed: WindowFeed): readonly Entry[] {
  const { exercise } = row;
  if (exercise === null) return [dueEntry(row, feed)];
  if (Date.parse(exercise.closesAt) < Date.parse(feed.now) - YEAR_MS) return [];
  return scheduleOf(exercise)
    .filter(({ event }) => isShown(exercise, event))
    .map(({ event, day }) => {
      const { id, revision: sequence, closesAt } = exercise;
      const hourBefore = new Date(Date.parse(closesAt) - 3_600_000).toISOString();
      return {
        id: `${id}-${event}`,
        sequence,
        status: statusOf(exercise),
        ...wordsOf(row, event, exercise, feed),
        url: `${feed.publicUrl}${exercisePath(row.code, row.year)}/plan`,
        when: event === 'close' ? { startsAt: hourBefore, endsAt: closesAt } : day,
      };
    });
}

/** Nobody is reminded any more once it is closed; a cancelled one takes everything back. */
function isShown({ state }: CalendarExercise, event: ExerciseEvent): boolean {
  return ['planned', 'open', 'cancelled'].includes(state) || event === 'open' || event === 'close';
}

function statusOf({ state, confirmedAt }: CalendarExercise): CalendarEntry['status'] {
  if (state === 'cancelled') return 'CANCELLED';
  return state === 'planned' && confirmedAt === null ? 'TENTATIVE' : 'CONFIRMED';
}

function wordsOf(
  { acronym, year, code }: CalendarRow,
  event: ExerciseEvent,
  exercise: CalendarExercise,
  { language }: WindowFeed,
) {
  const { state, confirmedAt, opensOn, closesAt, timeZone } = exercise;
  const what = pageText(language, `calendar.event.${event}`, { acronym, year: String(year) });
  const isOpen = state === 'planned' && confirmedAt === null;
  const mark = isOpen ? ` (${pageText(language, 'calendar.unconfirmed')})` : '';
  const params = {
    initiative: `${acronym} (${code})`,
    from: civilDayText(language, opensOn),
    deadline: deadlineText(language, closesAt, timeZone),
  };
  return { summary: `${what}${mark}`, description: pageText(language, 'calendar.eventDates', params) };
}

function dueEntry(row: CalendarRow, { language, window, publicUrl }: WindowFeed): Entry {
  const { code, acronym, number, dueOn } = row;
  return {
    id: `due-${code}-${number}`,
    sequence: 0,
    status: 'TENTATIVE',
    summary: pageText(language, 'calendar.event.due', { acronym }),
    description: pageText(language, 'calendar.eventDue', { initiative: `${acronym} (${code})`, number }),
    url: `${publicUrl}/staff/windows/${window}/calendar`,
    when: dueOn ?? row.opensOn,
  };
}
