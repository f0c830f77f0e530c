import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../clock.service.js';
import { execute, query } from '../../database/statements.js';
import type { Transaction } from '../../database/unit-of-work.js';
import { HistoryService } from '../../history/history.service.js';
import type { ConsentAct, SubscriptionRow } from './follower.entity.js';

/** Who does it where nobody is signed in; the history names no address. */
export const BY_FOLLOWER = 'follower';

/** The record of what was agreed to and taken back, and the line of the history beside it. */
@Injectable()
export class Consents {
  constructor(
    private readonly clock: Clock,
    private readonly history: HistoryService,
  ) {}

  now(): string {
    return this.clock.now();
  }

  /** One writer at a time: what is decided about an address is decided on what stands. */
  hold(transaction: Transaction): Promise<void> {
    return this.history.hold(transaction, 'service');
  }

  /** Keyed digest of an address, in whatever case it was typed. */
  digestOf(email: string): string {
    return this.history.digest(`follower:${email.toLowerCase()}`);
  }

  async write(
    transaction: Transaction,
    subscription: Pick<SubscriptionRow, 'id' | 'topic' | 'textVersion' | 'language'>,
    act: ConsentAct,
    by: { readonly addressDigest: string; readonly actor: string },
  ): Promise<void> {
    const { id, topic, textVersion, language } = subscription;
    const [last] = await query<{ number: number }>(transaction.manager)`SELECT number
      FROM subscription_consent WHERE subscription_id = ${id} ORDER BY number DESC LIMIT 1`;
    const number = (last?.number ?? 0) + 1;
    await execute(transaction.manager)`INSERT INTO subscription_consent
        (subscription_id, number, act, topic, text_version, language, address_digest, at)
      VALUES (${id}, ${number}, ${act}, ${topic}, ${textVersion}, ${language}, ${by.addressDigest},
        ${this.clock.now()})`;
    const details = { topic, textVersion, language, number };
    await this.history.record(transaction, {
      chain: 'service',
      actor: by.actor,
      what: `subscription.${act}`,
      subject: id,
      details,
    });
  }

  /** How often an address was asked for since an instant, whoever asked. */
  async asks(manager: EntityManager, addressDigest: string, since: string): Promise<number> {
    const [row] = await query<{ count: number | string }>(manager)`SELECT COUNT(*) AS count
      FROM subscription_consent WHERE address_digest = ${addressDigest} AND act = 'asked' AND at > ${since}`;
    return Number(row?.count ?? 0);
  }
}
