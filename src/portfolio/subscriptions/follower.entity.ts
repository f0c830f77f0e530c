import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from '../../accounts/person.entity.js';
import { InitiativeRow } from '../../initiatives/initiative.entity.js';
import type { Language } from '../../language.js';
import { ReportVersionRow } from '../../reports/report-version.entity.js';

/** Somebody who follows reports. The address stands in `person` alone; the row goes when the last subscription does. */
@Entity('follower')
@Unique('uq_follower_address', ['addressDigest'])
@Unique('uq_follower_token', ['tokenHash'])
export class FollowerRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_follower' }) id!: string;
  @ForeignKey(() => PersonRow, { name: 'fk_follower_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  /** Keyed digest of the address, by which it is found without being read. */
  @Column('varchar', { name: 'address_digest', length: 64 }) addressDigest!: string;
  /** Of the link by which one changes or leaves. */
  @Column('varchar', { name: 'token_hash', length: 64 }) tokenHash!: string;
  /** Of the digests: the one of the latest confirmation. */
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('varchar', { name: 'created_at', length: 24 }) createdAt!: string;
}

/** One thing that somebody follows, or has asked to and not confirmed yet. */
@Entity('subscription')
@Unique('uq_subscription_topic', ['followerId', 'topic'])
@Unique('uq_subscription_token', ['tokenHash'])
@Index('ix_subscription_topic', ['topic'])
export class SubscriptionRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_subscription' }) id!: string;
  @ForeignKey(() => FollowerRow, { name: 'fk_subscription_follower' })
  @Column('varchar', { name: 'follower_id', length: 36 })
  followerId!: string;
  /** `initiative:<id>` or `window:<year>`. */
  @Column('varchar', { length: 50 }) topic!: string;
  @ForeignKey(() => InitiativeRow, { name: 'fk_subscription_initiative' })
  @Column('varchar', { name: 'initiative_id', length: 36, nullable: true })
  initiativeId!: string | null;
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('varchar', { name: 'text_version', length: 10 }) textVersion!: string;
  /** Of the link that confirms. */
  @Column('varchar', { name: 'token_hash', length: 64 }) tokenHash!: string;
  /** How often it was asked for before it was confirmed. */
  @Column('integer') asks!: number;
  @Column('varchar', { name: 'asked_at', length: 24 }) askedAt!: string;
  /** Until when it can be confirmed; then it goes. */
  @Column('varchar', { name: 'expires_at', length: 24 }) expiresAt!: string;
  @Column('varchar', { name: 'confirmed_at', length: 24, nullable: true }) confirmedAt!: string | null;
  /** Reports published after this instant are news; null until it is confirmed. */
  @Column('varchar', { nullable: true, length: 24 }) since!: string | null;
}

export type ConsentAct = 'asked' | 'confirmed' | 'withdrawn' | 'lapsed' | 'erased' | 'returned';

/** Proof of what was agreed to, without the address. Append-only: it outlives the subscription. */
@Entity('subscription_consent', { withoutRowid: true })
@Index('ix_subscription_consent_address', ['addressDigest', 'at'])
export class SubscriptionConsentRow {
  @PrimaryColumn('varchar', {
    name: 'subscription_id',
    length: 36,
    primaryKeyConstraintName: 'pk_subscription_consent',
  })
  subscriptionId!: string;
  /** 1, 2, … within the subscription. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_subscription_consent' }) number!: number;
  @Column('varchar', { length: 10 }) act!: ConsentAct;
  /** What it covers. */
  @Column('varchar', { length: 50 }) topic!: string;
  /** The text that was read, and in which language. */
  @Column('varchar', { name: 'text_version', length: 10 }) textVersion!: string;
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('varchar', { name: 'address_digest', length: 64 }) addressDigest!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** A version of a report that somebody has been told of: once, ever. */
@Entity('subscription_news', { withoutRowid: true })
export class SubscriptionNewsRow {
  @ForeignKey(() => FollowerRow, { name: 'fk_subscription_news_follower' })
  @PrimaryColumn('varchar', {
    name: 'follower_id',
    length: 36,
    primaryKeyConstraintName: 'pk_subscription_news',
  })
  followerId!: string;
  @ForeignKey(() => ReportVersionRow, { name: 'fk_subscription_news_version' })
  @PrimaryColumn('varchar', {
    name: 'version_id',
    length: 36,
    primaryKeyConstraintName: 'pk_subscription_news',
  })
  versionId!: string;
  /** Day of the digest, such as `2026-07-15`. */
  @Column('varchar', { length: 10 }) digest!: string;
  /** 1 where it corrects what the reader may have read, else 0. */
  @Column('integer') corrects!: number;
}
