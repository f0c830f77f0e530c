import { z } from 'zod';
import { exerciseAnswer, exerciseFields } from '../exercises/exercise-answer.shape.js';
import { civilDay, count, documented } from '../http/answer.shape.js';
import { civilDate, timeZone } from '../initiatives/fields.shape.js';
import { STANDINGS } from './calendar.js';

const wish = z.strictObject({
  code: z.string().min(1, 'Write the code of an initiative').max(40),
  opensOn: civilDate.optional(),
  closesOn: civilDate.optional(),
  timeZone: timeZone.optional(),
});

/** Body of `POST /api/windows/:window/plan`. */
export const windowPlan = z.strictObject({
  questionnaire: z.string().min(1, 'Write a questionnaire such as joint-ex-post/v1').max(80),
  initiatives: z
    .array(wish)
    .min(1, 'Name at least one initiative, or leave the list out')
    .max(1000, 'Name at most 1000 initiatives')
    .refine(
      (wishes) => new Set(wishes.map(({ code }) => code)).size === wishes.length,
      'Name each initiative once',
    )
    .optional(),
});
export type WindowPlan = z.output<typeof windowPlan>;

const places = z.array(
  z.looseObject({
    pointer: z.string().describe('Into the plan, or into the document of the initiative'),
    detail: z.string(),
  }),
);

const { state, questionnaire, closesAt, confirmedAt, revision } = exerciseFields;
const plannedExercise = z.strictObject({ state, questionnaire, closesAt, confirmedAt, revision });

const row = documented(
  'CalendarRow',
  z.strictObject({
    code: z.string(),
    acronym: z.string(),
    number: z.int().min(1),
    year: z.int(),
    standing: z.enum(STANDINGS),
    late: z
      .enum(['plan', 'open', 'close'])
      .nullable()
      .describe('What should have happened and has not: planned, opened, closed'),
    implementationEnd: civilDay,
    dueOn: civilDay.nullable().describe('One year after the implementation, or in the year asked for'),
    opensOn: civilDay.describe('Where there is no exercise, what is proposed'),
    closesOn: civilDay,
    timeZone: z.string(),
    missing: places.describe('What it lacks before it can open'),
    exercise: plannedExercise.nullable().describe('Null where it is due and not planned'),
  }),
);

export const calendarAnswer = documented(
  'WindowCalendar',
  z.strictObject({ window: z.int(), rows: z.array(row) }),
);

export const windowPlanned = documented(
  'WindowPlanned',
  z.strictObject({
    window: z.int(),
    planned: count.describe('How many exercises were planned by this request'),
    results: z.array(
      z.strictObject({
        code: z.string(),
        outcome: z.enum(['planned', 'exists', 'not-due', 'refused']),
        exercise: exerciseAnswer.nullable().describe('The one planned, or the one there was'),
        errors: places,
      }),
    ),
  }),
);
