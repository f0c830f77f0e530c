import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { Language } from '../language.js';
import type { Reaction, ReactionKind } from './reaction.js';
import type { RoundState, ValidationRound } from './validation-round.js';

@Entity('validation_round')
@Unique('uq_validation_round_number', ['exerciseId', 'number'])
export class ValidationRoundRow implements ValidationRound {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_validation_round' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_validation_round_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('integer') number!: number;
  @Column('varchar', { name: 'ends_on', length: 10 }) endsOn!: string;
  @Column('varchar', { name: 'ends_at', length: 24 }) endsAt!: string;
  @Column('varchar', { length: 10 }) state!: RoundState;
  @Column('varchar', { name: 'started_at', length: 24 }) startedAt!: string;
  @Column('varchar', { name: 'ended_at', length: 24, nullable: true }) endedAt!: string | null;
  @Column('integer') revision!: number;
}

/** Every word of an entity on a finding is a row; the latest stands, the others are its history. */
@Entity('finding_reaction')
export class FindingReactionRow implements Omit<Reaction, 'entity'> {
  @ForeignKey(() => ExerciseRow, { name: 'fk_finding_reaction_exercise' })
  @PrimaryColumn('varchar', {
    name: 'exercise_id',
    length: 36,
    primaryKeyConstraintName: 'pk_finding_reaction',
  })
  exerciseId!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_finding_reaction' }) finding!: string;
  @PrimaryColumn('varchar', {
    name: 'entity_key',
    length: 40,
    primaryKeyConstraintName: 'pk_finding_reaction',
  })
  entityKey!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_finding_reaction' }) revision!: number;
  @Column('varchar', { length: 10 }) kind!: ReactionKind;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('varchar', { length: 80 }) seen!: string;
  @Column('integer') round!: number;
  @Column('varchar', { name: 'meeting_id', length: 36, nullable: true }) meetingId!: string | null;
  @Column('varchar', { name: 'confirmed_by', length: 36, nullable: true }) confirmedBy!: string | null;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** What the evaluators answer to an entity's comment or disagreement, and how its dissent is printed. */
@Entity('reaction_reply')
export class ReactionReplyRow {
  @ForeignKey(() => ExerciseRow, { name: 'fk_reaction_reply_exercise' })
  @PrimaryColumn('varchar', {
    name: 'exercise_id',
    length: 36,
    primaryKeyConstraintName: 'pk_reaction_reply',
  })
  exerciseId!: string;
  @PrimaryColumn('varchar', { length: 60, primaryKeyConstraintName: 'pk_reaction_reply' }) finding!: string;
  @PrimaryColumn('varchar', { name: 'entity_key', length: 40, primaryKeyConstraintName: 'pk_reaction_reply' })
  entityKey!: string;
  @Column('text') text!: string;
  /** The dissent as the report is to print it; null where the entity's own words stand. */
  @Column('text', { nullable: true }) printed!: string | null;
  @Column('varchar', { length: 2 }) language!: Language;
  /** The reaction it answers. */
  @Column('integer', { name: 'reaction_revision' }) reactionRevision!: number;
  @Column('integer') revision!: number;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

@Entity('validation_meeting')
export class ValidationMeetingRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_validation_meeting' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_validation_meeting_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('varchar', { length: 10 }) state!: 'called' | 'cancelled';
  @Column('varchar', { name: 'starts_at', length: 24 }) startsAt!: string;
  @Column('varchar', { name: 'ends_at', length: 24 }) endsAt!: string;
  /** IANA name, in which it was called. */
  @Column('varchar', { name: 'time_zone', length: 60 }) timeZone!: string;
  @Column('text') place!: string;
  /** Raised on every change, so that calendars know the newest (RFC 5545, section 3.8.7.4). */
  @Column('integer') sequence!: number;
  @Column('text', { nullable: true }) minutes!: string | null;
  @Column('varchar', { name: 'minutes_by', length: 60, nullable: true }) minutesBy!: string | null;
  @Column('varchar', { name: 'minutes_at', length: 24, nullable: true }) minutesAt!: string | null;
  @Column('integer', { name: 'minutes_revision' }) minutesRevision!: number;
  @Column('integer') revision!: number;
  @Column('varchar', { name: 'changed_at', length: 24 }) changedAt!: string;
}

/** Who was there. */
@Entity('meeting_participant')
export class MeetingParticipantRow {
  @ForeignKey(() => ValidationMeetingRow, { name: 'fk_meeting_participant_meeting' })
  @PrimaryColumn('varchar', {
    name: 'meeting_id',
    length: 36,
    primaryKeyConstraintName: 'pk_meeting_participant',
  })
  meetingId!: string;
  @ForeignKey(() => PersonRow, { name: 'fk_meeting_participant_person' })
  @PrimaryColumn('varchar', {
    name: 'person_id',
    length: 36,
    primaryKeyConstraintName: 'pk_meeting_participant',
  })
  personId!: string;
  /** Empty for guests and staff. */
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  @Column('integer') position!: number;
}
