import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one table of people: blanking a row here erases a person while answers and history stay valid. */
@Entity('person', { withoutRowid: true })
export class PersonRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_person' }) id!: string;
  @Column('varchar', { length: 200 }) name!: string;
  @Column('varchar', { length: 200, nullable: true }) post!: string | null;
  @Column('varchar', { length: 320, nullable: true }) email!: string | null;
  @Column('varchar', { length: 60, nullable: true }) phone!: string | null;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
}
