import { isMailAddress } from './mail-address.js';
import type { MailContent, Mailbox } from './mail-kind.js';
import { unsubscribeSubject } from './unsubscribe-mail.js';

export interface Letterhead {
  readonly to: Mailbox;
  readonly mailId: string;
  readonly messageId: string;
  /** Instant of the Date header. */
  readonly date: string;
  readonly language: string;
}

/** From whom mails come. */
export interface Sender {
  readonly mailbox: Mailbox;
  /** Where one comes back to that cannot be delivered (RFC 5321, section 4.4). */
  readonly returnTo: string;
  /** Does the service read what arrives there? */
  readonly isReturnRead: boolean;
}

export type MailMessage = ReturnType<typeof mailMessage>;

/**
 * A mail as the mail library takes it. Addresses are objects, checked to be one plain address: in a text, a comma or a
 * line break would bring in another recipient.
 */
export function mailMessage(head: Letterhead, content: MailContent, sender: Sender) {
  const { mailbox, returnTo } = sender;
  const { subject, text, html, replyTo, calendar, inThreadOf, unsubscribe } = content;
  const replies = replyTo && isMailAddress(replyTo.address) ? { replyTo: oneLine(replyTo) } : {};
  return {
    from: oneLine(mailbox),
    to: oneLine(head.to),
    ...replies,
    // Beside the text, where calendars look for it, and as a file for everybody else.
    ...(calendar
      ? { icalEvent: { method: calendar.method, content: calendar.text, filename: 'expost.ics' } }
      : {}),
    envelope: { from: returnTo, to: [head.to.address] },
    dsn: notificationsFor(head),
    subject,
    text,
    html,
    messageId: head.messageId,
    ...(inThreadOf ? { inReplyTo: inThreadOf, references: inThreadOf } : {}),
    date: new Date(head.date),
    headers: {
      // RFC 3834: no holiday notice answers it.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': head.language,
      // RFC 8058: mail programs may post to the address without asking further.
      ...(unsubscribe ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    ...(unsubscribe ? { list: waysToUnsubscribe(unsubscribe.url, sender, head.messageId) } : {}),
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * What a server is to do when it cannot deliver (RFC 3461), where it knows how: tell of failure and delay, name our mail
 * and the address we wrote to, and return the headers only, since the text holds a personal link.
 */
function notificationsFor({ mailId, to }: Letterhead) {
  const notify = ['failure' as const, 'delay' as const];
  return { id: mailId, return: 'headers' as const, notify, recipient: to.address };
}

/** By page and, where what arrives is read (`unsubscribe-mail.ts`), by mail, in one header (RFC 2369). */
function waysToUnsubscribe(url: string, { returnTo, isReturnRead }: Sender, messageId: string) {
  if (!isReturnRead) return { unsubscribe: [[url]] };
  const subject = encodeURIComponent(unsubscribeSubject(messageId));
  const mailto = `mailto:${encodeURIComponent(returnTo).replace('%40', '@')}?subject=${subject}`;
  return { unsubscribe: [[url, mailto]] };
}

function oneLine({ name, address }: Mailbox): Mailbox {
  return { name: name.replace(/\p{Cc}+/gu, ' ').trim(), address };
}
