import { Table } from 'typeorm';

const exercise = (table: string) => ({
  name: `fk_${table}_exercise`,
  columnNames: ['exercise_id'],
  referencedTableName: 'exercise',
  referencedColumnNames: ['id'],
});
const keysOf = (table: string) => (name: string, length: string) => ({
  name,
  type: 'varchar',
  length,
  isPrimary: true,
  primaryKeyConstraintName: `pk_${table}`,
});
const numberOf = (table: string) => ({
  name: 'number',
  type: 'integer',
  isPrimary: true,
  primaryKeyConstraintName: `pk_${table}`,
});
const made = [
  { name: 'actor', type: 'varchar', length: '60' },
  { name: 'at', type: 'varchar', length: '24' },
];
const [discussion, judgement, weighed] = ['discussion', 'judgement', 'finding_weighed'].map(keysOf) as [
  ReturnType<typeof keysOf>,
  ReturnType<typeof keysOf>,
  ReturnType<typeof keysOf>,
];

/** How evaluators weigh findings: discussions, pins, judgements. */
export const weighing = [
  new Table({
    name: 'discussion',
    columns: [
      discussion('exercise_id', '36'),
      discussion('finding', '60'),
      discussion('entity_key', '40'),
      numberOf('discussion'),
      { name: 'text', type: 'text' },
      { name: 'language', type: 'varchar', length: '2' },
      ...made,
    ],
    foreignKeys: [exercise('discussion')],
  }),
  new Table({
    name: 'finding_pin',
    columns: [
      {
        name: 'id',
        type: 'varchar',
        length: '36',
        isPrimary: true,
        primaryKeyConstraintName: 'pk_finding_pin',
      },
      { name: 'exercise_id', type: 'varchar', length: '36' },
      { name: 'finding', type: 'varchar', length: '60' },
      { name: 'kind', type: 'varchar', length: '10' },
      { name: 'entity_key', type: 'varchar', length: '40' },
      { name: 'place', type: 'varchar', length: '120' },
      { name: 'side', type: 'varchar', length: '10' },
      { name: 'note', type: 'text' },
      ...made,
      { name: 'removed_at', type: 'varchar', length: '24', isNullable: true },
    ],
    indices: [{ name: 'ix_finding_pin_exercise', columnNames: ['exercise_id', 'finding'] }],
    foreignKeys: [exercise('finding_pin')],
  }),
  new Table({
    name: 'judgement',
    columns: [
      judgement('exercise_id', '36'),
      judgement('finding', '60'),
      judgement('fact', '20'),
      numberOf('judgement'),
      { name: 'holds', type: 'integer', isNullable: true },
      { name: 'reason', type: 'text' },
      ...made,
    ],
    foreignKeys: [exercise('judgement')],
  }),
  new Table({
    name: 'finding_weighed',
    columns: [
      weighed('exercise_id', '36'),
      weighed('finding', '60'),
      { name: 'facts_hash', type: 'varchar', length: '64' },
      ...made,
    ],
    foreignKeys: [exercise('finding_weighed')],
  }),
];
