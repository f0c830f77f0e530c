import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import type { Initiative } from './initiative.js';

/** What an initiative's document says, without its contacts: people live in their own table. */
export type InitiativeDocument = Omit<Initiative, 'entities' | 'officer'> & {
  readonly entities: readonly Omit<Initiative['entities'][number], 'contacts'>[];
};

@Entity('initiative')
@Unique('uq_initiative_code', ['code'])
export class InitiativeRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_initiative' }) id!: string;
  @Column('varchar', { length: 40 }) code!: string;
  @Column('varchar', { length: 80 }) acronym!: string;
  @Column('integer', { name: 'window_year' }) windowYear!: number;
  @Column('simple-json') document!: InitiativeDocument;
  /** The programme officer named in mails, a person like any other. */
  @ForeignKey(() => PersonRow, { name: 'fk_initiative_officer' })
  @Column('varchar', { name: 'officer_id', length: 36, nullable: true })
  officerId!: string | null;
  @Column('integer') revision!: number;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
}
