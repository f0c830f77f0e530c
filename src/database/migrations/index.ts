import { FirstSchema1700000000000 } from './1700000000000-first-schema.js';
import { DueWork1800000000000 } from './1800000000000-due-work.js';
import { ReminderStops1800000000100 } from './1800000000100-reminder-stops.js';
import { Restoration1800000100000 } from './1800000100000-restoration.js';
import { Bounces1800000200000 } from './1800000200000-bounces.js';
import { MailTexts1800000300000 } from './1800000300000-mail-texts.js';
import { SecondExercise1800000400000 } from './1800000400000-second-exercise.js';
import { Subscriptions1800000600000 } from './1800000600000-subscriptions.js';
import { Calendar1800000700000 } from './1800000700000-calendar.js';
import { SkippedYears1800000800000 } from './1800000800000-skipped-years.js';

/** In order; one set for both databases. */
export const migrations = [
  FirstSchema1700000000000,
  DueWork1800000000000,
  ReminderStops1800000000100,
  Restoration1800000100000,
  Bounces1800000200000,
  MailTexts1800000300000,
  SecondExercise1800000400000,
  Subscriptions1800000600000,
  Calendar1800000700000,
  SkippedYears1800000800000,
];
