import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ResponseRow } from './response.entity.js';

/** What was answered to an Idempotency-Key, so that the same request again gets the same answer. */
@Entity('submission', { withoutRowid: true })
export class SubmissionRow {
  @ForeignKey(() => ResponseRow, { name: 'fk_submission_response' })
  @PrimaryColumn('varchar', { name: 'response_id', length: 36, primaryKeyConstraintName: 'pk_submission' })
  responseId!: string;
  @PrimaryColumn('varchar', { length: 100, primaryKeyConstraintName: 'pk_submission' }) key!: string;
  @Column('varchar', { name: 'body_hash', length: 64 }) bodyHash!: string;
  @Column('simple-json') outcome!: unknown;
  @Column('varchar', { length: 24 }) at!: string;
}
