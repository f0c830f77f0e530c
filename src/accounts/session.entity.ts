import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser's session: of a partner through an invitation, or of staff through an access token. */
@Entity('session')
@Index('ix_session_invitation', ['invitationId'])
export class SessionRow {
  /** SHA-256 of the cookie's value. */
  @PrimaryColumn('varchar', { length: 64, primaryKeyConstraintName: 'pk_session' }) id!: string;
  @Column('varchar', { name: 'invitation_id', length: 36, nullable: true }) invitationId!: string | null;
  @Column('varchar', { name: 'access_token_id', length: 36, nullable: true }) accessTokenId!: string | null;
  @Column('varchar', { length: 2, nullable: true }) language!: string | null;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  /** Staff sessions only; a partner's lives as long as the link. */
  @Column('varchar', { name: 'expires_at', length: 24, nullable: true }) expiresAt!: string | null;
  @Column('varchar', { name: 'ended_at', length: 24, nullable: true }) endedAt!: string | null;
}
