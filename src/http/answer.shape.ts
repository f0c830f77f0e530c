import { z } from 'zod';
import { LANGUAGES } from '../language.js';
import { PROBLEMS, type ProblemKey } from '../problem.js';

/** Shapes of what the API answers, by the name under which its description lists them. */
export const documents = z.registry<{ id: string }>();

/** Gives the shape of an answer its name in the description of the API. */
export function documented<T extends z.ZodType>(id: string, shape: T): T {
  documents.add(shape, { id });
  return shape;
}

/** One page of a list, as `paging.shape.ts` asks for it. */
export const pageOf = <T extends z.ZodType>(id: string, item: T) =>
  documented(
    id,
    z.strictObject({ items: z.array(item), total: count, page: z.int().min(1), pageSize: z.int().min(1) }),
  );

export const count = z.int().min(0);
export const instant = z.iso.datetime();
export const civilDay = z.iso.date();
export const language = z.enum(LANGUAGES);
export const texts = z.strictObject({ en: z.string(), es: z.string(), fr: z.string(), pt: z.string() });
export const partialTexts = texts.partial();

/** Every refusal (RFC 9457). */
export const problemDocument = documented(
  'Problem',
  z.looseObject({
    type: z.enum(Object.keys(PROBLEMS).map((key) => `urn:expost:problem:${key}`)),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().describe('What happened here, and what to do'),
    errors: z
      .array(
        z.looseObject({
          pointer: z.string().describe('Where it is in the request: a JSON pointer (RFC 6901)'),
          detail: z.string(),
        }),
      )
      .optional(),
    current: z
      .unknown()
      .optional()
      .describe('The state as it stands, where the request is based on an older one'),
  }),
);

export const healthDocument = documented('Health', z.strictObject({ status: z.literal('ok') }));

/** How a route answers, beyond what its path, body and access say. */
export interface Answering {
  /** A shape that has a name. Absent where the answer is no JSON. */
  readonly shape?: z.ZodType;
  /** Other types of content, each with what it is. */
  readonly files?: Readonly<Record<string, string>>;
  /** It answers an `ETag`; what changes something heeds `If-Match`. */
  readonly tagged?: true;
  /** Published, it may be kept: `If-None-Match` is heeded, and its digest is answered. */
  readonly kept?: true;
  /** Refusals that no route of its kind has. */
  readonly refuses?: readonly ProblemKey[];
}
