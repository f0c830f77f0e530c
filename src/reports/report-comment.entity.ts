import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';

/** A remark of staff in the margin of the draft; no partner and no report ever sees it. */
@Entity('report_comment')
@Index('ix_report_comment_exercise', ['exerciseId'])
export class ReportCommentRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_report_comment' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_report_comment_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  /** Section of the outline that it stands beside. */
  @Column('varchar', { length: 20 }) section!: string;
  @Column('text') text!: string;
  @Column('varchar', { length: 8 }) state!: 'open' | 'resolved';
  @Column('integer') revision!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  @Column('varchar', { name: 'changed_at', length: 24 }) changedAt!: string;
}

/** What a remark said before it was edited. */
@Entity('report_comment_text')
export class ReportCommentTextRow {
  @ForeignKey(() => ReportCommentRow, { name: 'fk_report_comment_text_comment' })
  @PrimaryColumn('varchar', {
    name: 'comment_id',
    length: 36,
    primaryKeyConstraintName: 'pk_report_comment_text',
  })
  commentId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_report_comment_text' }) revision!: number;
  @Column('text') text!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
