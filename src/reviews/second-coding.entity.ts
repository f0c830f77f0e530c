import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { Agreement, Settlement } from './compare-codings.js';
import type { SampledText } from './coding-sample.js';

/** A second, blind coding of a share of an exercise's texts, and what came of the comparison. */
@Entity('second_coding')
export class SecondCodingRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_second_coding_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, primaryKeyConstraintName: 'pk_second_coding' })
  exerciseId!: string;
  /** Per cent of the texts. */
  @Column('integer') share!: number;
  @Column('simple-json') sample!: readonly SampledText[];
  @Column('varchar', { name: 'asked_by', length: 60 }) askedBy!: string;
  @Column('varchar', { name: 'asked_at', length: 24 }) askedAt!: string;
  @Column('varchar', { name: 'coder', length: 60, nullable: true }) coder!: string | null;
  @Column('varchar', { name: 'finished_at', length: 24, nullable: true }) finishedAt!: string | null;
  /** As it was when the second coder finished. */
  @Column('simple-json', { nullable: true }) agreement!: Agreement | null;
  /** By the position of the difference. */
  @Column('simple-json') settled!: Readonly<Record<string, Settlement>>;
  @Column('integer') revision!: number;
}
