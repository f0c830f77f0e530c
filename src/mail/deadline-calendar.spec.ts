import ICAL from 'ical.js';
import { deadlineCalendar } from './deadline-calendar.js';

const deadline = {
  uid: 'deadline-e-1@example.org',
  changedAt: '2023-05-01T10:00:00.000Z',
  endsAt: '2023-05-21T04:00:00.000Z',
  summary: 'Último momento',
};

/** As a calendar reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  const value = (name: string) => event?.getFirstPropertyValue(name);
  const alarm = event?.getFirstSubcomponent('valarm');
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: value('uid'),
    sequence: value('sequence'),
    status: value('status'),
    start: String(value('dtstart')),
    end: String(value('dtend')),
    summary: value('summary'),
    organizer: value('organizer'),
    attendees: event?.getAllProperties('attendee').length,
    trigger: alarm ? String(alarm.getFirstPropertyValue('trigger')) : null,
  };
}

describe('a deadline in a calendar', () => {
  it('is an hour that ends with it, with an alarm two days before, and invites nobody', () => {
    expect(read(deadlineCalendar(deadline))).toEqual({
      method: 'PUBLISH',
      uid: deadline.uid,
      sequence: 0,
      status: null,
      start: '2023-05-21T03:00:00Z',
      end: '2023-05-21T04:00:00Z',
      summary: 'Último momento',
      organizer: null,
      attendees: 0,
      trigger: '-P2D',
    });
  });

  it('moves under the same UID with a higher sequence', () => {
    const moved = read(deadlineCalendar({ ...deadline, sequence: 1, endsAt: '2023-06-04T04:00:00.000Z' }));
    expect([moved.method, moved.uid, moved.sequence, moved.end]).toEqual([
      'PUBLISH',
      deadline.uid,
      1,
      '2023-06-04T04:00:00Z',
    ]);
  });

  it('falls away under the same UID, by whose deadline it was, and rings no more', () => {
    const organizer = { name: 'Carla "C." Núñez', address: 'carla@programa.example.org' };
    const gone = read(deadlineCalendar({ ...deadline, sequence: 2, cancelled: true, organizer }));
    expect([gone.method, gone.uid, gone.sequence, gone.status, gone.organizer, gone.trigger]).toEqual([
      'CANCEL',
      deadline.uid,
      2,
      'CANCELLED',
      'mailto:carla@programa.example.org',
      null,
    ]);
  });

  it('keeps every text within its own line', () => {
    const text = 'a\r\nATTENDEE:mailto:evil@example.org\nEND:VEVENT\u0007';
    const entry = read(
      deadlineCalendar({
        ...deadline,
        summary: text,
        description: text,
        organizer: { name: text, address: 'ana@example.org' },
      }),
    );
    expect([entry.attendees, entry.summary]).toEqual([0, 'a\nATTENDEE:mailto:evil@example.org\nEND:VEVENT ']);
  });
});
