import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { TranslationMaker } from './translation.js';

const KEY = { primaryKeyConstraintName: 'pk_translation' };

/** One edit of a translation of what an entity wrote; the latest stands, the others are its history. */
@Entity('translation')
export class TranslationRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_translation_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, ...KEY })
  exerciseId!: string;
  @PrimaryColumn('varchar', { name: 'entity_key', length: 40, ...KEY }) entityKey!: string;
  @PrimaryColumn('varchar', { length: 80, ...KEY }) question!: string;
  /** Empty for the whole answer, else the way to a text inside it, such as `0.what`. */
  @PrimaryColumn('varchar', { length: 80, ...KEY }) place!: string;
  @PrimaryColumn('varchar', { length: 2, ...KEY }) language!: string;
  @PrimaryColumn('integer', KEY) revision!: number;
  /** Null where it was taken back. */
  @Column('text', { nullable: true }) text!: string | null;
  @Column('varchar', { name: 'made_by', length: 8 }) madeBy!: TranslationMaker;
  /** Revision of the answer that was translated. */
  @Column('integer', { name: 'answer_revision' }) answerRevision!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
