import type { ComponentChildren } from 'preact';
import { pageText } from '../page-text.js';
import { StaffFrame, type StaffContext } from './staff-frame.js';
import { exercisePath, initiativePath } from './staff-paths.js';

/** The pages about one exercise, in the order of its work; each lies below the exercise under its own name. */
export const EXERCISE_PLACES = [
  'overview',
  'plan',
  'invitations',
  'coding',
  'compare',
  'findings',
  'validation',
  'report',
  'exports',
  'history',
] as const;
export type ExercisePlace = (typeof EXERCISE_PLACES)[number];

/** Which exercise a page is about. */
export interface ExerciseNamed {
  readonly code: string;
  readonly acronym: string;
  readonly year: number;
}

export function placePath({ code, year }: ExerciseNamed, place: ExercisePlace): string {
  return place === 'overview' ? exercisePath(code, year) : `${exercisePath(code, year)}/${place}`;
}

/** A staff page about one exercise: over its title the initiative, beside it the ways to the other pages. */
export function ExerciseFrame(props: {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  /** The place the page belongs to; it need not be the place's first page. */
  readonly here: ExercisePlace;
  /** What the page is, without the name of the exercise. */
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}) {
  const { context, exercise, here, title } = props;
  const { language } = context;
  const name = pageText(language, 'staff.exercise', {
    initiative: exercise.acronym,
    year: String(exercise.year),
  });
  return (
    <StaffFrame
      context={context}
      title={`${title} – ${name}`}
      hasErrors={props.hasErrors}
      back={{ href: initiativePath(exercise.code), text: exercise.acronym }}
    >
      <nav class="xp-places" aria-label={name}>
        <ul class="xp-places__list">
          {EXERCISE_PLACES.map((place) => (
            <li>
              <a
                class="govuk-link"
                href={placePath(exercise, place)}
                aria-current={place === here ? 'true' : undefined}
              >
                {pageText(language, `place.${place}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="xp-secondary govuk-body xp-over-title">{name}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      {props.children}
    </StaffFrame>
  );
}
