import { z } from 'zod';
import { count, documented, instant, language, pageOf } from '../http/answer.shape.js';
import type { MailContent } from './mail-kind.js';
import { MAIL_STATES } from './mail.entity.js';
import type { MailSummary } from './outbox-reading.service.js';

const summary = {
  id: z.string(),
  kind: z.string(),
  subjectId: z.string().describe('What it is about, such as an invitation'),
  number: count,
  language,
  messageId: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: count,
  dueAt: instant,
  serverWords: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  to: z.string().describe('Empty once the person has been erased'),
  toName: z.string(),
};

export const mailSummary: z.ZodType<MailSummary> = documented('MailSummary', z.strictObject(summary));

export const mailList = pageOf('MailList', mailSummary);

export const mailAnswer: z.ZodType<MailSummary & MailContent> = documented(
  'Mail',
  z.strictObject({
    ...summary,
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    replyTo: z.strictObject({ name: z.string(), address: z.string() }).nullish(),
    calendar: z
      .strictObject({ method: z.enum(['REQUEST', 'CANCEL', 'PUBLISH']), text: z.string() })
      .optional()
      .describe('What it brings for a calendar, as iCalendar text'),
    inThreadOf: z.string().nullish().describe('Message-ID of the earlier mail it stands below'),
    unsubscribe: z
      .strictObject({ url: z.string() })
      .nullish()
      .describe('Where one stops mails of this kind with one click'),
  }),
);
