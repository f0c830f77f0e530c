import type { Exercise, ExerciseState } from '../../exercises/exercise.js';
import { ruleText } from '../../initiatives/document-problem-texts.js';
import type { Initiative } from '../../initiatives/initiative.js';
import { countryName } from '../../initiatives/places.js';
import type { Language } from '../../language.js';
import { Notice } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { FeedLine } from '../../pages/staff/feed.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import type { ProblemPlace } from '../../problem.js';
import { InitiativeFacts } from './initiative-facts.js';
import { StepsTaken } from './steps-taken.js';

export interface InitiativePageProps {
  readonly context: StaffContext;
  readonly mayChange: boolean;
  /** In which times are told; IANA name. */
  readonly zone: string;
  readonly initiative: Initiative;
  readonly exercises: readonly (Pick<
    Exercise,
    'year' | 'number' | 'state' | 'questionnaire' | 'skippedWhy'
  > & {
    /** In words. */
    readonly dates: string;
    /** Its year may have one after all. */
    readonly mayBeAgain: boolean;
  })[];
  readonly warnings: readonly ProblemPlace[];
  /** Years of planned exercises that the last report no longer asks for. */
  readonly leftOver: readonly number[];
  /** Who extended, reopened, cancelled or skipped exercises, when and why. */
  readonly steps: readonly FeedLine[];
  /** The exercise just cancelled or skipped, where it can be planned again. */
  readonly undo: Pick<Exercise, 'year' | 'number'> | null;
  readonly notice: string | null;
}

/** One initiative: what it is, who carries it, and its exercises so far. */
export function InitiativePage(props: InitiativePageProps) {
  const { context, initiative, mayChange } = props;
  const { language } = context;
  const path = initiativePath(initiative.code);
  const { window } = initiative;
  return (
    <StaffFrame
      context={context}
      title={`${initiative.acronym} (${initiative.code})`}
      back={{
        href: `/staff/windows/${window}`,
        text: pageText(language, 'window.title', { window: String(window) }),
      }}
    >
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
          {props.undo && mayChange && (
            <p class="govuk-body">
              <a
                class="govuk-link xp-page-link"
                href={`${path}/exercises/new?like=${props.undo.number}`}
                data-key="u"
              >
                {pageText(language, 'steps.againText', { year: String(props.undo.year) })}
              </a>
            </p>
          )}
        </Notice>
      )}
      <p class="xp-secondary govuk-body xp-over-title">{initiative.code}</p>
      <h1 class="govuk-heading-l xp-own-text">{initiative.acronym}</h1>
      {initiative.demonstration && <p class="govuk-body">{pageText(language, 'initiative.demonstration')}</p>}
      {mayChange && (
        <p class="xp-staff-actions">
          <a class="govuk-button" href={`${path}/exercises/new`} data-key="p">
            {pageText(language, 'initiative.plan')}
          </a>
          <a class="govuk-button govuk-button--secondary" href={`${path}/edit`} data-key="e">
            {pageText(language, 'initiative.edit')}
          </a>
        </p>
      )}
      <Warnings {...props} />
      <h2 class="govuk-heading-m">{pageText(language, 'staff.title')}</h2>
      <Exercises {...props} />
      {props.exercises.length > 1 && (
        <p class="govuk-body">
          <a class="govuk-link xp-page-link" href={`${path}/years`}>
            {pageText(language, 'overYears.link')}
          </a>
        </p>
      )}
      <StepsTaken language={language} zone={props.zone} lines={props.steps} />
      <h2 class="govuk-heading-m">{pageText(language, 'form.part.entities')}</h2>
      <Entities {...props} />
      <h2 class="govuk-heading-m">{pageText(language, 'form.part.about')}</h2>
      <InitiativeFacts language={language} initiative={initiative} />
    </StaffFrame>
  );
}

function Warnings({ context, initiative, warnings, leftOver, mayChange }: InitiativePageProps) {
  const { language } = context;
  return (
    <>
      {warnings.length > 0 && (
        <div class="govuk-inset-text xp-warning">
          <p class="xp-label">{pageText(language, 'initiative.warnings')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {warnings.map(({ detail }) => (
              <li class="xp-own-text">{ruleText(language, detail)}</li>
            ))}
          </ul>
        </div>
      )}
      {leftOver.map((year) => (
        <div class="govuk-inset-text xp-warning">
          <p>{pageText(language, 'initiative.leftOver', { year: String(year) })}</p>
          {mayChange && (
            <p>
              <a class="govuk-link xp-page-link" href={`${exercisePath(initiative.code, year)}/plan#cancel`}>
                {pageText(language, 'initiative.leftOverCancel', { year: String(year) })}
              </a>
            </p>
          )}
        </div>
      ))}
    </>
  );
}

function Exercises({ context, initiative, exercises, mayChange }: InitiativePageProps) {
  const { language } = context;
  if (exercises.length === 0) return <p class="govuk-body">{pageText(language, 'initiative.noExercises')}</p>;
  const columns = [
    'plan.exercise',
    'staff.state',
    'plan.dates',
    'plan.questionnaire',
    'window.next',
  ] as const;
  return (
    <StaffTable
      caption={pageText(language, 'staff.title')}
      columns={columns.map((key) => pageText(language, key))}
      rows={exercises.map(({ year, number, state, dates, questionnaire, skippedWhy, mayBeAgain }) => [
        <a class="govuk-link" href={exercisePath(initiative.code, year)}>
          {pageText(language, 'initiative.exercise', { number, year: String(year) })}
        </a>,
        <State language={language} state={state} year={year} skippedWhy={skippedWhy} />,
        dates,
        <a class="govuk-link xp-page-link" href={`/staff/questionnaires/${questionnaire}`}>
          {questionnaire}
        </a>,
        state === 'cancelled' ? (
          mayChange && mayBeAgain ? (
            <a
              class="govuk-link xp-page-link"
              href={`${initiativePath(initiative.code)}/exercises/new?like=${number}`}
            >
              {pageText(language, 'steps.again', { year: String(year) })}
            </a>
          ) : (
            '–'
          )
        ) : (
          <a class="govuk-link xp-page-link" href={`${exercisePath(initiative.code, year)}/plan`}>
            {pageText(language, 'initiative.steps', { year: String(year) })}
          </a>
        ),
      ])}
    />
  );
}

/** Of a skipped one also why. */
function State(props: {
  readonly language: Language;
  readonly state: ExerciseState;
  readonly year: number;
  readonly skippedWhy: string | null;
}) {
  const { language, state, year, skippedWhy } = props;
  if (skippedWhy === null) return <StateTag language={language} state={state} />;
  return (
    <>
      <StateTag language={language} state="skipped" />
      <p class="govuk-body-s xp-own-text">
        {pageText(language, 'steps.skipped', { year: String(year), why: skippedWhy })}
      </p>
    </>
  );
}

function Entities({ context, initiative, mayChange }: InitiativePageProps) {
  const { language } = context;
  const columns = ['staff.entity', 'staff.role', 'form.country', 'initiative.contacts'] as const;
  return (
    <StaffTable
      caption={pageText(language, 'form.part.entities')}
      columns={columns.map((key) => pageText(language, key))}
      rows={initiative.entities.map((entity) => [
        <span class="xp-own-text">{entity.name}</span>,
        pageText(language, `role.${entity.role}`) +
          (entity.coordinator ? ` · ${pageText(language, 'initiative.coordinator')}` : ''),
        <span class="xp-own-text">
          {[entity.city, countryName(language, entity.country)].filter(Boolean).join(', ')}
        </span>,
        <>
          <ul class="govuk-list">
            {entity.contacts.map(({ name, post, email, phone }) => (
              <li class="xp-own-text">{[name, post, email, phone].filter(Boolean).join(' · ')}</li>
            ))}
            {entity.contacts.length === 0 && <li>{pageText(language, 'initiative.noContact')}</li>}
          </ul>
          {mayChange && (
            <a
              class="govuk-link xp-page-link"
              href={`${initiativePath(initiative.code)}/entities/${encodeURIComponent(entity.key)}/contacts`}
            >
              {pageText(language, 'initiative.changeContacts')}
              <span class="govuk-visually-hidden"> {entity.name}</span>
            </a>
          )}
        </>,
      ])}
    />
  );
}
