import { Injectable } from '@nestjs/common';
import { query } from '../../database/statements.js';
import type { Transaction } from '../../database/unit-of-work.js';
import type { Language } from '../../language.js';
import { OutboxService } from '../../mail/outbox.service.js';
import { FollowLinks } from './follow-links.service.js';
import type { FollowerRow, SubscriptionRow } from './follower.entity.js';
import { digestNumber } from './half-year.js';

/** Puts the mails of followers into the outbox; their history is the service's, since a mail may be about several windows. */
@Injectable()
export class FollowMails {
  constructor(
    private readonly outbox: OutboxService,
    readonly links: FollowLinks,
  ) {}

  /** The mail whose button confirms; one for each time it was asked for. */
  async sendConfirm(
    transaction: Transaction,
    { id, asks, language }: SubscriptionRow,
    personId: string,
  ): Promise<void> {
    await this.outbox.queue(transaction, {
      kind: 'follow-confirm',
      subjectId: id,
      number: asks,
      initiativeId: 'service',
      personId,
      language,
      params: {},
    });
  }

  /** To somebody who follows already: the link by which one changes or leaves; no more than `most` since an instant. */
  async sendLink(
    transaction: Transaction,
    { id, personId }: FollowerRow,
    language: Language,
    { since, most }: { readonly since: string; readonly most: number },
  ): Promise<void> {
    const sent = await query<{ number: number; at: string }>(transaction.manager)`SELECT number,
      created_at AS at FROM mail WHERE subject_id = ${id} AND kind = 'follow-link' ORDER BY number`;
    if (sent.filter(({ at }) => at > since).length >= most) return;
    await this.outbox.queue(transaction, {
      kind: 'follow-link',
      subjectId: id,
      number: (sent.at(-1)?.number ?? 0) + 1,
      initiativeId: 'service',
      personId,
      language,
      params: {},
    });
  }

  /** One digest for each follower and half-year. */
  async sendDigest(
    transaction: Transaction,
    { id, personId, language }: FollowerRow,
    day: string,
  ): Promise<void> {
    await this.outbox.queue(transaction, {
      kind: 'digest',
      subjectId: id,
      number: digestNumber(day),
      initiativeId: 'service',
      personId,
      language,
      params: { digest: day },
    });
  }
}
