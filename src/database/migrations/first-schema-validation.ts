import { Table, type TableColumnOptions } from 'typeorm';

const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
const long = (name: string): TableColumnOptions => ({ name, type: 'text' });
const whole = (name: string): TableColumnOptions => ({ name, type: 'integer' });
const key = (table: string, column: TableColumnOptions): TableColumnOptions => ({
  ...column,
  isPrimary: true,
  primaryKeyConstraintName: `pk_${table}`,
});
const reference = (table: string, to: string, column: string) => ({
  name: `fk_${table}_${to.replace(/^.*_/, '')}`,
  columnNames: [column],
  referencedTableName: to,
  referencedColumnNames: ['id'],
});

/** Tables of the joint validation: rounds, reactions, meetings, quotes. */
export const validation = [
  new Table({
    name: 'validation_round',
    columns: [
      key('validation_round', text('id', 36)),
      text('exercise_id', 36),
      whole('number'),
      text('ends_on', 10),
      text('ends_at', 24),
      text('state', 10),
      text('started_at', 24),
      optional(text('ended_at', 24)),
      whole('revision'),
    ],
    uniques: [{ name: 'uq_validation_round_number', columnNames: ['exercise_id', 'number'] }],
    foreignKeys: [reference('validation_round', 'exercise', 'exercise_id')],
  }),
  new Table({
    name: 'finding_reaction',
    columns: [
      key('finding_reaction', text('exercise_id', 36)),
      key('finding_reaction', text('finding', 60)),
      key('finding_reaction', text('entity_key', 40)),
      key('finding_reaction', whole('revision')),
      text('kind', 10),
      optional(long('text')),
      text('language', 2),
      text('seen', 80),
      whole('round'),
      optional(text('meeting_id', 36)),
      optional(text('confirmed_by', 36)),
      text('actor', 60),
      text('at', 24),
    ],
    foreignKeys: [reference('finding_reaction', 'exercise', 'exercise_id')],
  }),
  new Table({
    name: 'reaction_reply',
    columns: [
      key('reaction_reply', text('exercise_id', 36)),
      key('reaction_reply', text('finding', 60)),
      key('reaction_reply', text('entity_key', 40)),
      long('text'),
      optional(long('printed')),
      text('language', 2),
      whole('reaction_revision'),
      whole('revision'),
      text('actor', 60),
      text('at', 24),
    ],
    foreignKeys: [reference('reaction_reply', 'exercise', 'exercise_id')],
  }),
  new Table({
    name: 'validation_meeting',
    columns: [
      key('validation_meeting', text('id', 36)),
      text('exercise_id', 36),
      text('state', 10),
      text('starts_at', 24),
      text('ends_at', 24),
      text('time_zone', 60),
      long('place'),
      whole('sequence'),
      optional(long('minutes')),
      optional(text('minutes_by', 60)),
      optional(text('minutes_at', 24)),
      whole('minutes_revision'),
      whole('revision'),
      text('changed_at', 24),
    ],
    foreignKeys: [reference('validation_meeting', 'exercise', 'exercise_id')],
  }),
  new Table({
    name: 'meeting_participant',
    columns: [
      key('meeting_participant', text('meeting_id', 36)),
      key('meeting_participant', text('person_id', 36)),
      text('entity_key', 40),
      whole('position'),
    ],
    foreignKeys: [
      reference('meeting_participant', 'validation_meeting', 'meeting_id'),
      reference('meeting_participant', 'person', 'person_id'),
    ],
  }),
  new Table({
    name: 'quote',
    columns: [
      key('quote', text('id', 36)),
      text('exercise_id', 36),
      text('entity_key', 40),
      text('source', 36),
      text('question', 80),
      long('text'),
      text('language', 2),
      text('actor', 60),
      text('at', 24),
    ],
    uniques: [{ name: 'uq_quote_source', columnNames: ['exercise_id', 'entity_key', 'source'] }],
    foreignKeys: [reference('quote', 'exercise', 'exercise_id')],
  }),
  new Table({
    name: 'quote_decision',
    columns: [
      key('quote_decision', text('quote_id', 36)),
      key('quote_decision', whole('revision')),
      text('consent', 10),
      long('text'),
      whole('answer_revision'),
      whole('consent_revision'),
      text('text_version', 10),
      text('language', 2),
      text('person_id', 36),
      text('at', 24),
    ],
    foreignKeys: [
      reference('quote_decision', 'quote', 'quote_id'),
      reference('quote_decision', 'person', 'person_id'),
    ],
  }),
];
