import { z } from 'zod';
import { count, documented, instant, language, pageOf } from '../http/answer.shape.js';
import { MAIL_STATES } from '../mail/mail.entity.js';
import type { InvitationSummary } from './invitation-summary.js';

export const invitationAnswer: z.ZodType<InvitationSummary> = documented(
  'Invitation',
  z.strictObject({
    id: z.string(),
    entity: z.string(),
    contact: z.strictObject({
      name: z.string(),
      post: z.string().nullable(),
      email: z.string().nullable().describe('Null once the person has been erased'),
      phone: z.string().nullable(),
      language,
      timeZone: z.string(),
      removed: z.boolean(),
    }),
    state: z.enum(['queued', 'sending', 'sent', 'failed', 'bounced', 'uncertain', 'revoked']),
    serverWords: z.string().nullable(),
    live: z.boolean().describe('Does its link open now?'),
    colleague: z
      .strictObject({ sections: z.array(z.string()).readonly().nullable() })
      .nullable()
      .describe('Of who only helps: the sections they write in, null for all; null for a contact'),
    createdAt: instant,
    enteredAt: instant.nullable(),
    remindersStoppedAt: instant.nullable().describe('Since when the person wants no reminders'),
    mails: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.string(),
        number: count,
        state: z.enum(MAIL_STATES),
        attempts: count,
        dueAt: instant,
        sentAt: instant.nullable(),
        serverWords: z.string().nullable(),
      }),
    ),
  }),
);

export const invitationList = pageOf('InvitationList', invitationAnswer);
