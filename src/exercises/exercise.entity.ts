import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { InitiativeRow } from '../initiatives/initiative.entity.js';
import type { Partnership } from '../initiatives/partnership.js';
import type { Choice } from '../questionnaires/questionnaire.js';
import type { Exercise, ExerciseState, NewExerciseDecision } from './exercise.js';

@Entity('exercise')
@Unique('uq_exercise_year', ['initiativeId', 'yearKey'])
@Unique('uq_exercise_number', ['initiativeId', 'number'])
export class ExerciseRow implements Exercise {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_exercise' }) id!: string;
  @ForeignKey(() => InitiativeRow, { name: 'fk_exercise_initiative' })
  @Column('varchar', { name: 'initiative_id', length: 36 })
  initiativeId!: string;
  @Column('integer') year!: number;
  /** The year, or `cancelled:` and the id: cancelling frees the year, and a unique key takes no NULL. */
  @Column('varchar', { name: 'year_key', length: 50 }) yearKey!: string;
  @Column('integer') number!: number;
  @Column('varchar', { length: 16 }) state!: ExerciseState;
  @Column('varchar', { length: 80 }) questionnaire!: string;
  @Column('varchar', { name: 'opens_on', length: 10 }) opensOn!: string;
  @Column('varchar', { name: 'closes_on', length: 10 }) closesOn!: string;
  @Column('varchar', { name: 'time_zone', length: 60 }) timeZone!: string;
  @Column('varchar', { name: 'closes_at', length: 24 }) closesAt!: string;
  @Column('simple-json', { nullable: true }) partnership!: Partnership | null;
  @Column('simple-json', { name: 'last_perspectives' }) lastPerspectives!: readonly Choice[];
  /** What its report says the partnership means to do next; null until it is published. */
  @Column('simple-json', { name: 'reported_perspectives', nullable: true })
  reportedPerspectives!: readonly Choice[] | null;
  @Column('simple-json', { nullable: true }) decision!: NewExerciseDecision | null;
  @Column('text', { name: 'skipped_why', nullable: true }) skippedWhy!: string | null;
  @Column('integer') revision!: number;
  /** A planned exercise opens by itself once its dates have been confirmed. */
  @Column('varchar', { name: 'confirmed_at', length: 24, nullable: true }) confirmedAt!: string | null;
  /** The instant that exercises planned in one go share; null of one planned by itself. */
  @Column('varchar', { name: 'planned_at', length: 24, nullable: true }) plannedAt!: string | null;
  @Column('varchar', { name: 'opened_at', length: 24, nullable: true }) openedAt!: string | null;
  @Column('varchar', { name: 'published_at', length: 24, nullable: true }) publishedAt!: string | null;
}
