import type { Exercise } from '../../exercises/exercise.js';
import { latenessText } from '../../exercises/lateness.js';
import type { Language } from '../../language.js';
import { cityOf, momentText } from '../../pages/deadline.js';
import { isPageTextKey, pageText } from '../../pages/page-text.js';
import { civilDayText } from '../dates-text.js';
import type { CourseLine, CourseStanding } from '../exercise-course.js';

/** The words say how it stands, the colour only repeats it. */
const COLOURS: Readonly<Record<CourseStanding, string>> = {
  planned: 'blue',
  waiting: 'yellow',
  retrying: 'orange',
  failed: 'red',
  done: 'green',
  late: 'orange',
  moved: 'grey',
  'not-needed': 'grey',
  'left-out': 'yellow',
  'held-back': 'red',
  missed: 'red',
};

/** What happens by itself in an exercise, day by day, and what became of it. */
export function PlanCourse(props: {
  readonly language: Language;
  readonly exercise: Pick<Exercise, 'state' | 'confirmedAt' | 'timeZone'>;
  readonly lines: readonly CourseLine[];
}) {
  const { language, exercise, lines } = props;
  const { timeZone } = exercise;
  const isUnconfirmed = exercise.state === 'planned' && exercise.confirmedAt === null;
  return (
    <>
      <h2 class="govuk-heading-m" id="plan-course">
        {pageText(language, 'course.title')}
      </h2>
      <p class="govuk-body">
        {isUnconfirmed
          ? pageText(language, 'course.unconfirmed')
          : pageText(language, 'course.hint', { city: cityOf(timeZone, language) })}
      </p>
      {lines.length > 0 && (
        <ol class="xp-feed" role="list" aria-labelledby="plan-course">
          {lines.map((line) => (
            <CourseRow language={language} zone={timeZone} line={line} />
          ))}
        </ol>
      )}
    </>
  );
}

function CourseRow(props: { readonly language: Language; readonly zone: string; readonly line: CourseLine }) {
  const { language, zone, line } = props;
  const about = wordsOf(language, zone, line);
  return (
    <li class="xp-feed__line">
      <time class="xp-secondary govuk-body-s xp-feed__time" dateTime={line.day}>
        {civilDayText(language, line.day)}
      </time>
      <p class="govuk-body xp-feed__what">
        {pageText(language, `course.event.${line.event}`)}{' '}
        <strong class={`govuk-tag govuk-tag--${COLOURS[line.standing]}`}>
          {pageText(language, `course.standing.${line.standing}`)}
        </strong>
      </p>
      {about.length > 0 && <p class="govuk-body-s xp-feed__about">{about.join(' · ')}</p>}
    </li>
  );
}

/** What came of it, when, and how late; an outcome without words of its own is told by its standing. */
function wordsOf(language: Language, zone: string, line: CourseLine): readonly string[] {
  const { outcomes, doneAt, late, failed, nextTry } = line;
  return [
    ...outcomes.flatMap((outcome) => {
      const key = `course.outcome.${outcome}`;
      return isPageTextKey(key) ? [pageText(language, key)] : [];
    }),
    ...(doneAt === null ? [] : [momentText(language, doneAt, zone)]),
    ...(late ? [latenessText(language, late)] : []),
    ...(failed > 0 ? [pageText(language, 'course.failed', { count: failed })] : []),
    ...(nextTry === null
      ? []
      : [pageText(language, 'course.nextTry', { moment: momentText(language, nextTry, zone) })]),
  ];
}
