import type { Exercise } from '../exercises/exercise.js';
import type { Language } from '../language.js';
import { cityOf, dayText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';

/** From which day until the end of which day an exercise takes answers, with the city of its zone. */
export function datesText(
  language: Language,
  { opensOn, closesOn, timeZone }: Pick<Exercise, 'opensOn' | 'closesOn' | 'timeZone'>,
): string {
  return pageText(language, 'plan.fromTo', {
    from: civilDayText(language, opensOn),
    to: civilDayText(language, closesOn),
    city: cityOf(timeZone, language),
  });
}

/** `Friday 15 May 2026` of a civil date, which has no zone. */
export function civilDayText(language: Language, day: string): string {
  return dayText(language, `${day}T12:00:00.000Z`, 'UTC');
}
