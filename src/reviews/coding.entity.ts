import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { PartialTexts } from '../language.js';

/** Own words of one entity, coded to factors or perspectives. */
@Entity('coding')
export class CodingRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_coding_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, primaryKeyConstraintName: 'pk_coding' })
  exerciseId!: string;
  @PrimaryColumn('varchar', { name: 'entity_key', length: 40, primaryKeyConstraintName: 'pk_coding' })
  entityKey!: string;
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'pk_coding' }) question!: string;
  @PrimaryColumn('integer', { name: 'item_index', primaryKeyConstraintName: 'pk_coding' }) itemIndex!: number;
  @Column('simple-json') codes!: string[];
  /** Revision of the answer that was coded. */
  @Column('integer', { name: 'answer_revision' }) answerRevision!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** A code outside the catalogue, made while coding; it follows the catalogue in order of creation. */
@Entity('own_code')
export class OwnCodeRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_own_code_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, primaryKeyConstraintName: 'pk_own_code' })
  exerciseId!: string;
  /** `enabling_factors`, `hindering_factors` or `perspectives`. */
  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'pk_own_code' }) catalogue!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_own_code' }) code!: string;
  @Column('simple-json') texts!: PartialTexts;
  @Column('integer') position!: number;
}
