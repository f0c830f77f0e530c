import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { StaffRole } from './access.js';

/** A staff member who signs in; name and address stand in the one table of people. */
@Entity('account')
@Unique('uq_account_person', ['personId'])
export class AccountRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_account' }) id!: string;
  @Column('varchar', { name: 'person_id', length: 36 }) personId!: string;
  @Column('varchar', { length: 2 }) language!: string;
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
