import { Table } from 'typeorm';
import { BYTES } from '../column-types.js';

/** Tables of reviews, findings and reports. */
export const findings = [
  new Table({
    name: 'tie_settlement',
    columns: [
      {
        name: 'exercise_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_tie_settlement',
      },
      {
        name: 'moment',
        type: 'varchar',
        length: '6',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_tie_settlement',
      },
      {
        name: 'entity_a',
        type: 'varchar',
        length: '40',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_tie_settlement',
      },
      {
        name: 'entity_b',
        type: 'varchar',
        length: '40',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_tie_settlement',
      },
      { name: 'counts', type: 'integer' },
      { name: 'reason', type: 'text' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_tie_settlement_exercise',
        columnNames: ['exercise_id'],
        referencedTableName: 'exercise',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'finding',
    columns: [
      {
        name: 'exercise_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_finding',
      },
      {
        name: 'finding',
        type: 'varchar',
        length: '60',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_finding',
      },
      { name: 'position', type: 'integer' },
      { name: 'facts', type: 'text' },
      { name: 'facts_hash', type: 'varchar', length: '64' },
      { name: 'state', type: 'varchar', length: '20' },
    ],
    foreignKeys: [
      {
        name: 'fk_finding_exercise',
        columnNames: ['exercise_id'],
        referencedTableName: 'exercise',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'finding_wording',
    columns: [
      {
        name: 'exercise_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_finding_wording',
      },
      {
        name: 'finding',
        type: 'varchar',
        length: '60',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_finding_wording',
      },
      {
        name: 'language',
        type: 'varchar',
        length: '2',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_finding_wording',
      },
      { name: 'number', type: 'integer', isPrimary: true, primaryKeyConstraintName: 'pk_finding_wording' },
      { name: 'text', type: 'text' },
      { name: 'reason', type: 'text' },
      { name: 'facts_hash', type: 'varchar', length: '64' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_finding_wording_exercise',
        columnNames: ['exercise_id'],
        referencedTableName: 'exercise',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'report_version',
    columns: [
      {
        name: 'id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_report_version',
      },
      { name: 'exercise_id', type: 'varchar', length: '36' },
      { name: 'number', type: 'integer' },
      { name: 'state', type: 'varchar', length: '12' },
      { name: 'note', type: 'text', isNullable: true },
      { name: 'snapshot', type: 'text' },
      { name: 'changes', type: 'text' },
      { name: 'withdrawn_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'withdrawn_by', type: 'varchar', length: '60', isNullable: true },
      { name: 'withdrawn_why', type: 'text', isNullable: true },
      { name: 'published_at', type: 'varchar', length: '24' },
      { name: 'actor', type: 'varchar', length: '60' },
    ],
    uniques: [{ name: 'uq_report_version_number', columnNames: ['exercise_id', 'number'] }],
    foreignKeys: [
      {
        name: 'fk_report_version_exercise',
        columnNames: ['exercise_id'],
        referencedTableName: 'exercise',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'report_document',
    columns: [
      {
        name: 'version_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_report_document',
      },
      {
        name: 'language',
        type: 'varchar',
        length: '2',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_report_document',
      },
      {
        name: 'format',
        type: 'varchar',
        length: '4',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_report_document',
      },
      { name: 'sha256', type: 'varchar', length: '64' },
      { name: 'bytes', type: BYTES },
    ],
    foreignKeys: [
      {
        name: 'fk_report_document_version',
        columnNames: ['version_id'],
        referencedTableName: 'report_version',
        referencedColumnNames: ['id'],
      },
    ],
  }),
];
