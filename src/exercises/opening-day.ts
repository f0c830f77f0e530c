import type { Temporal } from 'temporal-polyfill';
import { INVITING_HOURS } from '../initiatives/working-hours.js';

/** The first Tuesday, Wednesday or Thursday on or after a day: an exercise opens when its invitations may leave. */
export function openingDayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  let opens = day;
  while (!INVITING_HOURS.weekdays.includes(opens.dayOfWeek)) opens = opens.add({ days: 1 });
  return opens;
}
