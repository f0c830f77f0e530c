import { Table } from 'typeorm';

/** Tables of the support rooms: people, sessions, history, jobs. */
export const peopleAndWork = [
  new Table({
    name: 'person',
    withoutRowid: true,
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_person' },
      { name: 'name', type: 'varchar', length: '200' },
      { name: 'post', type: 'varchar', length: '200', isNullable: true },
      { name: 'email', type: 'varchar', length: '320', isNullable: true },
      { name: 'phone', type: 'varchar', length: '60', isNullable: true },
      { name: 'created_at', type: 'varchar', length: '24' },
    ],
  }),
  new Table({
    name: 'access_token',
    columns: [
      {
        name: 'id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_access_token',
      },
      { name: 'name', type: 'varchar', length: '200' },
      { name: 'role', type: 'varchar', length: '12' },
      { name: 'token_hash', type: 'varchar', length: '64' },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'revoked_at', type: 'varchar', length: '24', isNullable: true },
    ],
    uniques: [{ name: 'uq_access_token_hash', columnNames: ['token_hash'] }],
  }),
  new Table({
    name: 'session',
    columns: [
      { name: 'id', type: 'varchar', length: '64', isPrimary: true, primaryKeyConstraintName: 'pk_session' },
      { name: 'invitation_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'access_token_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'account_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'stage', type: 'varchar', length: '8' },
      { name: 'agent', type: 'varchar', length: '60', isNullable: true },
      { name: 'seen_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'language', type: 'varchar', length: '2', isNullable: true },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'expires_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'ended_at', type: 'varchar', length: '24', isNullable: true },
    ],
    indices: [
      { name: 'ix_session_invitation', columnNames: ['invitation_id'] },
      { name: 'ix_session_account', columnNames: ['account_id'] },
    ],
  }),
  new Table({
    name: 'history',
    withoutRowid: true,
    columns: [
      {
        name: 'chain',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_history',
      },
      { name: 'number', type: 'integer', isPrimary: true, primaryKeyConstraintName: 'pk_history' },
      { name: 'at', type: 'varchar', length: '24' },
      { name: 'actor', type: 'varchar', length: '60' },
      { name: 'what', type: 'varchar', length: '50' },
      { name: 'subject', type: 'varchar', length: '36' },
      { name: 'details', type: 'text' },
      { name: 'why', type: 'text', isNullable: true },
      { name: 'previous_hash', type: 'varchar', length: '64' },
      { name: 'hash', type: 'varchar', length: '64' },
    ],
  }),
  new Table({
    name: 'job',
    columns: [
      { name: 'kind', type: 'varchar', length: '40', isPrimary: true, primaryKeyConstraintName: 'pk_job' },
      { name: 'key', type: 'varchar', length: '100', isPrimary: true, primaryKeyConstraintName: 'pk_job' },
      { name: 'payload', type: 'text' },
      { name: 'state', type: 'varchar', length: '8' },
      { name: 'attempts', type: 'integer' },
      { name: 'due_at', type: 'varchar', length: '24' },
      { name: 'claimed_until', type: 'varchar', length: '24', isNullable: true },
      { name: 'last_error', type: 'text', isNullable: true },
    ],
    indices: [{ name: 'ix_job_due', columnNames: ['state', 'due_at'] }],
  }),
];
