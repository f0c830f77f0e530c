import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { execute } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import { AccountRow, RecoveryCodeRow } from './account.entity.js';

const PERIOD_S = 30;
/** Codes of one step before and after are taken too, for clocks that go wrong (RFC 6238, section 5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** No letters that are taken for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What an authenticator app is told, in text and as an address. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** The second step of signing in: codes of an app (RFC 6238), each taken once, and recovery codes. */
@Injectable()
export class SecondStep {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** What to give the app for an account's secret of this number; the same every time it is asked for. */
  enrolment(accountId: string, number: number, label: string): Enrolment {
    const totp = this.totp(accountId, number, label);
    return { secret: totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 '), uri: totp.toString() };
  }

  /** The step of time a code belongs to; null where it is wrong. */
  stepOf(accountId: string, number: number, code: string): number | null {
    const token = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return null;
    const timestamp = Date.parse(this.clock.now());
    const delta = this.totp(accountId, number, '').validate({ token, timestamp, window: WINDOW });
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_S) + delta;
  }

  /** Takes a code or a recovery code for good; false where it is wrong or has been taken before. */
  async take({ manager }: Transaction, accountId: string, code: string): Promise<boolean> {
    const account = await manager.getRepository(AccountRow).findOneBy({ id: accountId });
    if (!account?.totpAt) return false;
    const step = this.stepOf(accountId, account.totpNumber, code);
    const written =
      step === null
        ? await execute(manager)`UPDATE recovery_code SET used_at = ${this.clock.now()}
            WHERE digest = ${this.digest(accountId, code)} AND account_id = ${accountId} AND used_at IS NULL`
        : await execute(manager)`UPDATE account SET totp_step = ${step}
            WHERE id = ${accountId} AND totp_step < ${step}`;
    return written === 1;
  }

  /** Asks for codes from now on, of the account's next secret; answers new recovery codes, shown this once. */
  async enrol(manager: EntityManager, accountId: string, number: number, step: number): Promise<string[]> {
    await manager
      .getRepository(AccountRow)
      .update({ id: accountId }, { totpNumber: number, totpAt: this.clock.now(), totpStep: step });
    await manager.getRepository(RecoveryCodeRow).delete({ accountId });
    const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
    await manager
      .getRepository(RecoveryCodeRow)
      .insert(codes.map((code) => ({ digest: this.digest(accountId, code), accountId, usedAt: null })));
    return codes;
  }

  /** Asks for codes no longer; the next secret is another one. */
  async forget(manager: EntityManager, accountId: string): Promise<void> {
    await manager.getRepository(AccountRow).update({ id: accountId }, { totpAt: null });
    await manager.getRepository(RecoveryCodeRow).delete({ accountId });
  }

  /** Derived like personal links: a copy of the database holds no secret. */
  private totp(accountId: string, number: number, label: string): TOTP {
    const bytes = createHmac('sha256', this.config.keys.codes).update(`totp:${accountId}:${number}`).digest();
    const secret = new Secret({ buffer: new Uint8Array(bytes.subarray(0, 20)).buffer });
    return new TOTP({ issuer: 'Expost', label: label || 'staff', secret, period: PERIOD_S, digits: 6 });
  }

  private digest(accountId: string, code: string): string {
    const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
    return createHmac('sha256', this.config.keys.codes)
      .update(`recovery:${accountId}:${plain}`)
      .digest('hex');
  }
}

/** 12 letters of 31, about 59 bits; drawn without bias. */
function recoveryCode(): string {
  let letters = '';
  while (letters.length < 12) {
    for (const byte of randomBytes(16)) {
      if (byte < 248 && letters.length < 12) letters += LETTERS[byte % LETTERS.length];
    }
  }
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
