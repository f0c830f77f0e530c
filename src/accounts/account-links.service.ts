import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import type { Transaction } from '../database/unit-of-work.js';
import { AccountLinkRow, type AccountLinkKind } from './account.entity.js';
import { later } from './session-span.js';

/** A week for a mail; ASVS 6.5.5 asks for ten minutes where a code comes by mail: docs/decisions/0008. */
export const LINK_LIFE_MS = 7 * 24 * 3600_000;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Links by which a person sets a password: each once, for a limited time, kept as a hash. */
@Injectable()
export class AccountLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** A new link; the account's earlier ones end. */
  async issue({ manager }: Transaction, kind: AccountLinkKind, accountId: string): Promise<AccountLinkRow> {
    await this.endAll(manager, accountId);
    const id = randomUUID();
    const now = this.clock.now();
    const row = {
      id,
      accountId,
      kind,
      tokenHash: sha256(this.tokenOf(id)),
      createdAt: now,
      expiresAt: later(now, LINK_LIFE_MS),
      endedAt: null,
    };
    await manager.getRepository(AccountLinkRow).insert(row);
    return row;
  }

  /** The set-up link: random, in no mail, and known to nobody but the terminal it is printed on. */
  async issueSetUp({ manager }: Transaction): Promise<string> {
    const now = this.clock.now();
    await manager
      .getRepository(AccountLinkRow)
      .update({ kind: 'set-up', endedAt: IsNull() }, { endedAt: now });
    const token = randomBytes(32).toString('base64url');
    const row = { id: randomUUID(), accountId: null, kind: 'set-up' as const, tokenHash: sha256(token) };
    await manager
      .getRepository(AccountLinkRow)
      .insert({ ...row, createdAt: now, expiresAt: null, endedAt: null });
    return this.address(token);
  }

  /** The link as a mail carries it; derived whenever one is sent or looked at. */
  addressOf(id: string): string {
    return this.address(this.tokenOf(id));
  }

  /** The link behind a token, unless it was used, replaced, or is too old. */
  async live(manager: EntityManager, token: string): Promise<AccountLinkRow | null> {
    const row = await manager.getRepository(AccountLinkRow).findOneBy({ tokenHash: sha256(token) });
    if (!row || row.endedAt || (row.expiresAt !== null && row.expiresAt <= this.clock.now())) return null;
    return row;
  }

  /** Uses a link up; false where somebody else has, in the meantime. */
  async use({ manager }: Transaction, id: string): Promise<boolean> {
    const { affected } = await manager
      .getRepository(AccountLinkRow)
      .update({ id, endedAt: IsNull() }, { endedAt: this.clock.now() });
    return affected === 1;
  }

  async endAll(manager: EntityManager, accountId: string): Promise<void> {
    await manager
      .getRepository(AccountLinkRow)
      .update({ accountId, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  private address(token: string): string {
    return `${this.config.publicUrl}/welcome/${token}`;
  }

  private tokenOf(id: string): string {
    return createHmac('sha256', this.config.keys.links).update(`account:${id}`).digest('base64url');
  }
}
