import { z } from 'zod';
import { count, documented, instant } from '../http/answer.shape.js';

const note = z.strictObject({
  text: z.string(),
  language: z.string().describe('In which it was written; empty where nobody knows'),
  revision: count,
  by: z.string(),
  at: instant,
});
export type NoteDocument = Readonly<z.output<typeof note>>;

export interface ChangesDocument {
  readonly entity: string;
  readonly previousYear: number | null;
  readonly missing: 'not-part' | 'not-accepted' | null;
  readonly questions: readonly {
    readonly question: string;
    readonly comparable: boolean;
    readonly reworded: boolean;
    readonly change: 'same' | 'different' | null;
    readonly previousOpened: boolean | null;
    readonly openedAt: string | null;
    readonly openedBy: string | null;
    readonly note: NoteDocument | null;
  }[];
  readonly examples: readonly { readonly section: string; readonly note: NoteDocument }[];
}

export const changesAnswer: z.ZodType<ChangesDocument> = documented(
  'ResponseChanges',
  z.strictObject({
    entity: z.string(),
    previousYear: z.int().nullable().describe('Of the last published exercise; null in a first one'),
    missing: z.enum(['not-part', 'not-accepted']).nullable().describe('Why nothing is known of then'),
    questions: z.array(
      z.strictObject({
        question: z.string(),
        comparable: z.boolean().describe('Marked so in both versions'),
        reworded: z.boolean(),
        change: z.enum(['same', 'different']).nullable().describe('Of closed, comparable questions only'),
        previousOpened: z.boolean().nullable().describe('Null where nobody knows'),
        openedAt: instant.nullable(),
        openedBy: z.string().nullable(),
        note: note.nullable().describe('What the entity says has changed'),
      }),
    ),
    examples: z
      .array(z.strictObject({ section: z.string(), note }))
      .describe('Of what has stayed, by section'),
  }),
);
