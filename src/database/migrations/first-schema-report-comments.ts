import { Table } from 'typeorm';

/** Remarks in the margin of a report's draft. */
export const reportComments = [
  new Table({
    name: 'report_comment',
    columns: [
      {
        name: 'id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_report_comment',
      },
      { name: 'exercise_id', type: 'varchar', length: '36' },
      { name: 'section', type: 'varchar', length: '20' },
      { name: 'text', type: 'text' },
      { name: 'state', type: 'varchar', length: '8' },
      { name: 'revision', type: 'integer' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'changed_at', type: 'varchar', length: '24' },
    ],
    indices: [{ name: 'ix_report_comment_exercise', columnNames: ['exercise_id'] }],
    foreignKeys: [
      {
        name: 'fk_report_comment_exercise',
        columnNames: ['exercise_id'],
        referencedTableName: 'exercise',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'report_comment_text',
    columns: [
      {
        name: 'comment_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_report_comment_text',
      },
      {
        name: 'revision',
        type: 'integer',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_report_comment_text',
      },
      { name: 'text', type: 'text' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_report_comment_text_comment',
        columnNames: ['comment_id'],
        referencedTableName: 'report_comment',
        referencedColumnNames: ['id'],
      },
    ],
  }),
];
