import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import { ContactRow } from '../initiatives/contact.entity.js';
import type { CallOutcome } from './call.js';

/** A phone call of staff to somebody of an entity; only staff see it. */
@Entity('phone_call')
@Index('ix_phone_call_exercise', ['exerciseId'])
export class PhoneCallRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_phone_call' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_phone_call_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  /** Null where somebody else was called, whose name is written out. */
  @ForeignKey(() => ContactRow, { name: 'fk_phone_call_contact' })
  @Column('varchar', { name: 'contact_id', length: 36, nullable: true })
  contactId!: string | null;
  /** Empty where it was a contact. */
  @Column('varchar', { length: 200 }) name!: string;
  @Column('varchar', { length: 12 }) outcome!: CallOutcome;
  @Column('text') note!: string;
  @Column('varchar', { name: 'called_at', length: 24 }) calledAt!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
