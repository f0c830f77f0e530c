import { Table } from 'typeorm';

const exercise = (name: string) => ({
  name,
  columnNames: ['exercise_id'],
  referencedTableName: 'exercise',
  referencedColumnNames: ['id'],
});

/** What staff keep beside a response: comments, and whom they have called. */
export const desk = [
  new Table({
    name: 'response_comment',
    columns: [
      {
        name: 'id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_response_comment',
      },
      { name: 'exercise_id', type: 'varchar', length: '36' },
      { name: 'entity_key', type: 'varchar', length: '40' },
      { name: 'question', type: 'varchar', length: '80' },
      { name: 'text', type: 'text' },
      { name: 'state', type: 'varchar', length: '8' },
      { name: 'revision', type: 'integer' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'changed_at', type: 'varchar', length: '24' },
    ],
    indices: [{ name: 'ix_response_comment_entity', columnNames: ['exercise_id', 'entity_key'] }],
    foreignKeys: [exercise('fk_response_comment_exercise')],
  }),
  new Table({
    name: 'response_comment_text',
    columns: [
      {
        name: 'comment_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_response_comment_text',
      },
      {
        name: 'revision',
        type: 'integer',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_response_comment_text',
      },
      { name: 'text', type: 'text' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_response_comment_text_comment',
        columnNames: ['comment_id'],
        referencedTableName: 'response_comment',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'phone_call',
    columns: [
      {
        name: 'id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_phone_call',
      },
      { name: 'exercise_id', type: 'varchar', length: '36' },
      { name: 'entity_key', type: 'varchar', length: '40' },
      { name: 'contact_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'name', type: 'varchar', length: '200' },
      { name: 'outcome', type: 'varchar', length: '12' },
      { name: 'note', type: 'text' },
      { name: 'called_at', type: 'varchar', length: '24' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    indices: [{ name: 'ix_phone_call_exercise', columnNames: ['exercise_id'] }],
    foreignKeys: [
      exercise('fk_phone_call_exercise'),
      {
        name: 'fk_phone_call_contact',
        columnNames: ['contact_id'],
        referencedTableName: 'contact',
        referencedColumnNames: ['id'],
      },
    ],
  }),
];
