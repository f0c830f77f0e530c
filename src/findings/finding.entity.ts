import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { FindingFacts, FindingState } from './finding.js';

/** The facts of a finding as validation froze them. */
@Entity('finding')
export class FindingRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_finding_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, primaryKeyConstraintName: 'pk_finding' })
  exerciseId!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_finding' }) finding!: string;
  @Column('integer') position!: number;
  @Column('simple-json') facts!: FindingFacts;
  @Column('varchar', { name: 'facts_hash', length: 64 }) factsHash!: string;
  @Column('varchar', { length: 20 }) state!: FindingState;
}

/** One edit of a finding's wording; the latest of a language stands, the others are its history. */
@Entity('finding_wording')
export class FindingWordingRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_finding_wording_exercise' })
  @PrimaryColumn('varchar', {
    name: 'exercise_id',
    length: 36,
    primaryKeyConstraintName: 'pk_finding_wording',
  })
  exerciseId!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_finding_wording' }) finding!: string;
  @PrimaryColumn('varchar', { length: 2, primaryKeyConstraintName: 'pk_finding_wording' }) language!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_finding_wording' }) number!: number;
  @Column('text') text!: string;
  @Column('text') reason!: string;
  /** Hash of the facts it was written for. */
  @Column('varchar', { name: 'facts_hash', length: 64 }) factsHash!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
