import { z } from 'zod';
import { civilDay, count, documented, instant, pageOf } from '../http/answer.shape.js';
import { partnershipDocument } from '../initiatives/initiative-answer.shape.js';
import type { ExerciseSummary } from './exercise-summary.js';
import { EXERCISE_STEPS, type ExerciseState } from './exercise.js';

const STATES = Object.values(EXERCISE_STEPS).flatMap(({ from, to }) => [...from, to]);

export const exerciseFields = {
  year: z.int(),
  number: z.int().min(1),
  state: z.enum([...new Set(STATES)] as [ExerciseState, ...ExerciseState[]]),
  questionnaire: z.string(),
  opensOn: civilDay,
  closesOn: civilDay,
  timeZone: z.string(),
  closesAt: instant.describe('When the form becomes read-only: the end of its last day'),
  confirmedAt: instant.nullable().describe('Since when it opens by itself on its first day'),
  partnership: partnershipDocument.nullable().describe('Copied when it opens'),
  decision: z
    .strictObject({
      planned: z.boolean(),
      year: z.int().nullable(),
      reason: z.string().nullable(),
      by: z.string(),
      at: instant,
    })
    .nullable(),
  skippedWhy: z.string().nullable().describe('Why its year was skipped, of a cancelled one that was'),
  revision: count,
};

export const exerciseAnswer: z.ZodType<ExerciseSummary> = documented(
  'Exercise',
  z.strictObject(exerciseFields),
);

export const exerciseList = pageOf('ExerciseList', exerciseAnswer);
