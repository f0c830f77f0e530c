import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { PinKind, PinSide, StrengthFact } from './weighing.js';

/** What an evaluator writes on one entity's contrary answer; every version is kept, an empty one takes it back. */
@Entity('discussion')
export class DiscussionRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_discussion_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, primaryKeyConstraintName: 'pk_discussion' })
  exerciseId!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_discussion' }) finding!: string;
  @PrimaryColumn('varchar', { name: 'entity_key', length: 40, primaryKeyConstraintName: 'pk_discussion' })
  entityKey!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_discussion' }) number!: number;
  @Column('text') text!: string;
  @Column('varchar', { length: 2 }) language!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** Something an evaluator has put beside a finding: for it, against it, or looked at and dismissed. */
@Entity('finding_pin')
@Index('ix_finding_pin_exercise', ['exerciseId', 'finding'])
export class FindingPinRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_finding_pin' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_finding_pin_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('varchar', { length: 60 }) finding!: string;
  @Column('varchar', { length: 10 }) kind!: PinKind;
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  /** The question, with the place in a panel; or the id of the passage or document. */
  @Column('varchar', { length: 120 }) place!: string;
  @Column('varchar', { length: 10 }) side!: PinSide;
  @Column('text') note!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
  /** Taken away, and kept so that it can be put back. */
  @Column('varchar', { name: 'removed_at', length: 24, nullable: true }) removedAt!: string | null;
}

/** An evaluator's word on one of the four facts of strength, beside what was computed; every version is kept. */
@Entity('judgement')
export class JudgementRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_judgement_exercise' })
  @PrimaryColumn('varchar', { name: 'exercise_id', length: 36, primaryKeyConstraintName: 'pk_judgement' })
  exerciseId!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_judgement' }) finding!: string;
  @PrimaryColumn('varchar', { length: 20, primaryKeyConstraintName: 'pk_judgement' }) fact!: StrengthFact;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_judgement' }) number!: number;
  /** 1, 0, or null where the judgement is taken back. */
  @Column('integer', { nullable: true }) holds!: number | null;
  @Column('text') reason!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** That an evaluator has weighed a finding, for the facts it had. */
@Entity('finding_weighed')
export class FindingWeighedRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_finding_weighed_exercise' })
  @PrimaryColumn('varchar', {
    name: 'exercise_id',
    length: 36,
    primaryKeyConstraintName: 'pk_finding_weighed',
  })
  exerciseId!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_finding_weighed' }) finding!: string;
  @Column('varchar', { name: 'facts_hash', length: 64 }) factsHash!: string;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
