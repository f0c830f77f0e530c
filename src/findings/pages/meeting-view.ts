import { mayEnter, type StaffVisitor } from '../../accounts/access.js';
import { whenText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { KnownPeople } from '../meeting-people.service.js';
import { typedInstant, type TypedMeeting } from '../read-meeting.js';
import type { ValidationMeetingRow } from '../validation.entity.js';
import type { Desk } from '../validation-desk.service.js';
import { calledMeetingIn } from '../validation-view.js';
import { entityNames, nameOf } from '../wording.js';
import type { MeetingPageProps } from './meeting-page.js';
import { meetingTime } from './meeting-words.js';

export interface TypedMinutes {
  readonly text: string;
  readonly others: string;
  /** Ids of people ticked. */
  readonly there: readonly string[];
}

const OPEN_FOR_MEETINGS = new Set(['open', 'closed', 'in-validation']);

/** What the page of the meeting shows. */
export function meetingPageOf(
  { page }: Desk,
  people: KnownPeople,
  context: StaffContext,
  visitor: StaffVisitor,
  said: {
    readonly typed?: TypedMeeting;
    readonly minutes?: TypedMinutes;
    readonly trouble?: string;
  },
): Omit<MeetingPageProps, 'context' | 'notice' | 'errors'> {
  const { exercise, initiative, view } = page;
  const { language, now } = context;
  const { code, acronym, window } = initiative;
  const names = entityNames(exercise.partnership?.entities ?? []);
  const meeting = calledMeetingIn(view);
  const isThere = (id: string) =>
    said.minutes ? said.minutes.there.includes(id) : people.present.some(({ personId }) => personId === id);
  return {
    exercise: { code, acronym, year: exercise.year },
    mayAct: OPEN_FOR_MEETINGS.has(exercise.state) && mayEnter(visitor, 'evaluator', { window, code }),
    meeting: meeting && {
      when: meetingTime(language, meeting, meeting.timeZone),
      place: meeting.place,
      isOver: meeting.endsAt <= now,
      minutes: meeting.minutes,
      minutesBy:
        meeting.minutesBy && meeting.minutesAt
          ? pageText(language, 'agree.by', {
              name: page.names.get(meeting.minutesBy) ?? '–',
              when: whenText(language, meeting.minutesAt, meeting.timeZone, now),
            })
          : null,
      participants: people.present.map(({ name, entity }) =>
        entity === '' ? name : `${name} (${nameOf(names, entity)})`,
      ),
    },
    revision: meeting?.revision ?? 0,
    typed: said.typed ?? typedMeeting(meeting, exercise.timeZone, now),
    zones: [
      ...new Set([
        exercise.timeZone,
        ...initiative.entities.flatMap(({ contacts }) => contacts.map((one) => one.timeZone)),
      ]),
    ],
    minutes: {
      revision: meeting?.minutesRevision ?? 0,
      text: said.minutes?.text ?? meeting?.minutes ?? '',
      people: people.contacts.map(({ personId, name, entity }) => ({
        id: personId,
        name,
        entity: nameOf(names, entity),
        isThere: isThere(personId),
      })),
      others:
        said.minutes?.others ??
        people.present
          .filter(({ entity }) => entity === '')
          .map(({ name }) => name)
          .join('\n'),
      theirs: said.minutes && said.trouble ? (meeting?.minutes ?? null) : null,
    },
  };
}

/** What the form begins with: the meeting that can be moved, else nothing but the zone. */
function typedMeeting(meeting: ValidationMeetingRow | null, zone: string, now: string): TypedMeeting {
  if (!meeting || meeting.endsAt <= now) return { date: '', from: '', to: '', timeZone: zone, place: '' };
  const { timeZone, place } = meeting;
  const [start, end] = [typedInstant(meeting.startsAt, timeZone), typedInstant(meeting.endsAt, timeZone)];
  return { date: start.date, from: start.time, to: end.time, timeZone, place };
}
