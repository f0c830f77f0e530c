import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ResponseRow } from './response.entity.js';
import { PersonRow } from '../accounts/person.entity.js';

/** The current answer to one question; what it was before stands in `answer_revision`. */
@Entity('answer', { withoutRowid: true })
export class AnswerRow {
  @ForeignKey(() => ResponseRow, { name: 'fk_answer_response' })
  @PrimaryColumn('varchar', { name: 'response_id', length: 36, primaryKeyConstraintName: 'pk_answer' })
  responseId!: string;
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'pk_answer' }) question!: string;
  /** JSON text, exactly as it was given; null where it is left out or emptied. */
  @Column('text', { nullable: true }) value!: string | null;
  @Column('text', { name: 'cannot_answer', nullable: true }) cannotAnswer!: string | null;
  @Column('integer') revision!: number;
  @ForeignKey(() => PersonRow, { name: 'fk_answer_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  /** Language of the page it was written on: free text stays in it. Empty where nobody knows. */
  @Column('varchar', { length: 2 }) language!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
