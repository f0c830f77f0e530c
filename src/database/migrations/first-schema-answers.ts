import { Table } from 'typeorm';
import { BYTES } from '../column-types.js';

/** Tables of the responses. */
export const answers = [
  new Table({
    name: 'response',
    withoutRowid: true,
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_response' },
      { name: 'exercise_id', type: 'varchar', length: '36' },
      { name: 'entity_key', type: 'varchar', length: '40' },
      { name: 'state', type: 'varchar', length: '12' },
      { name: 'revision', type: 'integer' },
      { name: 'return_round', type: 'integer' },
      { name: 'reference', type: 'varchar', length: '80', isNullable: true },
      { name: 'submitted_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'submitted_by', type: 'varchar', length: '36', isNullable: true },
      { name: 'accepted_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'accepted_by', type: 'varchar', length: '36', isNullable: true },
      { name: 'taken_by', type: 'varchar', length: '40', isNullable: true },
      { name: 'confirmed_by', type: 'varchar', length: '36', isNullable: true },
    ],
    uniques: [{ name: 'uq_response_entity', columnNames: ['exercise_id', 'entity_key'] }],
    foreignKeys: [
      {
        name: 'fk_response_exercise',
        columnNames: ['exercise_id'],
        referencedTableName: 'exercise',
        referencedColumnNames: ['id'],
      },
      {
        name: 'fk_response_submitted_by',
        columnNames: ['submitted_by'],
        referencedTableName: 'person',
        referencedColumnNames: ['id'],
      },
      {
        name: 'fk_response_confirmed_by',
        columnNames: ['confirmed_by'],
        referencedTableName: 'person',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'answer',
    withoutRowid: true,
    columns: [
      {
        name: 'response_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_answer',
      },
      {
        name: 'question',
        type: 'varchar',
        length: '80',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_answer',
      },
      { name: 'value', type: 'text', isNullable: true },
      { name: 'cannot_answer', type: 'text', isNullable: true },
      { name: 'revision', type: 'integer' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'language', type: 'varchar', length: '2' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_answer_response',
        columnNames: ['response_id'],
        referencedTableName: 'response',
        referencedColumnNames: ['id'],
      },
      {
        name: 'fk_answer_person',
        columnNames: ['person_id'],
        referencedTableName: 'person',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'answer_revision',
    withoutRowid: true,
    columns: [
      {
        name: 'response_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_answer_revision',
      },
      {
        name: 'question',
        type: 'varchar',
        length: '80',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_answer_revision',
      },
      { name: 'revision', type: 'integer', isPrimary: true, primaryKeyConstraintName: 'pk_answer_revision' },
      { name: 'value', type: 'text', isNullable: true },
      { name: 'cannot_answer', type: 'text', isNullable: true },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'language', type: 'varchar', length: '2' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_answer_revision_response',
        columnNames: ['response_id'],
        referencedTableName: 'response',
        referencedColumnNames: ['id'],
      },
      {
        name: 'fk_answer_revision_person',
        columnNames: ['person_id'],
        referencedTableName: 'person',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'submission',
    withoutRowid: true,
    columns: [
      {
        name: 'response_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_submission',
      },
      {
        name: 'key',
        type: 'varchar',
        length: '100',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_submission',
      },
      { name: 'body_hash', type: 'varchar', length: '64' },
      { name: 'outcome', type: 'text' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_submission_response',
        columnNames: ['response_id'],
        referencedTableName: 'response',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'document',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_document' },
      { name: 'response_id', type: 'varchar', length: '36' },
      { name: 'name', type: 'varchar', length: '200' },
      { name: 'media_type', type: 'varchar', length: '40' },
      { name: 'size', type: 'integer' },
      { name: 'sha256', type: 'varchar', length: '64' },
      { name: 'bytes', type: BYTES },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    indices: [{ name: 'ix_document_response', columnNames: ['response_id'] }],
    foreignKeys: [
      {
        name: 'fk_document_response',
        columnNames: ['response_id'],
        referencedTableName: 'response',
        referencedColumnNames: ['id'],
      },
      {
        name: 'fk_document_person',
        columnNames: ['person_id'],
        referencedTableName: 'person',
        referencedColumnNames: ['id'],
      },
    ],
  }),
  new Table({
    name: 'remark',
    columns: [
      {
        name: 'response_id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_remark',
      },
      { name: 'round', type: 'integer', isPrimary: true, primaryKeyConstraintName: 'pk_remark' },
      {
        name: 'question',
        type: 'varchar',
        length: '80',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_remark',
      },
      { name: 'remark', type: 'text' },
      { name: 'revealed_by', type: 'varchar', length: '80', isNullable: true },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'at', type: 'varchar', length: '24' },
    ],
    foreignKeys: [
      {
        name: 'fk_remark_response',
        columnNames: ['response_id'],
        referencedTableName: 'response',
        referencedColumnNames: ['id'],
      },
    ],
  }),
];
