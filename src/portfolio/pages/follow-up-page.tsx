import type { InvitationSummary } from '../../invitations/invitation-summary.js';
import type { Role } from '../../initiatives/partnership.js';
import { Calls, type CallsProps } from '../../invitations/pages/calls.js';
import { cityOf, timeText, whenText } from '../../pages/deadline.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { isPageTextKey, LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { ExerciseFrame, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import type { ResponseState } from '../../responses/response.js';
import { isQuiet, lastMailAt, needsPerson, progressOf, type Progress } from '../follow-up.js';

export interface FollowedEntity {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly state: ResponseState;
  readonly invitations: readonly InvitationSummary[];
}

export interface FollowUpPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly isPlanned: boolean;
  /** In words. */
  readonly deadline: string;
  readonly entities: readonly FollowedEntity[];
  readonly mayChange: boolean;
  /** Does the form take answers now, and may the reader remind? */
  readonly canRemind: boolean;
  /** The log of phone calls, and what was typed for one of them and not taken. */
  readonly calls: Pick<CallsProps, 'book' | 'zone' | 'reader'> & {
    readonly typed: { readonly entity: string; readonly fields: Readonly<Record<string, string>> } | null;
    /** Id of the call that has just been logged, and can be taken out again. */
    readonly undo: string | null;
  };
  readonly notice: string | null;
  readonly errors: readonly ErrorLine[];
}

const ALL: readonly Progress[] = ['not-opened', 'opened', 'in-progress', 'finished'];

/** Who has not opened, begun, finished; what became of each mail; and what can be done about it. */
export function FollowUpPage(props: FollowUpPageProps) {
  const { context, entities } = props;
  const { language } = context;
  const counts = entities.map((entity) =>
    progressOf(
      entity.state,
      entity.invitations.some(({ enteredAt }) => enteredAt !== null),
    ),
  );
  const troubled = entities.some(({ invitations }) => invitations.some(needsPerson));
  return (
    <ExerciseFrame
      context={context}
      exercise={props.exercise}
      here="invitations"
      title={pageText(language, 'place.invitations')}
      hasErrors={props.errors.length > 0}
    >
      <ErrorSummary language={language} errors={props.errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
          {props.calls.undo !== null && (
            <form method="post" action={`${callsPath(props.exercise)}/${props.calls.undo}/remove`}>
              <input type="hidden" name="_csrf" value={context.csrf} />
              <button class="govuk-button govuk-button--secondary" data-key="u">
                {pageText(language, 'review.undo')}
              </button>
            </form>
          )}
        </Notice>
      )}
      {props.isPlanned ? (
        <p class="govuk-body">{pageText(language, 'follow.planned')}</p>
      ) : (
        <>
          <p class="govuk-body">{pageText(language, 'sections.until', { deadline: props.deadline })}</p>
          <ul class="govuk-list">
            {ALL.map((progress) => (
              <li>
                {pageText(language, `follow.count.${progress}`, {
                  count: counts.filter((one) => one === progress).length,
                  total: entities.length,
                })}
              </li>
            ))}
          </ul>
          {props.canRemind && (
            <RemindNow {...props} missing={counts.filter((one) => one !== 'finished').length} />
          )}
          {troubled && <div class="govuk-inset-text xp-warning">{pageText(language, 'follow.trouble')}</div>}
          {entities.map((entity) => (
            <Entity {...props} entity={entity} />
          ))}
        </>
      )}
    </ExerciseFrame>
  );
}

function RemindNow(props: FollowUpPageProps & { readonly missing: number }) {
  const { context, exercise, missing } = props;
  const { language, csrf } = context;
  if (missing === 0) return null;
  return (
    <form method="post" action={`${exercisePath(exercise.code, exercise.year)}/invitations/remind`}>
      <input type="hidden" name="_csrf" value={csrf} />
      <p class="govuk-hint" id="remind-hint">
        {pageText(language, 'follow.remindText', { count: missing })}
      </p>
      <button class="govuk-button govuk-button--secondary" aria-describedby="remind-hint">
        {pageText(language, 'follow.remind')}
      </button>
    </form>
  );
}

function Entity(props: FollowUpPageProps & { readonly entity: FollowedEntity }) {
  const { context, exercise, entity, mayChange } = props;
  const { book, zone, reader, typed } = props.calls;
  const { language } = context;
  return (
    <section class="xp-box" aria-labelledby={`e-${entity.key}`}>
      <h2 class="govuk-heading-m xp-own-text" id={`e-${entity.key}`}>
        {entity.name}
      </h2>
      <p class="govuk-body">
        {pageText(language, `role.${entity.role}`)} · {pageText(language, 'staff.response')}:{' '}
        <StateTag language={language} state={entity.state} />
      </p>
      {entity.invitations.length === 0 && (
        <p class="govuk-body">{pageText(language, 'initiative.noContact')}</p>
      )}
      {entity.invitations.map((invitation) => (
        <Person {...props} invitation={invitation} />
      ))}
      <h3 class="govuk-heading-s">{pageText(language, 'call.title')}</h3>
      <Calls
        {...{ context, entity, book, zone, reader }}
        action={callsPath(exercise)}
        errors={props.errors}
        typed={typed?.entity === entity.key ? typed.fields : null}
      />
      {mayChange && (
        <a
          class="govuk-link xp-page-link"
          href={`${initiativePath(exercise.code)}/entities/${encodeURIComponent(entity.key)}/contacts`}
        >
          {pageText(language, 'follow.replace')}
          <span class="govuk-visually-hidden"> {entity.name}</span>
        </a>
      )}
    </section>
  );
}

function Person(props: FollowUpPageProps & { readonly invitation: InvitationSummary }) {
  const { context, invitation } = props;
  const { language, now } = context;
  const { contact } = invitation;
  const zone = contact.timeZone;
  const when = (instant: string) => whenText(language, instant, zone, now);
  const last = lastMailAt(invitation);
  return (
    <div class="xp-person">
      <h3 class="govuk-heading-s xp-own-text">
        {contact.name} <StateTag language={language} state={invitation.state} />
      </h3>
      <p class="govuk-body xp-own-text">
        {[contact.post, contact.email, contact.phone, LANGUAGE_NAMES[contact.language]]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {contact.removed && <p class="govuk-body">{pageText(language, 'follow.removed')}</p>}
      {invitation.colleague && <p class="govuk-body">{pageText(language, 'follow.colleague')}</p>}
      {invitation.remindersStoppedAt && (
        <p class="govuk-body">
          {pageText(language, 'follow.noReminders', { when: when(invitation.remindersStoppedAt) })}
        </p>
      )}
      {invitation.serverWords && (
        <p class="govuk-body xp-own-text">
          {pageText(language, 'staff.mailWords')}: {invitation.serverWords}
        </p>
      )}
      <p class="govuk-body">
        {invitation.enteredAt
          ? pageText(language, 'follow.entered', { when: when(invitation.enteredAt) })
          : pageText(language, 'follow.notEntered')}{' '}
        {last && pageText(language, 'follow.lastMail', { when: when(last) })}{' '}
        {pageText(language, isQuiet(now, zone) ? 'follow.quiet' : 'follow.awake', {
          time: timeText(language, now, zone),
          city: cityOf(zone, language),
        })}
      </p>
      <MailLog {...props} />
      {props.mayChange && !contact.removed && <PersonSteps {...props} />}
    </div>
  );
}

/** Every mail to this person, with what became of it. */
function MailLog({ context, invitation }: FollowUpPageProps & { readonly invitation: InvitationSummary }) {
  const { language, now } = context;
  const { mails, contact } = invitation;
  const kindText = (kind: string) => {
    const key = `mailKind.${kind}`;
    return isPageTextKey(key) ? pageText(language, key) : kind;
  };
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {pageText(language, 'follow.mails', { count: mails.length })}
          <span class="govuk-visually-hidden"> {contact.name}</span>
        </span>
      </summary>
      <ul class="govuk-list govuk-details__text">
        {mails.map((mail) => (
          <li class="xp-own-text">
            {context.mayReadMails ? (
              <a class="govuk-link" href={`/staff/outbox/${mail.id}`}>
                {kindText(mail.kind)}
              </a>
            ) : (
              kindText(mail.kind)
            )}{' '}
            <StateTag language={language} state={mail.state} />{' '}
            {whenText(language, mail.sentAt ?? mail.dueAt, contact.timeZone, now)}
            {mail.serverWords ? ` · ${mail.serverWords}` : ''}
          </li>
        ))}
      </ul>
    </details>
  );
}

function PersonSteps(props: FollowUpPageProps & { readonly invitation: InvitationSummary }) {
  const { context, exercise, invitation } = props;
  const { language, csrf } = context;
  const path = `${exercisePath(exercise.code, exercise.year)}/invitations/${encodeURIComponent(invitation.id)}`;
  const steps = invitation.state === 'revoked' ? (['resend'] as const) : (['resend', 'revoke'] as const);
  return (
    <div class="xp-staff-actions">
      {steps.map((step) => (
        <form method="post" action={`${path}/${step}`}>
          <input type="hidden" name="_csrf" value={csrf} />
          <button class="govuk-button govuk-button--secondary">
            {pageText(language, `follow.${step}`)}
            <span class="govuk-visually-hidden"> {invitation.contact.name}</span>
          </button>
        </form>
      ))}
    </div>
  );
}

function callsPath({ code, year }: ExerciseNamed): string {
  return `${exercisePath(code, year)}/invitations/calls`;
}
