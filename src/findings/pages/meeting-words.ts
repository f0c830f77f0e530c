import type { Language } from '../../language.js';
import { cityOf, dayText, timeText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import type { ShownMeeting } from './findings-list-page.js';

interface Meeting {
  readonly state: 'called' | 'cancelled';
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
}

/** The meeting that is still to come, if any; `now` is an instant. */
export function comingMeeting<T extends Meeting>(meetings: readonly T[], now: string): T | null {
  return meetings.find(({ state, endsAt }) => state === 'called' && endsAt > now) ?? null;
}

export function nextMeeting(
  meetings: readonly Meeting[],
  { language, zone, now }: { readonly language: Language; readonly zone: string; readonly now: string },
): ShownMeeting | null {
  const meeting = comingMeeting(meetings, now);
  return meeting && { when: meetingTime(language, meeting, zone), place: meeting.place };
}

/** "Monday 8 May 2023, 16:00–17:30 in La Paz". */
export function meetingTime(
  language: Language,
  { startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>,
  zone: string,
): string {
  return pageText(language, 'agree.when', {
    day: dayText(language, startsAt, zone),
    from: timeText(language, startsAt, zone),
    to: timeText(language, endsAt, zone),
    city: cityOf(zone, language),
  });
}
