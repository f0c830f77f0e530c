import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { ReportChange, ReportSnapshot } from './report-changes.js';
import { BYTES } from '../database/column-types.js';

export type ReportVersionState = 'current' | 'superseded' | 'withdrawn';

/** A published report; a correction is a new version. */
@Entity('report_version')
@Unique('uq_report_version_number', ['exerciseId', 'number'])
export class ReportVersionRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_report_version' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_report_version_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('integer') number!: number;
  @Column('varchar', { length: 12 }) state!: ReportVersionState;
  @Column('text', { nullable: true }) note!: string | null;
  /** What it says, so that the next version can tell in what it differs. */
  @Column('simple-json') snapshot!: ReportSnapshot;
  /** In what it differs from the one before. */
  @Column('simple-json') changes!: readonly ReportChange[];
  @Column('varchar', { name: 'withdrawn_at', length: 24, nullable: true }) withdrawnAt!: string | null;
  @Column('varchar', { name: 'withdrawn_by', length: 60, nullable: true }) withdrawnBy!: string | null;
  /** Said to everybody who asks for it. */
  @Column('text', { name: 'withdrawn_why', nullable: true }) withdrawnWhy!: string | null;
  @Column('varchar', { name: 'published_at', length: 24 }) publishedAt!: string;
  @Column('varchar', { length: 60 }) actor!: string;
}

/** One rendering of a published version: stored once, never changed. */
@Entity('report_document')
export class ReportDocumentRow {
  @ForeignKey(() => ReportVersionRow, { name: 'fk_report_document_version' })
  @PrimaryColumn('varchar', {
    name: 'version_id',
    length: 36,
    primaryKeyConstraintName: 'pk_report_document',
  })
  versionId!: string;
  @PrimaryColumn('varchar', { length: 2, primaryKeyConstraintName: 'pk_report_document' }) language!: string;
  @PrimaryColumn('varchar', { length: 4, primaryKeyConstraintName: 'pk_report_document' }) format!: string;
  @Column('varchar', { length: 64 }) sha256!: string;
  @Column(BYTES) bytes!: Buffer;
}
