import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { PartialTexts } from '../language.js';
import type { CodeState } from './codebook.js';
import type { Snapshot } from './snapshot.js';

/** A code of the service's one codebook; of a catalogue's code only what was added to it: definition and example. */
@Entity('codebook_code')
export class CodebookCodeRow {
  /** `enabling_factors`, `hindering_factors` or `perspectives`. */
  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'pk_codebook_code' }) catalogue!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_codebook_code' }) code!: string;
  /** 0 for a code of the questionnaire's catalogue, whose names stand there. */
  @Column('integer') own!: number;
  @Column('simple-json') texts!: PartialTexts;
  @Column('text') definition!: string;
  @Column('text') example!: string;
  @Column('varchar', { length: 8 }) state!: CodeState;
  /** The code that took its passages, where it was merged. */
  @Column('varchar', { name: 'merged_into', length: 60, nullable: true }) mergedInto!: string | null;
  /** Order of creation. */
  @Column('integer') position!: number;
  @Column('integer') revision!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** A code outside the catalogue as one exercise uses it: it follows the codebook until validation, and then stands. */
@Entity('own_code')
export class OwnCodeRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_own_code_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, primaryKeyConstraintName: 'pk_own_code' })
  exerciseId!: string;
  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'pk_own_code' }) catalogue!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_own_code' }) code!: string;
  @Column('simple-json') texts!: PartialTexts;
  @Column('integer') position!: number;
}

/** What an act on passages and codes changed, so that it can be undone as long as nobody has changed it further. */
@Entity('coding_act')
export class CodingActRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_coding_act' }) id!: string;
  /** Null for an act on the codebook. */
  @ForeignKey(() => ExerciseRow, { name: 'fk_coding_act_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36, nullable: true })
  exerciseId!: string | null;
  @Column('varchar', { length: 50 }) what!: string;
  @Column('simple-json') before!: Snapshot;
  @Column('integer') undone!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
