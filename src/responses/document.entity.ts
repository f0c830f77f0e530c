import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ResponseRow } from './response.entity.js';
import { PersonRow } from '../accounts/person.entity.js';
import { BYTES } from '../database/column-types.js';

/** An uploaded document; answers hold its id. */
@Entity('document')
@Index('ix_document_response', ['responseId'])
export class DocumentRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_document' }) id!: string;
  @ForeignKey(() => ResponseRow, { name: 'fk_document_response' })
  @Column('varchar', { name: 'response_id', length: 36 })
  responseId!: string;
  @Column('varchar', { length: 200 }) name!: string;
  @Column('varchar', { name: 'media_type', length: 40 }) mediaType!: string;
  @Column('integer') size!: number;
  @Column('varchar', { length: 64 }) sha256!: string;
  @Column(BYTES) bytes!: Buffer;
  @ForeignKey(() => PersonRow, { name: 'fk_document_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
