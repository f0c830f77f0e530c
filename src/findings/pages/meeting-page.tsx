import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { TypedMeeting } from '../read-meeting.js';
import { LineField, StaffForm, TextField } from './small-form.js';

export interface ShownPerson {
  readonly id: string;
  readonly name: string;
  readonly entity: string;
  readonly isThere: boolean;
}

export interface MeetingPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly mayAct: boolean;
  /** The meeting that stands; null for none. */
  readonly meeting: {
    /** In words. */
    readonly when: string;
    readonly place: string;
    readonly isOver: boolean;
    readonly minutes: string | null;
    /** By whom and when, in words. */
    readonly minutesBy: string | null;
    readonly participants: readonly string[];
  } | null;
  /** Revision of that meeting, 0 for none. */
  readonly revision: number;
  readonly typed: TypedMeeting;
  readonly zones: readonly string[];
  readonly minutes: {
    readonly revision: number;
    readonly text: string;
    readonly people: readonly ShownPerson[];
    readonly others: string;
    /** Somebody else's, that came meanwhile. */
    readonly theirs: string | null;
  };
  readonly notice: string | null;
  readonly errors: readonly ErrorLine[];
}

/** E9: the validation meeting: called, moved, cancelled, and written up. */
export function MeetingPage(props: MeetingPageProps) {
  const { context, exercise, meeting, mayAct } = props;
  const { language } = context;
  const title = pageText(language, 'val.meeting');
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="validation"
      title={title}
      hasErrors={props.errors.length > 0}
    >
      <ErrorSummary language={language} errors={props.errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
        </Notice>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={placePath(exercise, 'validation')}>
          {pageText(language, 'val.backAll')}
        </a>
      </p>
      {meeting ? (
        <>
          <p class="govuk-body-l">{meeting.when}</p>
          <p class="govuk-body xp-own-text">{meeting.place}</p>
          {!mayAct && meeting.minutesBy && <MinutesText {...props} />}
        </>
      ) : (
        <div class="govuk-inset-text">{pageText(language, 'val.noMeetingYet')}</div>
      )}
      {mayAct && meeting && <MinutesForm {...props} />}
      {mayAct && <CallForm {...props} />}
      {mayAct && meeting && !meeting.isOver && <CancelForm {...props} />}
    </ExerciseFrame>
  );
}

const pathOf = ({ exercise }: MeetingPageProps) => `${placePath(exercise, 'validation')}/meeting`;

function messageAt(errors: readonly ErrorLine[], field: string): string | null {
  return errors.find(({ href }) => href === `#${field}`)?.text ?? null;
}

function MinutesText({ context, meeting }: MeetingPageProps) {
  const { language } = context;
  if (!meeting) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(language, 'val.minutes')}</h2>
      <p class="govuk-body-s xp-secondary">{meeting.minutesBy}</p>
      <p class="govuk-body xp-own-text">{meeting.participants.join(' · ')}</p>
      <p class="govuk-body xp-own-text">{meeting.minutes}</p>
    </>
  );
}

function CallForm(props: MeetingPageProps) {
  const { context, meeting, typed, errors, zones } = props;
  const { language, csrf } = context;
  const isMove = meeting !== null && !meeting.isOver;
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(language, isMove ? 'val.move' : 'val.call')}</h2>
      <p class="govuk-body">{pageText(language, 'val.callText')}</p>
      <StaffForm action={pathOf(props)} csrf={csrf} revision={props.revision}>
        <LineField
          id="date"
          type="date"
          narrow
          label={pageText(language, 'val.date')}
          value={typed.date}
          error={messageAt(errors, 'date')}
        />
        <LineField
          id="from"
          type="time"
          narrow
          label={pageText(language, 'val.from')}
          value={typed.from}
          error={messageAt(errors, 'from')}
        />
        <LineField
          id="to"
          type="time"
          narrow
          label={pageText(language, 'val.to')}
          value={typed.to}
          error={messageAt(errors, 'to')}
        />
        <LineField
          id="timeZone"
          label={pageText(language, 'val.zone')}
          hint={pageText(language, 'val.zoneHint')}
          value={typed.timeZone}
          error={messageAt(errors, 'timeZone')}
          list="zones"
        />
        <datalist id="zones">
          {zones.map((zone) => (
            <option value={zone} />
          ))}
        </datalist>
        <TextField
          id="place"
          label={pageText(language, 'val.place')}
          hint={pageText(language, 'val.placeHint')}
          rows={2}
          value={typed.place}
          error={messageAt(errors, 'place')}
        />
        <button class="govuk-button">{pageText(language, isMove ? 'val.moveGo' : 'val.callGo')}</button>
      </StaffForm>
    </>
  );
}

function MinutesForm(props: MeetingPageProps) {
  const { context, minutes, errors, meeting } = props;
  const { language, csrf } = context;
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(language, 'val.minutes')}</h2>
      {meeting?.minutesBy && <p class="govuk-body-s xp-secondary">{meeting.minutesBy}</p>}
      <StaffForm action={`${pathOf(props)}/minutes`} csrf={csrf} revision={minutes.revision}>
        <fieldset class="govuk-fieldset xp-people">
          <legend class="govuk-fieldset__legend">{pageText(language, 'val.participants')}</legend>
          {minutes.people.map(({ id, name, entity, isThere }) => (
            <label class="xp-plain-choice">
              <input type="checkbox" name={`who.${id}`} value="1" checked={isThere} />{' '}
              <span class="xp-own-text">
                {name} ({entity})
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          id="others"
          label={pageText(language, 'val.others')}
          hint={pageText(language, 'val.othersHint')}
          rows={3}
          value={minutes.others}
          error={messageAt(errors, 'others')}
        />
        {minutes.theirs !== null && (
          <div class="govuk-inset-text">
            <p class="govuk-body">{pageText(language, 'val.theirs')}</p>
            <p class="govuk-body xp-own-text">{minutes.theirs}</p>
          </div>
        )}
        <TextField
          id="minutes"
          label={pageText(language, 'val.minutesText')}
          rows={8}
          value={minutes.text}
          error={messageAt(errors, 'minutes')}
        />
        <button class="govuk-button">{pageText(language, 'val.minutesGo')}</button>
      </StaffForm>
    </>
  );
}

function CancelForm(props: MeetingPageProps) {
  const { language, csrf } = props.context;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{pageText(language, 'val.cancel')}</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body">{pageText(language, 'val.cancelText')}</p>
        <StaffForm action={`${pathOf(props)}/cancel`} csrf={csrf} revision={props.revision}>
          <button class="govuk-button govuk-button--warning">{pageText(language, 'val.cancelGo')}</button>
        </StaffForm>
      </div>
    </details>
  );
}
