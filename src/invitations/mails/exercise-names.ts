import type { Exercise } from '../../exercises/exercise.js';
import type { Initiative } from '../../initiatives/initiative.js';
import type { Entity } from '../../initiatives/partnership.js';
import { shortNames } from '../../initiatives/short-names.js';
import type { Language } from '../../language.js';
import { dayText, deadlineText } from '../../pages/deadline.js';

/** What a mail about an exercise calls it, for one of its entities. */
export interface ExerciseNames {
  /** Short name of the initiative, such as LIDERES. */
  readonly initiative: string;
  /** Name of the entity in full, and short enough for a subject. */
  readonly entity: string;
  readonly entityShort: string;
  readonly year: string;
}

export function exerciseNames(of: {
  readonly exercise: Pick<Exercise, 'year' | 'partnership'>;
  readonly initiative: Pick<Initiative, 'acronym' | 'entities'>;
  readonly entity: Pick<Entity, 'key' | 'name'>;
}): ExerciseNames {
  const { exercise, initiative, entity } = of;
  const entities = exercise.partnership?.entities ?? initiative.entities;
  return {
    initiative: initiative.acronym,
    entity: entity.name,
    entityShort: shortNames(entities).get(entity.key) ?? entity.name,
    year: String(exercise.year),
  };
}

/** The last day and the deadline in full, as `{day}` and `{deadline}` of a mail; the zone is the reader's. */
export function deadlineParams(
  { closesAt, timeZone }: Pick<Exercise, 'closesAt' | 'timeZone'>,
  readerZone: string,
  language: Language,
): { readonly day: string; readonly deadline: string } {
  // The end of a day is the beginning of the next: the last moment tells its date.
  const lastMoment = new Date(Date.parse(closesAt) - 1).toISOString();
  return {
    day: dayText(language, lastMoment, readerZone),
    deadline: deadlineText(language, closesAt, timeZone, readerZone),
  };
}
