import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Language } from '../language.js';

/** The secret address at which somebody of the staff subscribes to the calendar of a window; of it only a hash is kept. */
@Entity('calendar_feed')
@Unique('uq_calendar_feed_staff', ['staffId', 'windowYear'])
@Unique('uq_calendar_feed_hash', ['tokenHash'])
export class CalendarFeedRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_calendar_feed' }) id!: string;
  @Column('integer', { name: 'window_year' }) windowYear!: number;
  /** Of the account, or of the token with which somebody signed in before there were accounts. */
  @Column('varchar', { name: 'staff_id', length: 36 }) staffId!: string;
  @Column('varchar', { name: 'staff_kind', length: 8 }) staffKind!: 'account' | 'token';
  /** Raised by a new address, which ends the one before. */
  @Column('integer') generation!: number;
  @Column('varchar', { name: 'token_hash', length: 64 }) tokenHash!: string;
  /** In which it was asked for; an account's own language counts first. */
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
}
