import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { keptOfPlan } from '../exercises/lateness.js';
import { HistoryService } from '../history/history.service.js';
import { nextMomentWithin, startOfDay, WORKING_HOURS } from '../initiatives/working-hours.js';
import { InvitationFinding, type WholeInvitation } from '../invitations/invitation-finding.service.js';
import { OutboxService } from '../mail/outbox.service.js';
import { ResponseRow } from './response.entity.js';
import {
  dayNumber,
  isMissing,
  reminderKind,
  REMINDER_KINDS,
  type ReminderCause,
  type ReminderKind,
} from './reminder.js';

/** Asks for the mails that remind; each goes to everybody of an entity whose answer is missing and who wants them. */
@Injectable()
export class Reminders {
  constructor(
    private readonly clock: Clock,
    private readonly finding: InvitationFinding,
    private readonly outbox: OutboxService,
    private readonly history: HistoryService,
  ) {}

  /**
   * `day` is the civil day the reminder is for. Mails wait for working hours on each reader's own clock, and for their
   * day to begin there. Answers how many were asked for; nobody gets two on a day, however often it is asked.
   */
  async remind(
    transaction: Transaction,
    exercise: Exercise,
    { cause, day, actor }: { readonly cause: ReminderCause; readonly day: string; readonly actor: string },
  ): Promise<number> {
    const { manager } = transaction;
    await this.history.hold(transaction, exercise.initiativeId);
    const responses = await manager.getRepository(ResponseRow).findBy({ exerciseId: exercise.id });
    const stateOf = (entity: string) =>
      responses.find(({ entityKey }) => entityKey === entity)?.state ?? 'not-opened';
    const all = await this.finding.ofExercise(manager, exercise.id);
    const reached = all.filter((one) => isReminded(one) && isMissing(stateOf(one.invitation.entityKey)));
    let count = 0;
    for (const whole of reached) {
      const kind = reminderKind(cause, stateOf(whole.invitation.entityKey));
      if (await this.hasOneToday(transaction, whole, { cause, kind, day })) continue;
      await this.outbox.queue(transaction, {
        kind,
        subjectId: whole.invitation.id,
        number: dayNumber(day),
        initiativeId: exercise.initiativeId,
        personId: whole.personId,
        language: whole.language,
        params: { generation: whole.invitation.generation, cause },
        dueAt: this.moment(day, whole.timeZone, cause),
      });
      count += 1;
    }
    if (count > 0) await this.record(transaction, exercise, { cause, day, actor, count });
    return count;
  }

  /** A manager's click waits for no hours: it says that it is time. */
  private moment(day: string, timeZone: string, cause: ReminderCause): string {
    const now = this.clock.now();
    if (cause === 'by-hand') return now;
    const begins = startOfDay(day, timeZone);
    return nextMomentWithin(WORKING_HOURS, begins > now ? begins : now, timeZone);
  }

  /** One that was taken back is none for a manager who asks for another; of the same kind there is no second. */
  private async hasOneToday(
    { manager }: Transaction,
    { invitation }: WholeInvitation,
    {
      cause,
      kind,
      day,
    }: { readonly cause: ReminderCause; readonly kind: ReminderKind; readonly day: string },
  ): Promise<boolean> {
    const mails = await this.outbox.about(manager, [invitation.id]);
    return mails.some(
      (mail) =>
        REMINDER_KINDS.some((one) => one === mail.kind) &&
        mail.number === dayNumber(day) &&
        (cause !== 'by-hand' || mail.state !== 'cancelled' || mail.kind === kind),
    );
  }

  private async record(
    transaction: Transaction,
    { id, initiativeId, timeZone }: Exercise,
    { actor, ...asked }: { cause: ReminderCause; day: string; actor: string; count: number },
  ): Promise<void> {
    const { cause, day } = asked;
    const plan = { day, plannedAt: startOfDay(day, timeZone) };
    const kept = cause === 'by-hand' ? {} : keptOfPlan(plan, this.clock.now(), timeZone);
    await this.history.record(transaction, {
      chain: initiativeId,
      actor,
      what: 'exercise.reminded',
      subject: id,
      details: { ...asked, ...kept },
    });
  }
}

/** Colleagues only help; who has stopped reminders, has no link that opens or no invitation yet, gets none. */
function isReminded({ live, colleague, invitation }: WholeInvitation): boolean {
  const { state, enteredAt, remindersStoppedAt } = invitation;
  const isInvited = state === 'sent' || state === 'uncertain' || enteredAt !== null;
  return live && colleague === null && isInvited && remindersStoppedAt === null;
}
