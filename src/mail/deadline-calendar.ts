import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { CALENDAR_PRODUCT, calendarText, plainName } from './calendar-text.js';
import type { Mailbox } from './mail-kind.js';

/** A deadline as a calendar takes it; instants in UTC. */
export interface CalendarDeadline {
  /** Stays the same for as long as it is the same deadline, also when its day moves. */
  readonly uid: string;
  /** Raised whenever the day moves or the deadline falls away; 0 where absent. */
  readonly sequence?: number;
  readonly cancelled?: boolean;
  /** When it was last changed. */
  readonly changedAt: string;
  readonly endsAt: string;
  readonly summary: string;
  readonly description?: string;
  readonly url?: string;
  /** Whose deadline it is; a calendar that is told of a cancelling asks for it (RFC 5546, section 3.2.5). */
  readonly organizer?: Mailbox;
}

/** A deadline to keep in mind: an hour that ends with it, and an alarm two days before; nobody is invited. */
export function deadlineCalendar(deadline: CalendarDeadline): string {
  const { cancelled = false, organizer } = deadline;
  const calendar = ical({
    prodId: CALENDAR_PRODUCT,
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  const end = Date.parse(deadline.endsAt);
  const summary = calendarText(deadline.summary);
  const event = calendar.createEvent({
    id: deadline.uid,
    sequence: deadline.sequence ?? 0,
    ...(cancelled ? { status: ICalEventStatus.CANCELLED } : {}),
    stamp: new Date(deadline.changedAt),
    start: new Date(end - 3_600_000),
    end: new Date(end),
    summary,
    ...(deadline.description === undefined ? {} : { description: calendarText(deadline.description) }),
    ...(deadline.url === undefined ? {} : { url: deadline.url }),
    ...(organizer ? { organizer: { name: plainName(organizer.name), email: organizer.address } } : {}),
  });
  if (!cancelled) {
    event.createAlarm({ type: ICalAlarmType.display, trigger: 2 * 86_400, description: summary });
  }
  return calendar.toString();
}
