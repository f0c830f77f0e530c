import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import { PersonRow } from '../accounts/person.entity.js';
import type { ResponseState } from './response.js';

@Entity('response', { withoutRowid: true })
@Unique('uq_response_entity', ['exerciseId', 'entityKey'])
export class ResponseRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_response' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_response_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  @Column('varchar', { length: 12 }) state!: ResponseState;
  /** Counts saves. */
  @Column('integer') revision!: number;
  /** Counts returns; remarks belong to one round. */
  @Column('integer', { name: 'return_round' }) returnRound!: number;
  @Column('varchar', { length: 80, nullable: true }) reference!: string | null;
  @Column('varchar', { name: 'submitted_at', length: 24, nullable: true }) submittedAt!: string | null;
  @ForeignKey(() => PersonRow, { name: 'fk_response_submitted_by' })
  @Column('varchar', { name: 'submitted_by', length: 36, nullable: true })
  submittedBy!: string | null;
  @Column('varchar', { name: 'accepted_at', length: 24, nullable: true }) acceptedAt!: string | null;
  @Column('varchar', { name: 'accepted_by', length: 36, nullable: true }) acceptedBy!: string | null;
  @Column('varchar', { name: 'taken_by', length: 40, nullable: true }) takenBy!: string | null;
  /** The person who confirmed answers taken by staff. */
  @ForeignKey(() => PersonRow, { name: 'fk_response_confirmed_by' })
  @Column('varchar', { name: 'confirmed_by', length: 36, nullable: true })
  confirmedBy!: string | null;
}
