import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import type { Language } from '../language.js';

export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'cancelled';

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
  @ForeignKey(() => PersonRow, { name: 'fk_mail_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('simple-json') params!: Record<string, unknown>;
  @Column('varchar', { name: 'message_id', length: 200 }) messageId!: string;
  @Column('varchar', { length: 12 }) state!: MailState;
  @Column('integer') attempts!: number;
  @Column('varchar', { name: 'due_at', length: 24 }) dueAt!: string;
  @Column('text', { name: 'server_words', nullable: true }) serverWords!: string | null;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  @Column('varchar', { name: 'sent_at', length: 24, nullable: true }) sentAt!: string | null;
}
