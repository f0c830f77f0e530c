import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Language } from '../language.js';

/** What a window writes in one kind of mail and language instead of our words: one row per change, the latest counts. */
@Entity('mail_text')
@Unique('uq_mail_text_revision', ['windowYear', 'kind', 'language', 'revision'])
export class MailTextRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_mail_text' }) id!: string;
  @Column('integer', { name: 'window_year' }) windowYear!: number;
  @Column('varchar', { length: 30 }) kind!: string;
  @Column('varchar', { length: 2 }) language!: Language;
  /** 1, 2, … of the same window, kind and language. */
  @Column('integer') revision!: number;
  /** Null, with the two below, where the window went back to the words of Expost. */
  @Column('varchar', { length: 1000, nullable: true }) subject!: string | null;
  @Column('text', { nullable: true }) body!: string | null;
  /** Empty where the kind has no button. */
  @Column('varchar', { length: 300, nullable: true }) button!: string | null;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
