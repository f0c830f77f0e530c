import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';

/** What staff say to each other about a response or one answer; no partner, mail, export or report ever holds it. */
@Entity('response_comment')
@Index('ix_response_comment_entity', ['exerciseId', 'entityKey'])
export class ResponseCommentRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_response_comment' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_response_comment_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  /** Empty where it is about the response as a whole, which need not have been begun. */
  @Column('varchar', { length: 80 }) question!: string;
  @Column('text') text!: string;
  @Column('varchar', { length: 8 }) state!: 'open' | 'resolved';
  @Column('integer') revision!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
  @Column('varchar', { name: 'changed_at', length: 24 }) changedAt!: string;
}

/** What a comment said before it was edited. */
@Entity('response_comment_text')
export class ResponseCommentTextRow {
  @ForeignKey(() => ResponseCommentRow, { name: 'fk_response_comment_text_comment' })
  @PrimaryColumn('varchar', {
    name: 'comment_id',
    length: 36,
    primaryKeyConstraintName: 'pk_response_comment_text',
  })
  commentId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_response_comment_text' }) revision!: number;
  @Column('text') text!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
