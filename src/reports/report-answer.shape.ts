import { z } from 'zod';
import { civilDay, count, documented, instant, language, partialTexts } from '../http/answer.shape.js';
import { partnershipDocument } from '../initiatives/initiative-answer.shape.js';
import { findingOverYears, perspectiveBecame } from './over-years-answer.shape.js';
import { responseState } from '../responses/response-answer.shape.js';

const decided = z.strictObject({
  planned: z.boolean(),
  year: z.int().nullable(),
  reason: z.string().nullable(),
  by: z.string(),
  at: instant.optional(),
});

/** The report as data, as it stands in `report-json.ts`. */
export const reportDocument = documented(
  'Report',
  z.strictObject({
    report: z.strictObject({
      language,
      status: z.enum(['draft', 'published']),
      version: z.int().min(1),
      versionNote: z.string().nullable(),
      date: civilDay,
      agreed: z.boolean(),
      demonstration: z.boolean(),
      title: z.string(),
    }),
    initiative: z.looseObject({
      code: z.string(),
      acronym: z.string(),
      window: z.int(),
      name: partialTexts,
      implementation: z.strictObject({ start: civilDay, end: civilDay }),
    }),
    exercise: z.looseObject({
      year: z.int(),
      number: z.int(),
      opensOn: civilDay,
      closesOn: civilDay,
      timeZone: z.string(),
    }),
    partnership: partnershipDocument,
    questionnaire: z.strictObject({ id: z.string(), sha256: z.string() }),
    responses: z.array(
      z.strictObject({
        entity: z.string(),
        state: responseState,
        revision: count,
        acceptedAt: instant.nullable(),
        takenBy: z.string().nullable(),
        confirmedBy: z.string().nullable(),
      }),
    ),
    findings: z
      .array(z.looseObject({ finding: z.string(), decided: decided.nullish() }))
      .describe('As Finding; with the proposal for a new exercise stands what was decided'),
    overTheYears: z
      .array(findingOverYears)
      .describe('Beside the exercises published before; empty in the first'),
    previousPerspectives: z
      .array(perspectiveBecame)
      .describe('What became of the perspectives of the report before'),
    unread: z.array(
      z.strictObject({
        entity: z.string(),
        question: z.string(),
        reason: z.string(),
        value: z.unknown(),
      }),
    ),
    model: z
      .looseObject({
        language,
        title: z.string(),
        marks: z.array(z.string()),
        date: civilDay,
        sections: z.array(z.looseObject({ id: z.string(), title: z.string(), blocks: z.array(z.unknown()) })),
      })
      .describe('Finished words, numbers and drawings, as the PDF and the page set them'),
  }),
);

export const reportVersions = documented(
  'ReportVersions',
  z.array(
    z.strictObject({
      number: z.int().min(1),
      state: z.string(),
      note: z.string().nullable(),
      publishedAt: instant,
    }),
  ),
);
