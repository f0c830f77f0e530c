import ICAL from 'ical.js';
import type { Mailbox } from './mail-kind.js';

// The library does not count the space that begins a folded line.
ICAL.foldLength = 74;

export interface CalendarEntry {
  /** Stays the same for as long as it is the same meeting or deadline, also when its day moves. */
  readonly uid: string;
  /** Raised whenever the entry moves or falls away. */
  readonly sequence: number;
  readonly status?: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED' | undefined;
  /** Instant of its last change. */
  readonly changedAt: string;
  /** A civil day, or the instants between which it lies. */
  readonly when: string | { readonly startsAt: string; readonly endsAt: string };
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  readonly url?: string | undefined;
  /** Whose entry it is; a calendar that is told of a cancelling asks for it (RFC 5546, section 3.2.5). */
  readonly organizer?: Mailbox | undefined;
  /** Who is asked to come. */
  readonly attendee?: Mailbox | undefined;
  /** An alarm so many seconds before its start. */
  readonly alarmSeconds?: number | undefined;
}

export interface CalendarHead {
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** Of a calendar somebody subscribes to. */
  readonly subscribed?: { readonly name: string; readonly askAgainSeconds: number };
}

/** The `.ics` file of these entries (RFC 5545; RFC 7986 for a name and how often to ask again): lines of 75 octets at most. */
export function calendarFile(
  { method, subscribed }: CalendarHead,
  entries: readonly CalendarEntry[],
): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Expost//Expost//EN');
  calendar.addPropertyWithValue('method', method);
  if (subscribed) {
    const often = ICAL.Duration.fromSeconds(subscribed.askAgainSeconds);
    // The names before and since RFC 7986; their types are said, since the library knows neither and would not escape.
    for (const name of ['name', 'x-wr-calname']) addTyped(calendar, name, 'text', plainText(subscribed.name));
    for (const name of ['refresh-interval', 'x-published-ttl']) addTyped(calendar, name, 'duration', often);
  }
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry));
  return `${calendar.toString()}\r\n`;
}

/** Names an entry in the domain of the sender. */
export function calendarUid(id: string, sender: Mailbox): string {
  return `${id}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}`;
}

function eventOf(entry: CalendarEntry): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const add = (name: string, value: string | number | ICAL.Time | undefined) => {
    if (value !== undefined)
      event.addPropertyWithValue(name, typeof value === 'string' ? plainText(value) : value);
  };
  add('uid', entry.uid);
  add('sequence', entry.sequence);
  add('status', entry.status);
  add('dtstamp', instant(entry.changedAt));
  if (typeof entry.when === 'string') {
    add('dtstart', ICAL.Time.fromDateString(entry.when));
  } else {
    add('dtstart', instant(entry.when.startsAt));
    add('dtend', instant(entry.when.endsAt));
  }
  add('summary', entry.summary);
  add('description', entry.description);
  add('location', entry.location);
  add('url', entry.url);
  if (entry.organizer) addPerson(event, 'organizer', entry.organizer);
  if (entry.attendee) addPerson(event, 'attendee', entry.attendee).setParameter('rsvp', 'TRUE');
  if (entry.alarmSeconds !== undefined) event.addSubcomponent(alarmOf(entry.alarmSeconds, entry.summary));
  return event;
}

function alarmOf(secondsBefore: number, words: string): ICAL.Component {
  const alarm = new ICAL.Component('valarm');
  alarm.addPropertyWithValue('action', 'DISPLAY');
  alarm.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(-secondsBefore));
  alarm.addPropertyWithValue('description', plainText(words));
  return alarm;
}

function addPerson(event: ICAL.Component, name: string, { name: person, address }: Mailbox): ICAL.Property {
  const property = event.addPropertyWithValue(name, `mailto:${address}`);
  property.setParameter('cn', plainName(person));
  return property;
}

function addTyped(calendar: ICAL.Component, name: string, type: string, value: string | ICAL.Duration): void {
  const property = new ICAL.Property(name);
  property.resetType(type);
  property.setValue(value);
  calendar.addProperty(property);
}

/** In UTC, to the second. */
function instant(text: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(text), true);
}

/** A parameter's value holds no quotation mark and no control character (RFC 5545, section 3.2). */
function plainName(name: string): string {
  return plainText(name).replaceAll('"', "'").replace(/\s+/g, ' ').trim();
}

/** Texts may hold line breaks, which are written `\n`, and no other control character. */
function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
}
