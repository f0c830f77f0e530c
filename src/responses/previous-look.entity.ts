import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InvitationRow } from '../invitations/invitation.entity.js';
import { ResponseRow } from './response.entity.js';

/**
 * Whether somebody of an entity looked at its previous answer to a question. Written by the script of the form: a
 * question that was only answered without it has no row, and nobody knows.
 */
@Entity('previous_look', { withoutRowid: true })
export class PreviousLookRow {
  @ForeignKey(() => ResponseRow, { name: 'fk_previous_look_response' })
  @PrimaryColumn('varchar', { name: 'response_id', length: 36, primaryKeyConstraintName: 'pk_previous_look' })
  responseId!: string;
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'pk_previous_look' }) question!: string;
  /** Of who opened it first, or who answered without having opened it. */
  @ForeignKey(() => InvitationRow, { name: 'fk_previous_look_invitation' })
  @Column('varchar', { name: 'invitation_id', length: 36 })
  invitationId!: string;
  /** Null where it was answered with the script running, and not opened. */
  @Column('varchar', { name: 'opened_at', length: 24, nullable: true }) openedAt!: string | null;
  @Column('varchar', { length: 24 }) at!: string;
}
