import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import { ResponseRow } from './response.entity.js';
import type { NoteKind } from './change-notes.js';

/** What an entity says of a difference to the exercise before, or of what has stayed; as it stands now. */
@Entity('change_note', { withoutRowid: true })
export class ChangeNoteRow {
  @ForeignKey(() => ResponseRow, { name: 'fk_change_note_response' })
  @PrimaryColumn('varchar', { name: 'response_id', length: 36, primaryKeyConstraintName: 'pk_change_note' })
  responseId!: string;
  @PrimaryColumn('varchar', { length: 10, primaryKeyConstraintName: 'pk_change_note' }) kind!: NoteKind;
  /** Question that has changed, or section whose answers have stayed. */
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'pk_change_note' }) about!: string;
  @Column('integer') revision!: number;
  /** Null where it was emptied, or let go of at submission. */
  @Column('text', { nullable: true }) text!: string | null;
  @ForeignKey(() => PersonRow, { name: 'fk_change_note_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  @Column('varchar', { length: 2 }) language!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** Every note that stood before the one that stands now; append-only, but a text may be blanked for erasure. */
@Entity('change_note_revision', { withoutRowid: true })
export class ChangeNoteRevisionRow {
  @ForeignKey(() => ResponseRow, { name: 'fk_change_note_revision_response' })
  @PrimaryColumn('varchar', {
    name: 'response_id',
    length: 36,
    primaryKeyConstraintName: 'pk_change_note_revision',
  })
  responseId!: string;
  @PrimaryColumn('varchar', { length: 10, primaryKeyConstraintName: 'pk_change_note_revision' })
  kind!: NoteKind;
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'pk_change_note_revision' })
  about!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_change_note_revision' }) revision!: number;
  @Column('text', { nullable: true }) text!: string | null;
  @ForeignKey(() => PersonRow, { name: 'fk_change_note_revision_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  @Column('varchar', { length: 2 }) language!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
