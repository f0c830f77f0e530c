import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import { ContactRow } from '../initiatives/contact.entity.js';

export type InvitationState = 'queued' | 'sending' | 'sent' | 'failed' | 'bounced' | 'uncertain' | 'revoked';

/** The personal link of one contact to one exercise; its token is derived from id and generation, never stored. */
@Entity('invitation')
@Unique('uq_invitation_contact', ['exerciseId', 'contactId'])
@Unique('uq_invitation_token', ['tokenHash'])
export class InvitationRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_invitation' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_invitation_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @ForeignKey(() => ContactRow, { name: 'fk_invitation_contact' })
  @Column('varchar', { name: 'contact_id', length: 36 })
  contactId!: string;
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  /** A new link raises it and kills the old one. */
  @Column('integer') generation!: number;
  /** SHA-256 of the current token, in hex. */
  @Column('varchar', { name: 'token_hash', length: 64 }) tokenHash!: string;
  @Column('varchar', { length: 12 }) state!: InvitationState;
  /** The mail server's answer to the last try. */
  @Column('text', { name: 'server_words', nullable: true }) serverWords!: string | null;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  /** Since when the person wants no reminders; null where they do. */
  @Column('varchar', { name: 'reminders_stopped_at', length: 24, nullable: true })
  remindersStoppedAt!: string | null;
  @Column('varchar', { name: 'entered_at', length: 24, nullable: true }) enteredAt!: string | null;
}
