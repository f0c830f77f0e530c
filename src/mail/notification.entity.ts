import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** What was made of a notification; after `not-` a person has to look. */
export type NotificationOutcome =
  'bounced' | 'delayed' | 'unsubscribed' | 'nothing' | 'not-ours' | 'not-understood';

/** A notification that has been read: the same one is heeded once. Kept for a while only. */
@Entity('notification')
@Unique('uq_notification_digest', ['digest'])
@Index('ix_notification_outcome', ['outcome', 'readAt'])
export class NotificationRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_notification' }) id!: string;
  /** SHA-256 of its bytes, in hex. */
  @Column('varchar', { length: 64 }) digest!: string;
  @Column('varchar', { length: 14 }) outcome!: NotificationOutcome;
  /** Which mail of ours it is about; null where that cannot be told. */
  @Column('varchar', { name: 'mail_id', length: 36, nullable: true }) mailId!: string | null;
  /** Its subject, where a person has to look; else empty. */
  @Column('varchar', { length: 200 }) headline!: string;
  @Column('varchar', { name: 'read_at', length: 24 }) readAt!: string;
}
