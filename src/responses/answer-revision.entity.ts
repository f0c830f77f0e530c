import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ResponseRow } from './response.entity.js';
import { PersonRow } from '../accounts/person.entity.js';

/** Every answer that stood before the one that stands now; append-only, but a value may be blanked for erasure. */
@Entity('answer_revision', { withoutRowid: true })
export class AnswerRevisionRow {
  @ForeignKey(() => ResponseRow, { name: 'fk_answer_revision_response' })
  @PrimaryColumn('varchar', {
    name: 'response_id',
    length: 36,
    primaryKeyConstraintName: 'pk_answer_revision',
  })
  responseId!: string;
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'pk_answer_revision' }) question!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_answer_revision' }) revision!: number;
  @Column('text', { nullable: true }) value!: string | null;
  @Column('text', { name: 'cannot_answer', nullable: true }) cannotAnswer!: string | null;
  @ForeignKey(() => PersonRow, { name: 'fk_answer_revision_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  @Column('varchar', { length: 2 }) language!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
