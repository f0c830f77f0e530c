import { calendarFile } from '../mail/calendar-file.js';
import type { Mailbox } from '../mail/mail-kind.js';

/** A meeting as a calendar takes it; instants in UTC. */
export interface CalendarMeeting {
  /** Stays the same for as long as it is the same meeting. */
  readonly uid: string;
  readonly sequence: number;
  readonly cancelled: boolean;
  /** When it was last changed. */
  readonly changedAt: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly summary: string;
  readonly description: string;
  readonly organizer: Mailbox;
  readonly attendee: Mailbox;
}

/** An invitation (`METHOD:REQUEST`), or that it is cancelled (`CANCEL`), by RFC 5546. */
export function meetingCalendar({ cancelled, startsAt, endsAt, place, ...meeting }: CalendarMeeting): string {
  const status = cancelled ? 'CANCELLED' : 'CONFIRMED';
  const entry = { ...meeting, status, when: { startsAt, endsAt }, location: place } as const;
  return calendarFile({ method: cancelled ? 'CANCEL' : 'REQUEST' }, [entry]);
}
