import { z } from 'zod';
import type { BecameOf } from '../findings/became.js';
import { DEGREES } from '../findings/finding.js';
import { count, documented, texts } from '../http/answer.shape.js';
import type { YearsDocument } from './over-years-document.js';

const year = z.int();
const keys = z.array(z.string());
const change = z.enum(['better', 'same', 'worse', 'not-comparable']);

const because = z.strictObject({
  why: z.enum([
    'not-asked',
    'no-order',
    'not-marked',
    'asked-otherwise',
    'not-drafted',
    'not-enough-answers',
  ]),
  years: z.array(year).describe('The exercises it holds for'),
});

/** One finding, or one target of it, over the years. */
export const findingOverYears = z.strictObject({
  finding: z.string(),
  section: z.enum(['continuity', 'application', 'impact', 'factors', 'future', 'new-exercise']),
  target: z.string().optional().describe('Of a finding per target of the 2030 Agenda'),
  exercises: z.array(
    z.strictObject({
      year,
      quantifier: z.enum(['all', 'most', 'some', 'none', 'not-enough-answers']).nullable(),
      degree: z.enum(DEGREES).nullable(),
      yes: count,
      partly: count.describe('Also in yes'),
      no: count,
      withoutAnswer: count,
      total: count.describe('Entities that the finding is about'),
    }),
  ),
  change: change.nullable().describe('From the exercise before to the latest; null in the first'),
  steps: z.array(
    z.strictObject({
      from: year,
      to: year,
      change,
      because: because.nullable().describe('Why it is not comparable'),
      left: keys.describe('Entities that it was about only then'),
      joined: keys.describe('Entities that it is about only now'),
    }),
  ),
});

export const perspectiveBecame: z.ZodType<BecameOf> = z.strictObject({
  code: z.string(),
  text: texts,
  said: z.strictObject({ done: keys, 'under-way': keys, dropped: keys }),
  dontKnow: keys,
  withoutAnswer: keys,
  became: z.enum(['done', 'under-way', 'dropped', 'entities-differ', 'not-enough-answers']),
});

export const yearsAnswer: z.ZodType<YearsDocument> = documented(
  'Years',
  z.strictObject({
    initiative: z.string(),
    exercises: z.array(
      z.strictObject({
        year,
        number: z.int().min(1),
        isDraft: z.boolean().describe('Not published: its findings may still change'),
        questionnaire: z.string(),
        answered: count,
        entities: count,
        previousPerspectives: z
          .array(perspectiveBecame)
          .describe('What became of the perspectives of the report before'),
      }),
    ),
    overTheYears: z.array(findingOverYears).describe('Findings in the order of the latest rules'),
  }),
);
