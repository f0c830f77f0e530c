import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One restoring of a backup. Until it is confirmed, nothing is sent from here. */
@Entity('restoration', { withoutRowid: true })
export class RestorationRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_restoration' }) id!: string;
  /** Name of the file it came from. */
  @Column('varchar', { length: 200 }) source!: string;
  /** As of when everything is. */
  @Column('varchar', { name: 'backup_at', length: 24 }) backupAt!: string;
  @Column('varchar', { name: 'restored_at', length: 24 }) restoredAt!: string;
  /** When the work that had fallen due by then was done; what was written up to here may have been sent already. */
  @Column('varchar', { name: 'caught_up_at', length: 24, nullable: true }) caughtUpAt!: string | null;
  @Column('varchar', { name: 'confirmed_at', length: 24, nullable: true }) confirmedAt!: string | null;
  /** As the history names people. */
  @Column('varchar', { name: 'confirmed_by', length: 60, nullable: true }) confirmedBy!: string | null;
  /** Mails that were cancelled then; null while it is not confirmed. */
  @Column('integer', { name: 'held_back', nullable: true }) heldBack!: number | null;
}
