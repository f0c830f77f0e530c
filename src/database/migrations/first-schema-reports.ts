import { Table } from 'typeorm';

const key = (name: string, length: string) => ({
  name,
  type: 'varchar',
  length,
  isPrimary: true,
  primaryKeyConstraintName: 'pk_translation',
});

/** Translations of what partners wrote. */
export const reports = [
  new Table({
    name: 'translation',
    columns: [
      key('exercise_id', '36'),
      key('entity_key', '40'),
      key('question', '80'),
      key('place', '80'),
      key('language', '2'),
      { name: 'revision', type: 'integer', isPrimary: true, primaryKeyConstraintName: 'pk_translation' },
      { name: 'text', type: 'text', isNullable: true },
      { name: 'made_by', type: 'varchar', length: '8' },
      { name: 'answer_revision', type: 'integer' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_translation_exercise',
        columnNames: ['exercise_id'],
        referencedTableName: 'exercise',
        referencedColumnNames: ['id'],
      },
    ],
  }),
];
