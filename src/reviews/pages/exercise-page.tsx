import type { Role } from '../../initiatives/partnership.js';
import { textIn } from '../../language.js';
import { momentText } from '../../pages/deadline.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import { Follows } from './what-follows.js';
import {
  nextStepOf,
  responseByRole,
  type MatrixCell,
  type MatrixRow,
  type NextStep,
} from '../exercise-matrix.js';
import type { ExerciseOverview } from '../exercise-matrix.service.js';

export interface ExercisePageProps {
  readonly context: StaffContext;
  readonly code: string;
  readonly overview: ExerciseOverview;
  /** In words, with zone. */
  readonly deadline: string;
}

const CELL_TEXTS = {
  'not-started': 'sections.state.notStarted',
  'in-progress': 'sections.state.inProgress',
  complete: 'sections.state.complete',
  'not-asked': 'matrix.notAsked',
} as const;

/** Where each next step is taken. */
const PLACES = {
  open: 'plan',
  wait: 'invitations',
  late: 'plan',
  close: 'plan',
  weigh: 'findings',
  validate: 'validation',
  read: 'report',
} as const satisfies Record<Exclude<NextStep['step'], 'review'>, string>;

/** One exercise: what comes next, who has answered, and how far each entity has come in each section. */
export function ExercisePage(props: ExercisePageProps) {
  const { context, code, overview } = props;
  const { language } = context;
  const { exercise, initiative, rows, sections } = overview;
  const titles = sections.map(({ title }) => textIn(title, language).text);
  return (
    <ExerciseFrame
      context={context}
      exercise={{ code, acronym: initiative.acronym, year: exercise.year }}
      here="overview"
      title={pageText(language, 'place.overview')}
    >
      <p class="govuk-body">
        <StateTag language={language} state={exercise.skippedWhy === null ? exercise.state : 'skipped'} />{' '}
        {exercise.state !== 'cancelled' && pageText(language, 'sections.until', { deadline: props.deadline })}
      </p>
      {exercise.skippedWhy !== null && (
        <p class="govuk-body xp-own-text">
          {pageText(language, 'steps.skipped', { year: String(exercise.year), why: exercise.skippedWhy })}
        </p>
      )}
      <Next {...props} />
      <Follows {...props} />
      {exercise.number > 1 && (
        <p class="govuk-body">
          <a class="govuk-link xp-page-link" href={`${initiativePath(code)}/years`}>
            {pageText(language, 'overYears.link')}
          </a>
        </p>
      )}
      {rows.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'matrix.none')}</p>
      ) : (
        <>
          <ByRole {...props} />
          <h2 class="govuk-heading-m">{pageText(language, 'matrix.title')}</h2>
          <p class="govuk-body">{pageText(language, 'matrix.lead')}</p>
          <div class="xp-matrix">
            <StaffTable
              caption={pageText(language, 'matrix.title')}
              columns={[pageText(language, 'staff.entity'), pageText(language, 'staff.response'), ...titles]}
              rows={rows.map((row) => [
                <Entity {...props} row={row} />,
                <Whole {...props} row={row} />,
                ...row.cells.map((cell, index) => (
                  <Cell {...props} row={row} cell={cell} title={titles[index] ?? ''} />
                )),
              ])}
            />
          </div>
        </>
      )}
    </ExerciseFrame>
  );
}

function Next({ context, code, overview }: ExercisePageProps) {
  const { language, now } = context;
  const { exercise, initiative, rows } = overview;
  const next = nextStepOf(exercise, rows, now);
  if (!next) return null;
  const { step, count } = next;
  const first = rows.find(({ state }) => state === 'submitted')?.entity ?? '';
  const href =
    step === 'review'
      ? responsePath(code, exercise.year, first)
      : placePath({ code, acronym: initiative.acronym, year: exercise.year }, PLACES[step]);
  return (
    <div class="govuk-inset-text xp-next">
      <p class="govuk-body">{pageText(language, `matrix.next.${step}`, { count })}</p>
      <a class="govuk-link xp-page-link" href={href} data-key="n">
        {pageText(language, `matrix.go.${step}`)}
      </a>
    </div>
  );
}

function ByRole({ context: { language }, overview: { rows } }: ExercisePageProps) {
  const roles = responseByRole(rows);
  const silent = roles.filter((role) => role.silent);
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(language, 'matrix.byRole')}</h2>
      <ul class="govuk-list">
        {roles.map(({ role, answered, count }) => (
          <li>
            {roleText(language, role)}: {pageText(language, 'matrix.answered', { answered, count })}
          </li>
        ))}
      </ul>
      {silent.length > 0 && (
        <div class="govuk-inset-text xp-warning">
          {silent.map(({ role, count }) => (
            <p class="govuk-body">{pageText(language, `matrix.silent.${role}`, { count })}</p>
          ))}
        </div>
      )}
    </>
  );
}

function Entity({ context, code, overview, row }: ExercisePageProps & { readonly row: MatrixRow }) {
  return (
    <>
      <a class="govuk-link xp-own-text" href={responsePath(code, overview.exercise.year, row.entity)}>
        {row.name}
      </a>
      <span class="xp-secondary xp-matrix__role">{roleText(context.language, row.role)}</span>
    </>
  );
}

function Whole({ context: { language }, overview, row }: ExercisePageProps & { readonly row: MatrixRow }) {
  return (
    <>
      <StateTag language={language} state={row.state} />
      {row.submittedAt && (
        <span class="xp-secondary xp-matrix__when">
          {momentText(language, row.submittedAt, overview.exercise.timeZone)}
        </span>
      )}
    </>
  );
}

/** A way into the section, where there is something to read. */
function Cell(
  props: ExercisePageProps & {
    readonly row: MatrixRow;
    readonly cell: MatrixCell;
    readonly title: string;
  },
) {
  const { row, cell, overview } = props;
  const words = pageText(props.context.language, CELL_TEXTS[cell.state]);
  if (cell.state === 'not-asked' || !row.hasAnswers) return <span class="xp-secondary">{words}</span>;
  return (
    <a
      class={`govuk-link xp-matrix__cell xp-matrix__cell--${cell.state}`}
      href={`${responsePath(props.code, overview.exercise.year, row.entity)}#s-${cell.section}`}
    >
      {words}
      <span class="govuk-visually-hidden">
        : {row.name}, {props.title}
      </span>
    </a>
  );
}

function responsePath(code: string, year: number, entity: string): string {
  return `${exercisePath(code, year)}/responses/${encodeURIComponent(entity)}`;
}

function roleText(language: StaffContext['language'], role: Role): string {
  return pageText(language, `role.${role}`);
}
