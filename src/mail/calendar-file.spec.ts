import ICAL from 'ical.js';
import { calendarFile, calendarUid, type CalendarEntry } from './calendar-file.js';

const carla = { name: 'Carla "C." Núñez; Programa', address: 'carla@programa.example.org' };
const deadline: CalendarEntry = {
  uid: 'deadline-e-1@example.org',
  sequence: 2,
  changedAt: '2024-05-02T09:30:15.250Z',
  when: { startsAt: '2024-05-21T03:00:00.000Z', endsAt: '2024-05-21T04:00:00.000Z' },
  summary: 'LIDERES: último día para responder por Fundación Educación, Cooperación y Niñez',
  description: 'Se abre con el enlace personal; no aquí.\nPreguntas: Carla Núñez, carla@programa.example.org',
  organizer: carla,
  alarmSeconds: 2 * 86_400,
};

const unfolded = (text: string) => text.replaceAll('\r\n ', '');

describe('a calendar file', () => {
  it('is written as RFC 5545 has it', () => {
    expect(unfolded(calendarFile({ method: 'PUBLISH' }, [deadline])).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Expost//Expost//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:deadline-e-1@example.org',
      'SEQUENCE:2',
      'DTSTAMP:20240502T093015Z',
      'DTSTART:20240521T030000Z',
      'DTEND:20240521T040000Z',
      'SUMMARY:LIDERES: último día para responder por Fundación Educación\\, Cooperación y Niñez',
      'DESCRIPTION:Se abre con el enlace personal\\; no aquí.\\nPreguntas: Carla Núñez\\, carla@programa.example.org',
      `ORGANIZER;CN="Carla 'C.' Núñez; Programa":mailto:carla@programa.example.org`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P2D',
      'DESCRIPTION:LIDERES: último día para responder por Fundación Educación\\, Cooperación y Niñez',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has a day as a day, and asks who is to come', () => {
    const text = calendarFile({ method: 'REQUEST' }, [{ ...deadline, when: '2024-02-29', attendee: carla }]);
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20240229\r\nSUMMARY');
    expect(unfolded(text)).toContain(
      `\r\nATTENDEE;CN="Carla 'C.' Núñez; Programa";RSVP=TRUE:mailto:carla@programa.example.org\r\n`,
    );
  });

  it.each(['a\r\nEND:VCALENDAR\nX:y', '\u0007\\n,;:"^', '€'.repeat(200), '👩🏽‍🔬'.repeat(60), 'a,b;c\\d'])(
    'holds %j without breaking out of a line, in lines of 75 octets at most',
    (text) => {
      const subscribed = { name: text, askAgainSeconds: 21_600 };
      const entry = {
        ...deadline,
        summary: text,
        description: text,
        location: text,
        organizer: { ...carla, name: text },
      };
      const file = calendarFile({ method: 'PUBLISH', subscribed }, [entry]);
      for (const line of file.split('\r\n')) {
        expect(line).not.toMatch(/\p{Cc}/u);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }
      const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
      const event = calendar.getFirstSubcomponent('vevent');
      const read = text.replace('\r\n', '\n').replace('\u0007', ' ');
      for (const name of ['summary', 'description', 'location']) {
        expect(event?.getFirstPropertyValue(name)).toBe(read);
      }
      expect(calendar.getFirstPropertyValue('name')).toBe(read);
      expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT6H');
    },
  );

  it('names an entry in the domain of the sender', () => {
    expect(calendarUid('m-1', { name: 'a@b', address: 'expost@programa.example.org' })).toBe(
      'm-1@programa.example.org',
    );
  });
});
