import { calendarFile } from './calendar-file.js';
import type { Mailbox } from './mail-kind.js';

const HOUR_MS = 3_600_000;
const TWO_DAYS_S = 2 * 86_400;

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
export function deadlineCalendar({
  cancelled = false,
  endsAt,
  sequence = 0,
  ...deadline
}: CalendarDeadline): string {
  const startsAt = new Date(Date.parse(endsAt) - HOUR_MS).toISOString();
  const when = { startsAt, endsAt };
  return cancelled
    ? calendarFile({ method: 'CANCEL' }, [{ ...deadline, sequence, when, status: 'CANCELLED' }])
    : calendarFile({ method: 'PUBLISH' }, [{ ...deadline, sequence, when, alarmSeconds: TWO_DAYS_S }]);
}
