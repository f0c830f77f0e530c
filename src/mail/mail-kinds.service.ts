import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import type { MailContent, MailFacts, MailOutcome } from './mail-kind.js';

/** A kind of mail, offered by the feature it belongs to; this folder knows none. */
export interface MailKind {
  /** Such as `invitation`. */
  readonly kind: string;
  /** Writes the mail; called when it is sent, and when staff look at it. */
  render(mail: MailFacts): Promise<MailContent>;
  /** The mail as it reads with invented names and dates, for staff who look at what is sent. */
  example(language: Language): MailContent;
  /** Asked just before it is sent; a mail that is no longer wanted is cancelled. */
  isStillWanted?(mail: MailFacts): Promise<boolean>;
  /** Told in the transaction that writes the mail's new state. */
  stateChanged?(transaction: Transaction, mail: MailOutcome): Promise<void>;
}

/** The kinds of mail there are. */
@Injectable()
export class MailKinds {
  private readonly kinds = new Map<string, MailKind>();

  register(kind: MailKind): void {
    this.kinds.set(kind.kind, kind);
  }

  /** In the order in which the features stand in the house. */
  all(): readonly MailKind[] {
    return [...this.kinds.values()];
  }

  get(kind: string): MailKind | undefined {
    return this.kinds.get(kind);
  }
}
