import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ResponseRow } from './response.entity.js';

/** An evaluator's question on one returned answer. */
@Entity('remark')
export class RemarkRow {
  @ForeignKey(() => ResponseRow, { name: 'fk_remark_response' })
  @PrimaryColumn('varchar', { name: 'response_id', length: 36, primaryKeyConstraintName: 'pk_remark' })
  responseId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_remark' }) round!: number;
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'pk_remark' }) question!: string;
  @Column('text') remark!: string;
  /** Returned only because a returned question reveals it. */
  @Column('varchar', { name: 'revealed_by', length: 80, nullable: true }) revealedBy!: string | null;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
