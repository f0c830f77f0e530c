import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InitiativeRow } from './initiative.entity.js';
import { PersonRow } from '../accounts/person.entity.js';
import type { Language } from '../language.js';

/**
 * A person in the service of an entity of one initiative; removing keeps the row, since mails and links point to it. A
 * colleague, whom a contact has asked to help in one exercise, stands here too, with that exercise.
 */
@Entity('contact')
@Index('ix_contact_initiative', ['initiativeId', 'entityKey'])
export class ContactRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_contact' }) id!: string;
  @ForeignKey(() => InitiativeRow, { name: 'fk_contact_initiative' })
  @Column('varchar', { name: 'initiative_id', length: 36 })
  initiativeId!: string;
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  @ForeignKey(() => PersonRow, { name: 'fk_contact_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('varchar', { name: 'time_zone', length: 60 }) timeZone!: string;
  @Column('integer') position!: number;
  @Column('varchar', { name: 'removed_at', length: 24, nullable: true }) removedAt!: string | null;
  /** Of a colleague: the exercise in which they help; null for a contact. */
  @Column('varchar', { name: 'exercise_id', length: 36, nullable: true }) exerciseId!: string | null;
  /** Of a colleague: the person who asked them. */
  @Column('varchar', { name: 'invited_by', length: 36, nullable: true }) invitedBy!: string | null;
  /** Of a colleague: names of the sections they write in; null for all of them. */
  @Column('simple-json', { nullable: true }) sections!: string[] | null;
}
