import { z } from 'zod';
import { count, documented, instant, language, texts } from '../http/answer.shape.js';
import { role } from '../initiatives/initiative-answer.shape.js';
import { DEGREES, type Finding } from './finding.js';
import type { Raised } from './raised.js';
import { STRENGTH_FACTS } from './weighing.js';
import type { SettlementDocument } from './tie-settlements.service.js';

const keys = z.array(z.string());
const pair = z.tuple([z.string(), z.string()]).describe('Two entity keys, sorted');
const degree = z.enum(DEGREES);
const quantifier = z.enum(['all', 'most', 'some', 'none', 'not-enough-answers']);
const counts = { yes: keys, partly: keys, no: keys, withoutAnswer: keys };

const strength = z.strictObject({
  allAnswered: z.boolean(),
  bothSides: z.boolean().nullable(),
  concrete: z.boolean(),
  uncontradicted: z.boolean(),
  pips: z.int().min(0).max(4),
});

const factor = z.strictObject({
  code: z.string(),
  support: keys,
  first: keys,
  points: z.number(),
  reported: z.boolean(),
});
const perspective = z.strictObject({
  code: z.string(),
  support: keys,
  commit: keys,
  reported: z.boolean(),
});

const wordingEdit = z.strictObject({
  text: z.string(),
  by: z.string(),
  at: instant,
  reason: z.string(),
  stale: z.boolean().describe('The facts it was written for have changed since'),
});

export const findingAnswer: z.ZodType<Finding> = documented(
  'Finding',
  z.strictObject({
    ...counts,
    finding: z.string(),
    section: z.enum(['continuity', 'application', 'impact', 'factors', 'future', 'new-exercise']),
    subject: z.strictObject({
      kind: z.enum(['all', 'role', 'all-but', 'partnership']),
      role: role.optional(),
      entities: keys,
    }),
    quantifier: quantifier.nullable(),
    degree: degree.nullish(),
    degrees: z.record(z.string(), degree).optional(),
    degreesSeen: z.record(z.string(), degree).optional(),
    divergent: z.boolean(),
    notDrafted: z.string().nullable(),
    strength: strength.nullable(),
    evidence: z.array(
      z.strictObject({
        entity: z.string(),
        question: z.string(),
        revision: count,
        kind: z.enum(['answer', 'example', 'document', 'quote']),
      }),
    ),
    ranked: z.union([z.array(factor), z.array(perspective)]).optional(),
    perTarget: z
      .record(z.string(), z.strictObject({ ...counts, quantifier, divergent: z.boolean(), strength }))
      .optional(),
    startingPoint: z
      .strictObject({
        type: z
          .enum(['already-triangular', 'both-linked', 'both-separate', 'north-south', 'south-south', 'none'])
          .nullable(),
        linking: keys,
        ties: z.array(pair),
        oneSided: z.array(pair),
      })
      .optional(),
    partnershipNow: z
      .strictObject({
        state: z.enum(['ended', 'reduced', 'strengthened', 'maintained']).nullable(),
        ties: z.array(pair),
        oneSided: z.array(pair),
        groups: z.array(keys),
        outside: keys,
      })
      .optional(),
    decision: z.strictObject({ planned: z.boolean(), year: z.int().nullable() }).optional(),
    uncoded: z.array(z.strictObject({ entity: z.string(), index: count, text: z.string() })).optional(),
    factsHash: z.string().describe('What If-Match says to word it'),
    wording: texts,
    edited: z
      .strictObject({ en: wordingEdit, es: wordingEdit, fr: wordingEdit, pt: wordingEdit })
      .partial()
      .nullable(),
    state: z.enum(['draft', 'with-partners', 'agreed', 'agreed-with-comment', 'contested', 'no-reaction']),
    judgement: z
      .partialRecord(
        z.enum(STRENGTH_FACTS),
        z.strictObject({ holds: z.boolean(), reason: z.string(), by: z.string(), at: instant }),
      )
      .optional()
      .describe('What evaluators say of the facts of strength, beside what was computed'),
    discussed: z
      .array(
        z.strictObject({
          entity: z.string(),
          text: z.string(),
          language,
          by: z.string(),
          at: instant,
          revision: count,
        }),
      )
      .readonly()
      .optional()
      .describe('What evaluators write on contrary answers'),
  }),
);

export const findingsAnswer = documented('Findings', z.array(findingAnswer));

const when = z.enum(['before', 'now']);

export const raisedAnswer: z.ZodType<{ readonly items: readonly Raised[] }> = documented(
  'Raised',
  z.strictObject({
    items: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('one-sided-tie'), when, pair, claimedBy: z.string() }),
        z.strictObject({
          kind: z.literal('commitment-over-not-for-us'),
          entity: z.string(),
          code: z.string(),
        }),
      ]),
    ),
  }),
);

export const settlementAnswer: z.ZodType<SettlementDocument> = documented(
  'TieSettlement',
  z.strictObject({ when, pair, counts: z.boolean(), reason: z.string(), tag: z.string() }),
);
