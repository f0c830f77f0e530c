import { Table } from 'typeorm';

const key = (name: string, length: string) => ({
  name,
  type: 'varchar',
  length,
  isPrimary: true,
  primaryKeyConstraintName: 'pk_year_mark',
});

/** What evaluators hold differences between two years for. */
export const years = [
  new Table({
    name: 'year_mark',
    columns: [
      key('exercise_id', '36'),
      key('entity_key', '40'),
      key('question', '80'),
      { name: 'mark', type: 'varchar', length: '8', isNullable: true },
      { name: 'note', type: 'text' },
      { name: 'made_for', type: 'varchar', length: '40' },
      { name: 'revision', type: 'integer' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_year_mark_exercise',
        columnNames: ['exercise_id'],
        referencedTableName: 'exercise',
        referencedColumnNames: ['id'],
      },
    ],
  }),
];
