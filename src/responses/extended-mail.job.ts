import { Injectable } from '@nestjs/common';
import { STEP_EVENTS, type Exercise } from '../exercises/exercise.js';
import { wakingMoment } from '../initiatives/working-hours.js';
import { DeadlineEntries } from '../invitations/deadline-entries.service.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import { exerciseNames } from '../invitations/mails/exercise-names.js';
import { hasHeard } from '../invitations/live-link.js';
import { StepTelling } from '../invitations/step-telling.service.js';
import type { JobHandler } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import type { MailWords } from '../mail/mail-words.js';
import { Problem } from '../problem.js';
import {
  EXTENDED_ANSWERED_TEXT,
  EXTENDED_TEXT,
  extendedExample,
  wordExtended,
} from './mails/extended-mail.js';
import { ResponseStates } from './response-states.service.js';
import type { ResponseState } from './response.js';

const KINDS = ['extended', 'extended-answered'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Another last day is told once to everybody who can still write: contacts and colleagues of what is not submitted, and the
 * contacts of what is, who may take it back. An accepted response stands, so nobody of it is troubled; whose invitation
 * has not left yet is told by that.
 */
@Injectable()
export class ExtendedMailJob implements JobHandler {
  readonly kind = 'responses.mail-extended';
  readonly after = [STEP_EVENTS.extend];

  /** To be registered by the module. */
  readonly mails: readonly MailKind[] = KINDS.map((kind) => ({
    kind,
    ...(kind === 'extended' ? EXTENDED_TEXT : EXTENDED_ANSWERED_TEXT),
    isEditable: true,
    render: (mail, words) => this.render(mail, words),
    example: extendedExample,
    isStillWanted: (mail) => this.isStillWanted(kind, mail),
  }));

  constructor(
    private readonly telling: StepTelling,
    private readonly people: EntityMails,
    private readonly entries: DeadlineEntries,
    private readonly states: ResponseStates,
  ) {}

  /** Nothing where it was reopened until the very day that everybody knows, or has been given another one since. */
  async run({ subject, was, closesOn, revision }: Readonly<Record<string, unknown>>): Promise<void> {
    if (was === closesOn) return;
    await this.telling.write(String(subject), async (transaction, { exercise }, now) => {
      if (!isStanding(exercise, closesOn)) return;
      const told = await this.telling.moveDeadline(transaction, exercise);
      const states = await this.states.in(transaction.manager, exercise.id);
      for (const { key: entity } of exercise.partnership?.entities ?? []) {
        const kind = kindFor(states.get(entity) ?? 'not-opened');
        if (kind === null) continue;
        await this.people.queue(transaction, {
          kind,
          exerciseId: exercise.id,
          entity,
          number: Number(revision),
          params: { closesOn },
          only: ({ invitation, colleague }) =>
            hasHeard(invitation) && !told.has(invitation.id) && (kind === 'extended' || colleague === null),
          dueAt: (timeZone) => wakingMoment(now, timeZone, exercise.closesAt),
        });
      }
    });
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.people.addressing(mail);
    if (!to) throw new Problem('not-found');
    const { exercise, timeZone: readerZone } = to.whole;
    const { closesAt, timeZone } = exercise;
    const { at: changedAt, why } = await this.telling.line(exercise, 'extend', mail.number);
    const facts = { ...to, ...exerciseNames(to.whole), closesAt, timeZone, readerZone };
    return {
      ...wordExtended({ ...facts, reason: why ?? '' }, words, mail.language),
      calendar: this.entries.of(to.whole, mail.language, { changedAt }),
    };
  }

  /** Not once there is another last day, nor where what it says of the response no longer holds. */
  private async isStillWanted(kind: Kind, mail: MailFacts): Promise<boolean> {
    if (!(await this.people.isLinkCurrent(mail))) return false;
    const to = await this.people.addressing(mail);
    if (!to?.whole.writable || !isStanding(to.whole.exercise, mail.params.closesOn)) return false;
    const { exercise, entity } = to.whole;
    return kindFor(await this.states.of(exercise.id, entity.key)) === kind;
  }
}

function isStanding(exercise: Exercise, closesOn: unknown): boolean {
  return exercise.state === 'open' && exercise.closesOn === closesOn;
}

/** Null where nothing can be changed any more. */
function kindFor(state: ResponseState): Kind | null {
  if (state === 'accepted') return null;
  return state === 'submitted' ? 'extended-answered' : 'extended';
}
