import { Table, type TableColumnOptions } from 'typeorm';

const id = (table: string, name = 'id', length = '36'): TableColumnOptions => ({
  name,
  type: 'varchar',
  length,
  isPrimary: true,
  primaryKeyConstraintName: `pk_${table}`,
});
const words = (name: string, length: string): TableColumnOptions => ({ name, type: 'varchar', length });
const number = (name: string): TableColumnOptions => ({ name, type: 'integer' });
const text = (name: string): TableColumnOptions => ({ name, type: 'text' });
const ofExercise = (table: string) => ({
  name: `fk_${table}_exercise`,
  columnNames: ['exercise_id'],
  referencedTableName: 'exercise',
  referencedColumnNames: ['id'],
});

/** Tables of the coding of open texts. */
export const coding = [
  new Table({
    name: 'passage',
    columns: [
      id('passage'),
      words('exercise_id', '36'),
      words('entity_key', '40'),
      words('question', '80'),
      words('place', '80'),
      number('answer_revision'),
      number('start_offset'),
      number('end_offset'),
      text('quoted'),
      words('state', '8'),
      words('coder', '6'),
      number('exemplar'),
      text('memo'),
      number('revision'),
      words('actor', '60'),
      words('at', '24'),
    ],
    indices: [{ name: 'ix_passage_exercise', columnNames: ['exercise_id', 'entity_key', 'question'] }],
    foreignKeys: [ofExercise('passage')],
  }),
  new Table({
    name: 'passage_code',
    columns: [
      id('passage_code', 'passage_id'),
      id('passage_code', 'catalogue', '40'),
      id('passage_code', 'code', '60'),
      number('position'),
    ],
    indices: [{ name: 'ix_passage_code_code', columnNames: ['catalogue', 'code'] }],
    foreignKeys: [
      {
        name: 'fk_passage_code_passage',
        columnNames: ['passage_id'],
        referencedTableName: 'passage',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'codebook_code',
    columns: [
      id('codebook_code', 'catalogue', '40'),
      id('codebook_code', 'code', '60'),
      number('own'),
      text('texts'),
      text('definition'),
      text('example'),
      words('state', '8'),
      { ...words('merged_into', '60'), isNullable: true },
      number('position'),
      number('revision'),
      words('actor', '60'),
      words('at', '24'),
    ],
  }),
  new Table({
    name: 'own_code',
    columns: [
      id('own_code', 'exercise_id'),
      id('own_code', 'catalogue', '40'),
      id('own_code', 'code', '60'),
      text('texts'),
      number('position'),
    ],
    foreignKeys: [ofExercise('own_code')],
  }),
  new Table({
    name: 'coding_act',
    columns: [
      id('coding_act'),
      { ...words('exercise_id', '36'), isNullable: true },
      words('what', '50'),
      text('before'),
      number('undone'),
      words('actor', '60'),
      words('at', '24'),
    ],
    foreignKeys: [ofExercise('coding_act')],
  }),
  new Table({
    name: 'second_coding',
    columns: [
      id('second_coding', 'exercise_id'),
      number('share'),
      text('sample'),
      words('asked_by', '60'),
      words('asked_at', '24'),
      { ...words('coder', '60'), isNullable: true },
      { ...words('finished_at', '24'), isNullable: true },
      { ...text('agreement'), isNullable: true },
      text('settled'),
      number('revision'),
    ],
    foreignKeys: [ofExercise('second_coding')],
  }),
];
