import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import type { MailContent, MailFacts, MailOutcome } from './mail-kind.js';
import type { MailText, MailWords } from './mail-words.js';

/** A kind of mail, offered by the feature it belongs to; this folder knows none. */
export interface MailKind extends MailText {
  /** Such as `invitation`. */
  readonly kind: string;
  /** May a window have words of its own for it? Not where it is about no initiative, such as mails about accounts. */
  readonly isEditable: boolean;
  /** Its reader is nobody's business: staff see that it was sent, but neither to whom nor with which links. */
  readonly isPrivate?: true;
  /** It brings a personal link: who has it, has been let in and is told whatever happens next. */
  readonly bringsLink?: true;
  /** Shown to nobody as a kind of its own: staff try a text on themselves. */
  readonly isTest?: boolean;
  /** Writes the mail in these words; called when it is sent, and when staff look at it. */
  render(mail: MailFacts, words: MailWords): Promise<MailContent>;
  /** The mail as these words read with invented names and dates, for staff who look at what is sent. */
  example(language: Language, words: MailWords): MailContent;
  /** Asked just before it is sent; a mail that is no longer wanted is cancelled. */
  isStillWanted?(mail: MailFacts): Promise<boolean>;
  /** Names the kind whose words fit a mail that has not left yet, where this one's may no longer: it leaves as that one. */
  kindNow?(mail: MailFacts): Promise<string>;
  /**
   * Stops what the address in `MailContent.unsubscribe` stops, and nothing else: its reader has asked by a mail, which is
   * handled in this transaction. Asked again, it changes nothing.
   */
  unsubscribe?(transaction: Transaction, subjectId: string): Promise<void>;
  /** Told in the transaction that writes the mail's new state. */
  stateChanged?(transaction: Transaction, mail: MailOutcome): Promise<void>;
}

/** Hears what becomes of mails, whatever their kind, in the transaction that writes it. */
export type MailListener = (transaction: Transaction, mail: MailOutcome) => Promise<void>;

/** The kinds of mail there are, and who wants to hear what becomes of them. */
@Injectable()
export class MailKinds {
  private readonly kinds = new Map<string, MailKind>();
  private readonly listeners: MailListener[] = [];

  register(kind: MailKind): void {
    this.kinds.set(kind.kind, kind);
  }

  /** In the order in which the features stand in the house. */
  all(): readonly MailKind[] {
    return [...this.kinds.values()].filter(({ isTest }) => !isTest);
  }

  get(kind: string): MailKind | undefined {
    return this.kinds.get(kind);
  }

  listen(listener: MailListener): void {
    this.listeners.push(listener);
  }

  /** Tells the mail's own kind, then everybody who listens. */
  async tell(transaction: Transaction, mail: MailOutcome): Promise<void> {
    await this.kinds.get(mail.kind)?.stateChanged?.(transaction, mail);
    for (const listener of this.listeners) await listener(transaction, mail);
  }
}
