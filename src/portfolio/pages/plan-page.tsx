import type { ChangesSince } from '../../exercises/changes-since.service.js';
import type { Exercise } from '../../exercises/exercise.js';
import type { Initiative } from '../../initiatives/initiative.js';
import type { Language, Texts } from '../../language.js';
import type { WindowMessagesAtAGlance } from '../../mail/window-messages.service.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame } from '../../pages/staff/exercise-frame.js';
import type { FeedLine } from '../../pages/staff/feed.js';
import type { StaffForm } from '../../pages/staff/staff-fields.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import type { ProblemPlace } from '../../problem.js';
import type { countChanges } from '../../questionnaires/compare-versions.js';
import type { CourseLine } from '../exercise-course.js';
import type { PartnersText } from '../plan-warnings.js';
import { PlanCourse } from './plan-course.js';
import { PlanSteps } from './plan-steps.js';
import { StepForms } from './step-forms.js';
import { StepsTaken } from './steps-taken.js';

export interface PlanPageProps {
  readonly context: StaffContext;
  readonly initiative: Initiative;
  readonly exercise: Exercise;
  /** In words: from when until when; until when, with zone; the day it is planned to open. */
  readonly dates: string;
  readonly deadline: string;
  readonly opensOn: string;
  /** Today lies before the day it was planned to open. */
  readonly opensEarly: boolean;
  readonly isOver: boolean;
  readonly questionnaireKnown: boolean;
  readonly versions: readonly { readonly id: string; readonly title: Texts }[];
  /** What has changed since the exercise before; null where there is none. */
  readonly since: ChangesSince | null;
  /** What its version makes of that of the exercise before; null where it is the same one. */
  readonly versionCounts: ReturnType<typeof countChanges> | null;
  readonly warnings: readonly ProblemPlace[];
  readonly languages: readonly {
    readonly language: Language;
    readonly contacts: number;
    readonly missing: readonly PartnersText[];
  }[];
  /** What the window words itself, and where a contact reads another text than the others. */
  readonly messages: WindowMessagesAtAGlance;
  /** Steps that the visitor may take now. */
  readonly can: {
    readonly open: boolean;
    readonly close: boolean;
    readonly extend: boolean;
    readonly cancel: boolean;
    readonly skip: boolean;
  };
  /** In which year and from when until when it takes place instead, in words. */
  readonly skipping: {
    readonly year: number;
    readonly opensOn: string;
    readonly closesOn: string;
    readonly isTaken: boolean;
  };
  /** What happens in it by itself. */
  readonly course: readonly CourseLine[];
  /** Who extended or reopened it, when and why. */
  readonly steps: readonly FeedLine[];
  readonly form: StaffForm;
  readonly summary: readonly ErrorLine[];
  readonly lead: string | null;
  readonly notice: string | null;
  readonly canUndo: boolean;
}

/** The plan of an exercise as steps, each with what is there and what is missing, down to the one that opens it. */
export function PlanPage(props: PlanPageProps) {
  const { context, initiative, exercise } = props;
  const { language } = context;
  const { code, acronym } = initiative;
  return (
    <ExerciseFrame
      context={context}
      exercise={{ code, acronym, year: exercise.year }}
      here="plan"
      title={pageText(language, 'place.plan')}
      hasErrors={props.summary.length > 0}
    >
      <ErrorSummary language={language} lead={props.lead} errors={props.summary} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
          {props.canUndo && <UndoClosing {...props} />}
        </Notice>
      )}
      <p class="govuk-body">
        <StateTag language={language} state={exercise.state} />{' '}
        {exercise.state === 'open'
          ? pageText(language, 'sections.until', { deadline: props.deadline })
          : props.dates}
      </p>
      <PlanSteps {...props} />
      <PlanCourse language={language} exercise={exercise} lines={props.course} />
      <StepsTaken language={language} zone={exercise.timeZone} lines={props.steps} />
      <StepForms {...props} />
    </ExerciseFrame>
  );
}

/** Opens it again until the same day: a step like any other, with its reason in the history. */
function UndoClosing({ context, initiative, exercise }: PlanPageProps) {
  const { language, csrf } = context;
  return (
    <form method="post" action={`${exercisePath(initiative.code, exercise.year)}/extend`}>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="revision" value={exercise.revision} />
      <input type="hidden" name="closesOn" value={exercise.closesOn} />
      <input type="hidden" name="reason" value={pageText(language, 'plan.undoReason')} />
      <button class="govuk-button govuk-button--secondary" data-key="u">
        {pageText(language, 'plan.undo')}
      </button>
    </form>
  );
}
