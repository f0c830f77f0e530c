import { z } from 'zod';
import { count, documented, instant, partialTexts } from '../http/answer.shape.js';
import { responseState } from '../responses/response-answer.shape.js';
import type { CodingDocument } from './coding.js';
import type { Codings } from './codings.service.js';
import type { ReviewedResponse } from './reviews.service.js';

export const reviewedAnswer: z.ZodType<ReviewedResponse> = documented(
  'ReviewedResponse',
  z.strictObject({ entity: z.string(), state: responseState, revision: count }),
);

export const codingAnswer: z.ZodType<CodingDocument> = documented(
  'Coding',
  z.strictObject({
    entity: z.string(),
    question: z.string(),
    index: count,
    codes: z.array(z.string()),
    tag: z.string().describe('What If-Match says to change it'),
    at: instant,
  }),
);

export const codingsAnswer: z.ZodType<Codings> = documented(
  'Codings',
  z.strictObject({
    codings: z.array(codingAnswer),
    ownCodes: z.array(z.strictObject({ catalogue: z.string(), code: z.string(), texts: partialTexts })),
  }),
);
