import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import type { Language } from '../language.js';

export const MAIL_STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'uncertain',
  'bounced',
  'cancelled',
] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** One mail of the outbox: template, language and parameters; its links are derived when it is sent or looked at. */
@Entity('mail')
@Unique('uq_mail_once', ['subjectId', 'kind', 'number'])
@Unique('uq_mail_message_id', ['messageId'])
@Index('ix_mail_state', ['state', 'dueAt'])
export class MailRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_mail' }) id!: string;
  @Column('varchar', { length: 30 }) kind!: string;
  /** What it is about, such as an invitation: with kind and number it is sent once, never twice. */
  @Column('varchar', { name: 'subject_id', length: 36 }) subjectId!: string;
  @Column('integer') number!: number;
  /** Whose history it belongs to. */
  @Column('varchar', { name: 'initiative_id', length: 36 }) initiativeId!: string;
  @ForeignKey(() => PersonRow, { name: 'fk_mail_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('simple-json') params!: Record<string, unknown>;
  @Column('varchar', { name: 'message_id', length: 200 }) messageId!: string;
  @Column('varchar', { length: 12 }) state!: MailState;
  /** Tries in all; only ever grows, so that a late process cannot take a new try for its own. */
  @Column('integer') attempts!: number;
  /** Of those, the ones before a person asked for it to be sent again. */
  @Column('integer', { name: 'earlier_attempts', default: 0 }) earlierAttempts!: number;
  /** Keyed digest of the address the last try was for; null before the first. */
  @Column('varchar', { name: 'recipient_digest', length: 64, nullable: true })
  recipientDigest!: string | null;
  /** When it is to be sent; while it is on its way, until when its sender has claimed it. */
  @Column('varchar', { name: 'due_at', length: 24 }) dueAt!: string;
  @Column('text', { name: 'server_words', nullable: true }) serverWords!: string | null;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  /** While `sending`: written just before the final dot, so that from then on nobody can know; else when it was sent. */
  @Column('varchar', { name: 'sent_at', length: 24, nullable: true }) sentAt!: string | null;
}
