import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Before `whole`, a session opens nothing but the next step of signing in: the code, or setting codes up. */
export type SessionStage = 'whole' | 'code' | 'enrol';

/** A browser's session: of a partner through an invitation, or of staff through an account or an access token. */
@Entity('session')
@Index('ix_session_invitation', ['invitationId'])
@Index('ix_session_account', ['accountId'])
export class SessionRow {
  /** SHA-256 of the cookie's value. */
  @PrimaryColumn('varchar', { length: 64, primaryKeyConstraintName: 'pk_session' }) id!: string;
  @Column('varchar', { name: 'invitation_id', length: 36, nullable: true }) invitationId!: string | null;
  @Column('varchar', { name: 'access_token_id', length: 36, nullable: true }) accessTokenId!: string | null;
  @Column('varchar', { name: 'account_id', length: 36, nullable: true }) accountId!: string | null;
  @Column('varchar', { length: 8 }) stage!: SessionStage;
  /** Browser and system in two words, by which a person knows it again; of accounts only. */
  @Column('varchar', { length: 60, nullable: true }) agent!: string | null;
  /** Last seen, to the minute; staff sessions only. */
  @Column('varchar', { name: 'seen_at', length: 24, nullable: true }) seenAt!: string | null;
  @Column('varchar', { length: 2, nullable: true }) language!: string | null;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  /** Staff sessions only; a partner's lives as long as the link. */
  @Column('varchar', { name: 'expires_at', length: 24, nullable: true }) expiresAt!: string | null;
  @Column('varchar', { name: 'ended_at', length: 24, nullable: true }) endedAt!: string | null;
}
