import { Table } from 'typeorm';

/** Tables of staff who sign in, and of what they may do. */
export const accounts = [
  new Table({
    name: 'account',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_account' },
      { name: 'person_id', type: 'varchar', length: '36' },
      { name: 'language', type: 'varchar', length: '2' },
      { name: 'password', type: 'varchar', length: '200', isNullable: true },
      { name: 'totp_number', type: 'integer' },
      { name: 'totp_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'totp_step', type: 'integer' },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'disabled_at', type: 'varchar', length: '24', isNullable: true },
    ],
    uniques: [{ name: 'uq_account_person', columnNames: ['person_id'] }],
  }),
  new Table({
    name: 'account_grant',
    columns: [
      {
        name: 'id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_account_grant',
      },
      { name: 'account_id', type: 'varchar', length: '36' },
      { name: 'role', type: 'varchar', length: '12' },
      { name: 'window_year', type: 'integer', isNullable: true },
      { name: 'initiative_code', type: 'varchar', length: '40', isNullable: true },
    ],
    indices: [{ name: 'ix_account_grant_account', columnNames: ['account_id'] }],
  }),
  new Table({
    name: 'account_link',
    columns: [
      {
        name: 'id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_account_link',
      },
      { name: 'account_id', type: 'varchar', length: '36', isNullable: true },
      { name: 'kind', type: 'varchar', length: '12' },
      { name: 'token_hash', type: 'varchar', length: '64' },
      { name: 'created_at', type: 'varchar', length: '24' },
      { name: 'expires_at', type: 'varchar', length: '24', isNullable: true },
      { name: 'ended_at', type: 'varchar', length: '24', isNullable: true },
    ],
    uniques: [{ name: 'uq_account_link_hash', columnNames: ['token_hash'] }],
    indices: [{ name: 'ix_account_link_account', columnNames: ['account_id'] }],
  }),
  new Table({
    name: 'recovery_code',
    columns: [
      {
        name: 'digest',
        type: 'varchar',
        length: '64',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_recovery_code',
      },
      { name: 'account_id', type: 'varchar', length: '36' },
      { name: 'used_at', type: 'varchar', length: '24', isNullable: true },
    ],
    indices: [{ name: 'ix_recovery_code_account', columnNames: ['account_id'] }],
  }),
];
