import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';

/** What an evaluator holds a difference between two years for. */
@Entity('year_mark')
export class YearMarkRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_year_mark_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, primaryKeyConstraintName: 'pk_year_mark' })
  exerciseId!: string;
  @PrimaryColumn('varchar', { name: 'entity_key', length: 40, primaryKeyConstraintName: 'pk_year_mark' })
  entityKey!: string;
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'pk_year_mark' }) question!: string;
  /** Null once it has been taken back. */
  @Column('varchar', { length: 8, nullable: true }) mark!: 'real' | 'wording' | null;
  @Column('text') note!: string;
  /** Revisions of the two answers it was made for, such as `1.3`: with others it no longer holds. */
  @Column('varchar', { name: 'made_for', length: 40 }) madeFor!: string;
  @Column('integer') revision!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
