import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type JobState = 'due' | 'running' | 'done' | 'failed';

/** Work to be done once: kind and key are its identity, so that asking twice makes one row. */
@Entity('job')
@Index('ix_job_due', ['state', 'dueAt'])
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
}
