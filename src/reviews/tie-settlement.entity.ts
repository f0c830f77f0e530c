import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';

/** An evaluator's written word on a one-sided tie. */
@Entity('tie_settlement')
export class TieSettlementRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_tie_settlement_exercise' })
  @PrimaryColumn('varchar', {
    name: 'exercise_id',
    length: 36,
    primaryKeyConstraintName: 'pk_tie_settlement',
  })
  exerciseId!: string;
  @PrimaryColumn('varchar', { name: 'moment', length: 6, primaryKeyConstraintName: 'pk_tie_settlement' })
  moment!: 'before' | 'now';
  @PrimaryColumn('varchar', { name: 'entity_a', length: 40, primaryKeyConstraintName: 'pk_tie_settlement' })
  entityA!: string;
  @PrimaryColumn('varchar', { name: 'entity_b', length: 40, primaryKeyConstraintName: 'pk_tie_settlement' })
  entityB!: string;
  @Column('integer') counts!: number;
  @Column('text') reason!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
