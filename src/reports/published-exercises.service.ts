import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { AskedIn } from '../findings/comparable.js';
import { becameOf } from '../findings/became.js';
import type { ExerciseFindings } from '../findings/findings.service.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { askedIn, overYears, type AskedExercise, type OverYears } from './exercises-over-years.js';
import { readPublished } from './read-published.js';

/**
 * What earlier exercises said, read from the published documents themselves: a report that is being corrected counts as
 * it is served, one that was withdrawn does not count.
 */
@Injectable()
export class PublishedExercises {
  constructor(private readonly questionnaires: QuestionnairesService) {}

  /** In the order of their years. */
  async of(manager: EntityManager, initiativeId: string): Promise<readonly AskedExercise[]> {
    const rows = await query<{ bytes: Uint8Array }>(manager)`
      SELECT report_document.bytes AS bytes FROM report_document
      JOIN report_version ON report_version.id = report_document.version_id
      JOIN exercise ON exercise.id = report_version.exercise_id
      WHERE exercise.initiative_id = ${initiativeId} AND report_version.state = 'current'
        AND report_document.language = 'en' AND report_document.format = 'json'
      ORDER BY exercise.year`;
    return rows.map(({ bytes }) => {
      const published = readPublished(Buffer.from(bytes).toString('utf8'));
      return { ...published, asked: this.asked(published.questionnaire) };
    });
  }

  /** An exercise beside the published ones of earlier years; null where there is none. */
  async before(manager: EntityManager, found: ExerciseFindings): Promise<OverYears | null> {
    const { exercise } = found;
    const all = await this.of(manager, exercise.initiativeId);
    const earlier = all.filter(({ year }) => year < exercise.year);
    return earlier.length === 0 ? null : overYears([...earlier, this.drafted(found)]);
  }

  /** An exercise as it stands now. */
  drafted({
    exercise,
    questionnaire,
    rules,
    findings,
    answers,
    lastPerspectives,
  }: ExerciseFindings): AskedExercise {
    const { partnership } = exercise;
    if (!partnership) throw new RangeError('An exercise that has not been opened has no findings.');
    const accepted = answers.entities.filter(({ state }) => state === 'accepted');
    const keys = partnership.entities.map(({ key }) => key);
    return {
      year: exercise.year,
      number: exercise.number,
      isDraft: true,
      questionnaire: questionnaire.id,
      partnership,
      answered: accepted.length,
      findings,
      becameOf: becameOf(lastPerspectives, keys, accepted),
      asked: askedIn(questionnaire, rules),
    };
  }

  /** A version that the service no longer has asked nothing that could be compared. */
  private asked(id: string): AskedIn {
    if (!this.questionnaires.has(id)) return { rules: [], comparable: new Set() };
    return askedIn(this.questionnaires.get(id), this.questionnaires.rules(id));
  }
}
