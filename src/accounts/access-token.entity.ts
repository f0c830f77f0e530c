import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { StaffRole } from './access.js';

/** A staff member's token; only its hash is kept. */
@Entity('access_token')
@Unique('uq_access_token_hash', ['tokenHash'])
export class AccessTokenRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_access_token' }) id!: string;
  @Column('varchar', { length: 200 }) name!: string;
  @Column('varchar', { length: 12 }) role!: StaffRole;
  @Column('varchar', { name: 'token_hash', length: 64 }) tokenHash!: string;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  @Column('varchar', { name: 'revoked_at', length: 24, nullable: true }) revokedAt!: string | null;
}
