import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { StaffRole } from './access.js';

/** A staff member who signs in; name and address stand in the one table of people. */
@Entity('account')
@Unique('uq_account_person', ['personId'])
export class AccountRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_account' }) id!: string;
  @Column('varchar', { name: 'person_id', length: 36 }) personId!: string;
  @Column('varchar', { length: 2 }) language!: string;
  /** As `passwords.service.ts` writes it; null until the person has set one. */
  @Column('varchar', { length: 200, nullable: true }) password!: string | null;
  /** Which secret of the account its codes are made with: the secret itself is derived, and stored nowhere. */
  @Column('integer', { name: 'totp_number' }) totpNumber!: number;
  /** Since when codes are asked for; null where they are not. */
  @Column('varchar', { name: 'totp_at', length: 24, nullable: true }) totpAt!: string | null;
  /** The last step of time whose code was taken: no code is taken twice. */
  @Column('integer', { name: 'totp_step' }) totpStep!: number;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  @Column('varchar', { name: 'disabled_at', length: 24, nullable: true }) disabledAt!: string | null;
}

/** What an account may do, and where: with neither window nor initiative, everywhere. */
@Entity('account_grant')
@Index('ix_account_grant_account', ['accountId'])
export class AccountGrantRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_account_grant' }) id!: string;
  @Column('varchar', { name: 'account_id', length: 36 }) accountId!: string;
  @Column('varchar', { length: 12 }) role!: StaffRole;
  @Column('integer', { name: 'window_year', nullable: true }) windowYear!: number | null;
  @Column('varchar', { name: 'initiative_code', length: 40, nullable: true }) initiativeCode!: string | null;
}

export type AccountLinkKind = 'set-up' | 'invite' | 'reset';

/** A link that sets a password, once. Its token is derived from its id; only the token's hash is kept. */
@Entity('account_link')
@Unique('uq_account_link_hash', ['tokenHash'])
@Index('ix_account_link_account', ['accountId'])
export class AccountLinkRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_account_link' }) id!: string;
  /** Null in the set-up link, which makes the first account. */
  @Column('varchar', { name: 'account_id', length: 36, nullable: true }) accountId!: string | null;
  @Column('varchar', { length: 12 }) kind!: AccountLinkKind;
  @Column('varchar', { name: 'token_hash', length: 64 }) tokenHash!: string;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  @Column('varchar', { name: 'expires_at', length: 24, nullable: true }) expiresAt!: string | null;
  /** Used, replaced or taken back. */
  @Column('varchar', { name: 'ended_at', length: 24, nullable: true }) endedAt!: string | null;
}

/** In place of a code of the second step, once; kept as a keyed digest. */
@Entity('recovery_code')
@Index('ix_recovery_code_account', ['accountId'])
export class RecoveryCodeRow {
  @PrimaryColumn('varchar', { length: 64, primaryKeyConstraintName: 'pk_recovery_code' }) digest!: string;
  @Column('varchar', { name: 'account_id', length: 36 }) accountId!: string;
  @Column('varchar', { name: 'used_at', length: 24, nullable: true }) usedAt!: string | null;
}
