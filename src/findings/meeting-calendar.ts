import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { CALENDAR_PRODUCT, calendarText, plainName } from '../mail/calendar-text.js';
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
export function meetingCalendar(meeting: CalendarMeeting): string {
  const calendar = ical({
    prodId: CALENDAR_PRODUCT,
    method: meeting.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: meeting.uid,
    sequence: meeting.sequence,
    status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: new Date(meeting.changedAt),
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    location: calendarText(meeting.place),
    summary: calendarText(meeting.summary),
    description: calendarText(meeting.description),
    organizer: { name: plainName(meeting.organizer.name), email: meeting.organizer.address },
    attendees: [{ name: plainName(meeting.attendee.name), email: meeting.attendee.address, rsvp: true }],
  });
  return calendar.toString();
}
