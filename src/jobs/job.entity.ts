import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `moved`: planned for an instant at which it is no longer wanted. */
export type JobState = 'due' | 'running' | 'done' | 'failed' | 'moved';

/** Work to be done once: kind and key are its identity, so that asking twice makes one row. */
@Entity('job')
@Index('ix_job_due', ['state', 'dueAt'])
@Index('ix_job_subject', ['subject', 'kind'])
export class JobRow {
  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'pk_job' }) kind!: string;
  @PrimaryColumn('varchar', { length: 100, primaryKeyConstraintName: 'pk_job' }) key!: string;
  @Column('simple-json') payload!: Record<string, unknown>;
  @Column('varchar', { length: 8 }) state!: JobState;
  @Column('integer') attempts!: number;
  @Column('varchar', { name: 'due_at', length: 24 }) dueAt!: string;
  /** A worker that died leaves its job running; after this instant another takes it. */
  @Column('varchar', { name: 'claimed_until', length: 24, nullable: true }) claimedUntil!: string | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  /** What it is planned for, such as an exercise; empty for work that follows from a history line. */
  @Column('varchar', { length: 36, default: '' }) subject!: string;
  @Column('varchar', { name: 'done_at', length: 24, nullable: true }) doneAt!: string | null;
  /** What came of it, in a word of its handler. */
  @Column('varchar', { length: 20, nullable: true }) outcome!: string | null;
}
