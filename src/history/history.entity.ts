import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HistoryLine } from './history-line.js';

/** Append-only: triggers refuse UPDATE and DELETE. */
@Entity('history', { withoutRowid: true })
export class HistoryRow implements HistoryLine {
  /** The initiative, or `service` for what belongs to none. */
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_history' }) chain!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_history' }) number!: number;
  @Column('varchar', { length: 24 }) at!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 50 }) what!: string;
  @Column('varchar', { length: 36 }) subject!: string;
  @Column('simple-json') details!: Record<string, unknown>;
  @Column('text', { nullable: true }) why!: string | null;
  @Column('varchar', { name: 'previous_hash', length: 64 }) previousHash!: string;
  @Column('varchar', { length: 64 }) hash!: string;
}
