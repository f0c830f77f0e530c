import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { Coder, PassageState } from './passage.js';

/** A passage of an open text, marked by a coder; its codes stand in `passage_code`. */
@Entity('passage')
@Index('ix_passage_exercise', ['exerciseId', 'entityKey', 'question'])
export class PassageRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_passage' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_passage_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  @Column('varchar', { length: 80 }) question!: string;
  /** Empty for the whole answer, else the way to a text inside it, such as `0.what`. */
  @Column('varchar', { length: 80 }) place!: string;
  /** Revision of the answer in which the offsets hold. */
  @Column('integer', { name: 'answer_revision' }) answerRevision!: number;
  /** UTF-16 code units of the stored text. */
  @Column('integer', { name: 'start_offset' }) startOffset!: number;
  @Column('integer', { name: 'end_offset' }) endOffset!: number;
  @Column('text') quoted!: string;
  @Column('varchar', { length: 8 }) state!: PassageState;
  @Column('varchar', { length: 6 }) coder!: Coder;
  /** 1 where it speaks for others of its kind, such as a quote for the report. */
  @Column('integer') exemplar!: number;
  @Column('text') memo!: string;
  @Column('integer') revision!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** A code that a passage was given. */
@Entity('passage_code')
@Index('ix_passage_code_code', ['catalogue', 'code'])
export class PassageCodeRow {
  @ForeignKey(() => PassageRow, { name: 'fk_passage_code_passage' })
  @PrimaryColumn('varchar', { name: 'passage_id', length: 36, primaryKeyConstraintName: 'pk_passage_code' })
  passageId!: string;
  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'pk_passage_code' }) catalogue!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_passage_code' }) code!: string;
  /** Order in which the codes were given. */
  @Column('integer') position!: number;
}
