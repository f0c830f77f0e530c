import ICAL from 'ical.js';
import { meetingCalendar } from './meeting-calendar.js';

const meeting = {
  uid: 'm-1@example.org',
  sequence: 0,
  cancelled: false,
  changedAt: '2023-05-01T10:00:00.000Z',
  startsAt: '2023-05-08T14:00:00.000Z',
  endsAt: '2023-05-08T15:30:00.000Z',
  place: 'https://meet.example.org/lideres',
  summary: 'Hallazgos de LIDERES: reunión de validación',
  description: 'Las entidades repasan los hallazgos.',
  organizer: { name: 'Carla Núñez', address: 'carla@programa.example.org' },
  attendee: { name: 'Mónica Vaca', address: 'monica@example.org' },
};

/** As a calendar reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  const value = (name: string) => event?.getFirstPropertyValue(name);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: value('uid'),
    sequence: value('sequence'),
    status: value('status'),
    start: String(value('dtstart')),
    end: String(value('dtend')),
    summary: value('summary'),
    location: value('location'),
    organizer: event?.getFirstProperty('organizer'),
    attendees: event?.getAllProperties('attendee') ?? [],
  };
}

describe('a meeting in a calendar', () => {
  it('is a request by the organiser, in UTC, in the words of who is invited', () => {
    const { organizer, attendees, ...entry } = read(meetingCalendar(meeting));
    expect(entry).toEqual({
      method: 'REQUEST',
      uid: meeting.uid,
      sequence: 0,
      status: 'CONFIRMED',
      start: '2023-05-08T14:00:00Z',
      end: '2023-05-08T15:30:00Z',
      summary: meeting.summary,
      location: meeting.place,
    });
    expect(organizer?.getFirstValue()).toBe('mailto:carla@programa.example.org');
    expect(attendees).toHaveLength(1);
  });

  it('is cancelled under the same UID with a higher sequence', () => {
    const { method, uid, sequence, status } = read(
      meetingCalendar({ ...meeting, sequence: 2, cancelled: true }),
    );
    expect([method, uid, sequence, status]).toEqual(['CANCEL', meeting.uid, 2, 'CANCELLED']);
  });

  it('is the same text for the same meeting', () => {
    expect(meetingCalendar(meeting)).toBe(meetingCalendar({ ...meeting }));
  });

  it.each([
    'Sala 3; piso 2, "azul"',
    'Line one\r\nATTENDEE:mailto:evil@example.org',
    'a\nEND:VEVENT\nEND:VCALENDAR',
    '\u0007\\n,;:"',
    'ñ'.repeat(400),
  ])('keeps %j within its own line, wherever it stands', (text) => {
    const name = { name: text, address: 'ana@example.org' };
    const entry = read(
      meetingCalendar({
        ...meeting,
        place: text,
        summary: text,
        description: text,
        organizer: name,
        attendee: name,
      }),
    );
    expect(entry.attendees).toHaveLength(1);
    expect(String(entry.summary)).toBe(text.replace(/\r\n/g, '\n').replace('\u0007', ' '));
    expect(entry.attendees[0]?.getFirstValue()).toMatch(/^mailto:ana@example\.org$/i);
  });
});
