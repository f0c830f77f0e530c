import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import type { Language } from '../language.js';
import type { QuoteConsent } from './quote.js';

/** Words of an entity that the report may quote: its own quote, or a passage that evaluators would like to. */
@Entity('quote')
@Unique('uq_quote_source', ['exerciseId', 'entityKey', 'source'])
export class QuoteRow {
  @PrimaryColumn('varchar', { length: 36, primaryKeyConstraintName: 'pk_quote' }) id!: string;
  @ForeignKey(() => ExerciseRow, { name: 'fk_quote_exercise' })
  @Column('varchar', { name: 'exercise_id', length: 36 })
  exerciseId!: string;
  @Column('varchar', { name: 'entity_key', length: 40 }) entityKey!: string;
  /** `answer` for the entity's own quote, else the id of the passage. */
  @Column('varchar', { length: 36 }) source!: string;
  @Column('varchar', { length: 80 }) question!: string;
  /** As it was said. */
  @Column('text') text!: string;
  @Column('varchar', { length: 2 }) language!: Language;
  @Column('varchar', { length: 60 }) actor!: string;
  @Column('varchar', { length: 24 }) at!: string;
}

/** Every decision of the entity on a quote, as proof of consent; the latest stands. */
@Entity('quote_decision')
export class QuoteDecisionRow {
  @ForeignKey(() => QuoteRow, { name: 'fk_quote_decision_quote' })
  @PrimaryColumn('varchar', { name: 'quote_id', length: 36, primaryKeyConstraintName: 'pk_quote_decision' })
  quoteId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_quote_decision' }) revision!: number;
  @Column('varchar', { length: 10 }) consent!: QuoteConsent;
  /** As it may be printed. */
  @Column('text') text!: string;
  /** Revisions of the entity's answers it was decided on; 0 for passages. */
  @Column('integer', { name: 'answer_revision' }) answerRevision!: number;
  @Column('integer', { name: 'consent_revision' }) consentRevision!: number;
  /** Which text of the page was agreed to, and in which language it was read. */
  @Column('varchar', { name: 'text_version', length: 10 }) textVersion!: string;
  @Column('varchar', { length: 2 }) language!: Language;
  @ForeignKey(() => PersonRow, { name: 'fk_quote_decision_person' })
  @Column('varchar', { name: 'person_id', length: 36 })
  personId!: string;
  @Column('varchar', { length: 24 }) at!: string;
}
