import { z } from 'zod';
import { exerciseFields } from '../exercises/exercise-answer.shape.js';
import { count, documented, instant } from '../http/answer.shape.js';
import { role } from '../initiatives/initiative-answer.shape.js';
import type { AnswerValue } from '../questionnaires/questionnaire.js';
import type { StoredDocument } from './documents.service.js';
import type { ExerciseDocument } from './exercise-responses.service.js';
import type { ResponseDocument } from './response-document.js';
import type { SubmittedResponse } from './staff-submissions.service.js';

export const responseState = z.enum([
  'not-opened',
  'opened',
  'in-progress',
  'submitted',
  'accepted',
  'returned',
]);

/** An exercise with where each entity's response stands. */
export const exerciseDocument: z.ZodType<ExerciseDocument> = documented(
  'ExerciseWithResponses',
  z.strictObject({
    ...exerciseFields,
    responses: z.array(
      z.strictObject({
        entity: z.string(),
        name: z.string(),
        role,
        state: responseState,
        revision: count,
        submittedAt: instant.nullable(),
        acceptedAt: instant.nullable(),
        takenBy: z.string().nullable(),
      }),
    ),
  }),
);

export const storedDocument: z.ZodType<StoredDocument> = documented(
  'UploadedDocument',
  z.strictObject({
    id: z.string().describe('What answers hold'),
    name: z.string(),
    mediaType: z.string(),
    size: count,
    sha256: z.string(),
  }),
);

const byQuestion = 'By question name, as SurveyJS holds it: rows, lists of codes, panels';

export const responseAnswer: z.ZodType<ResponseDocument & { documents: readonly StoredDocument[] }> =
  documented(
    'Response',
    z.strictObject({
      entity: z.string(),
      name: z.string(),
      role,
      state: responseState,
      revision: count,
      reference: z.string().nullable(),
      submittedAt: instant.nullable(),
      submittedBy: z.string().nullable(),
      acceptedAt: instant.nullable(),
      takenBy: z.string().nullable().describe('Marked for ever where staff took the answers'),
      confirmedBy: z.string().nullable(),
      writable: z.boolean(),
      answers: z.record(z.string(), z.custom<AnswerValue>()).describe(byQuestion),
      cannotAnswer: z.record(z.string(), z.string()).describe('Reasons of questions left out on purpose'),
      written: z.record(z.string(), z.strictObject({ revision: count, by: z.string(), at: instant })),
      remarks: z.array(z.strictObject({ question: z.string(), remark: z.string() })),
      returnedQuestions: z.array(z.string()),
      documents: z.array(storedDocument),
    }),
  );

export const enteredAnswer = documented(
  'EnteredResponse',
  z.strictObject({ entity: z.string(), revision: count }),
);

export const submittedAnswer: z.ZodType<SubmittedResponse> = documented(
  'SubmittedResponse',
  z.strictObject({
    entity: z.string(),
    state: z.literal('submitted'),
    reference: z.string(),
    submittedAt: instant,
    revision: count,
  }),
);
