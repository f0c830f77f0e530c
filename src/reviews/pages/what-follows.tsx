import type { Language } from '../../language.js';
import { dayText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import type { ExercisePageProps } from './exercise-page.js';

/** A civil date has no zone. */
const civilDay = (language: Language, day: string) => dayText(language, `${day}T12:00:00.000Z`, 'UTC');

/** Of a published exercise: the one that was planned after it, or why there is none. */
export function Follows({ context: { language }, code, overview: { exercise, follows } }: ExercisePageProps) {
  if (!follows) return null;
  const { decision } = exercise;
  const said = decision && {
    by: decision.by,
    reason: decision.reason ?? '',
    why: decision.reason === null ? 'no' : 'yes',
  };
  return (
    <section aria-labelledby="follows">
      <h2 class="govuk-heading-m" id="follows">
        {pageText(language, 'follows.title')}
      </h2>
      {(follows.kind === 'none' || follows.kind === 'without-year') && (
        <p class="govuk-body xp-own-text">{pageText(language, `follows.${follows.kind}`, { ...said })}</p>
      )}
      {follows.kind === 'to-plan' && (
        <p class="govuk-body">{pageText(language, 'follows.toPlan', { year: String(follows.year) })}</p>
      )}
      {(follows.kind === 'planned' || follows.kind === 'cancelled') && (
        <>
          <p class="govuk-body">
            <a class="govuk-link" href={exercisePath(code, follows.exercise.year)}>
              {pageText(language, 'follows.exercise', {
                number: follows.exercise.number,
                year: String(follows.exercise.year),
              })}
            </a>{' '}
            <StateTag language={language} state={follows.exercise.state} />
          </p>
          <p class="govuk-body">
            {pageText(language, 'follows.dates', {
              opens: civilDay(language, follows.exercise.opensOn),
              closes: civilDay(language, follows.exercise.closesOn),
            })}
          </p>
          {follows.exercise.state === 'planned' && (
            <p class="govuk-body">
              {pageText(language, follows.exercise.confirmedAt ? 'follows.confirmed' : 'follows.unconfirmed')}{' '}
              <a class="govuk-link xp-page-link" href={`${exercisePath(code, follows.exercise.year)}/plan`}>
                {pageText(language, 'follows.toPlanPage')}
              </a>
            </p>
          )}
          {follows.kind === 'cancelled' && (
            <p class="govuk-body">{pageText(language, 'follows.cancelled')}</p>
          )}
          {exercise.decision?.year !== null && exercise.decision?.year !== follows.exercise.year && (
            <p class="govuk-body">
              {pageText(language, 'follows.otherYear', { year: String(exercise.decision?.year) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
