import type { Language } from '../language.js';
import type { Letter } from './letter.js';
import type { MailState } from './mail.entity.js';

/** A mailbox with the name of who reads it. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** What a feature's template is filled with. */
export interface MailFacts {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly number: number;
  readonly language: Language;
  readonly params: Readonly<Record<string, unknown>>;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
}

/** What a mail brings for the reader's calendar (RFC 5545), as text. */
export interface MailCalendar {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly text: string;
}

/** A mail in words; links in it are derived now and stored nowhere. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Of which text and HTML were made, for pages that show how it looks. */
  readonly letter?: Letter;
  /** The contact person named in the text. */
  readonly replyTo?: Mailbox | null;
  readonly calendar?: MailCalendar;
  /** Message-ID of an earlier mail of ours to the same person: mail programs show this one below it. */
  readonly inThreadOf?: string | null;
  /** Where one stops mails of this kind with one click (RFC 8058): a page that acts on POST only. */
  readonly unsubscribe?: { readonly url: string } | null;
}

/** What became of a mail, told to the feature that asked for it. */
export interface MailOutcome {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly number: number;
  readonly initiativeId: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly state: MailState;
  /** What the mail server said; null where it said nothing yet. */
  readonly serverWords: string | null;
  /** A person has asked for it to be sent again. */
  readonly isAgain: boolean;
}

/** The sender in `MAIL_FROM`: `Expost <expost@example.org>` or the bare address. */
export function senderOf(mailFrom: string): Mailbox {
  const named = /^(.*)<([^<>]+)>\s*$/.exec(mailFrom);
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  return { name, address: (named?.[2] ?? mailFrom).trim() };
}

/** The Message-ID a mail keeps through all its tries, by which a receiving server can see that it has it already. */
export function messageIdOf(mailId: string, sender: Mailbox): string {
  return `<${mailId}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`;
}
