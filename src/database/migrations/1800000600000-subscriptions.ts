import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const text = (name: string, length: string): TableColumnOptions => ({ name, type: 'varchar', length });
const integer = (name: string): TableColumnOptions => ({ name, type: 'integer' });
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
const key = (table: string, column: TableColumnOptions): TableColumnOptions => ({
  ...column,
  isPrimary: true,
  primaryKeyConstraintName: `pk_${table}`,
});
const points = (name: string, columnName: string, referencedTableName: string) => ({
  name,
  columnNames: [columnName],
  referencedTableName,
  referencedColumnNames: ['id'],
});
const unique = (name: string, ...columnNames: readonly string[]) => ({ name, columnNames: [...columnNames] });

const TABLES = [
  new Table({
    name: 'follower',
    columns: [
      key('follower', text('id', '36')),
      text('person_id', '36'),
      text('address_digest', '64'),
      text('token_hash', '64'),
      text('language', '2'),
      text('created_at', '24'),
    ],
    uniques: [unique('uq_follower_address', 'address_digest'), unique('uq_follower_token', 'token_hash')],
    foreignKeys: [points('fk_follower_person', 'person_id', 'person')],
  }),
  new Table({
    name: 'subscription',
    columns: [
      key('subscription', text('id', '36')),
      text('follower_id', '36'),
      text('topic', '50'),
      optional(text('initiative_id', '36')),
      text('language', '2'),
      text('text_version', '10'),
      text('token_hash', '64'),
      integer('asks'),
      text('asked_at', '24'),
      text('expires_at', '24'),
      optional(text('confirmed_at', '24')),
      optional(text('since', '24')),
    ],
    uniques: [
      unique('uq_subscription_topic', 'follower_id', 'topic'),
      unique('uq_subscription_token', 'token_hash'),
    ],
    indices: [{ name: 'ix_subscription_topic', columnNames: ['topic'] }],
    foreignKeys: [
      points('fk_subscription_follower', 'follower_id', 'follower'),
      points('fk_subscription_initiative', 'initiative_id', 'initiative'),
    ],
  }),
  new Table({
    name: 'subscription_consent',
    withoutRowid: true,
    columns: [
      key('subscription_consent', text('subscription_id', '36')),
      key('subscription_consent', integer('number')),
      text('act', '10'),
      text('topic', '50'),
      text('text_version', '10'),
      text('language', '2'),
      text('address_digest', '64'),
      text('at', '24'),
    ],
    indices: [{ name: 'ix_subscription_consent_address', columnNames: ['address_digest', 'at'] }],
  }),
  new Table({
    name: 'subscription_news',
    withoutRowid: true,
    columns: [
      key('subscription_news', text('follower_id', '36')),
      key('subscription_news', text('version_id', '36')),
      text('digest', '10'),
      integer('corrects'),
    ],
    foreignKeys: [
      points('fk_subscription_news_follower', 'follower_id', 'follower'),
      points('fk_subscription_news_version', 'version_id', 'report_version'),
    ],
  }),
];

/** Who follows reports, what was agreed to, and what each has been told. */
export class Subscriptions1800000600000 implements MigrationInterface {
  readonly name = 'Subscriptions1800000600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table.clone());
    // The proof of a consent is only ever added to.
    for (const statement of runner.dataSource.options.type === 'postgres' ? ON_POSTGRES : ON_SQLITE)
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.dropTable(table.name);
  }
}

const REFUSED = 'subscription_consent is append-only';
const ON_SQLITE = ['UPDATE', 'DELETE'].map(
  (change) => `CREATE TRIGGER subscription_consent_no_${change.toLowerCase()}
    BEFORE ${change} ON subscription_consent BEGIN SELECT RAISE(ABORT, '${REFUSED}'); END`,
);
const ON_POSTGRES = [
  `CREATE FUNCTION subscription_consent_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '${REFUSED}'; END $$`,
  `CREATE TRIGGER subscription_consent_no_change BEFORE UPDATE OR DELETE ON subscription_consent
    FOR EACH ROW EXECUTE FUNCTION subscription_consent_is_append_only()`,
];
