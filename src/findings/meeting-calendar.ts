import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
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
    prodId: PRODUCT,
    method: meeting.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: meeting.uid,
    sequence: meeting.sequence,
    status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: new Date(meeting.changedAt),
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    location: printable(meeting.place),
    summary: printable(meeting.summary),
    description: printable(meeting.description),
    organizer: { name: plain(meeting.organizer.name), email: meeting.organizer.address },
    attendees: [{ name: plain(meeting.attendee.name), email: meeting.attendee.address, rsvp: true }],
  });
  return calendar.toString();
}

/** A deadline to keep in mind: an hour that ends with it, and an alarm two days before; nobody is invited. */
export function deadlineCalendar(deadline: {
  readonly uid: string;
  readonly changedAt: string;
  readonly endsAt: string;
  readonly summary: string;
}): string {
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod.PUBLISH });
  const end = Date.parse(deadline.endsAt);
  const event = calendar.createEvent({
    id: deadline.uid,
    stamp: new Date(deadline.changedAt),
    start: new Date(end - 3_600_000),
    end: new Date(end),
    summary: printable(deadline.summary),
  });
  event.createAlarm({
    type: ICalAlarmType.display,
    trigger: 2 * 86_400,
    description: printable(deadline.summary),
  });
  return calendar.toString();
}

const PRODUCT = { company: 'Expost', product: 'Expost', language: 'EN' };

/** A parameter's value holds no quotation mark and no control character (RFC 5545, section 3.2). */
function plain(name: string): string {
  return printable(name).replaceAll('"', "'").replace(/\s+/g, ' ').trim();
}

/** Texts may hold line breaks, which are written `\n`, and no other control character. */
function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
}
