import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PersonRow } from '../accounts/person.entity.js';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Exercise } from '../exercises/exercise.js';
import { MeetingParticipantRow, ValidationMeetingRow } from './validation.entity.js';
import type { FindingsRequest } from './validation.service.js';

export interface MeetingPlan {
  /** Instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** IANA name. */
  readonly timeZone: string;
  /** A place, or the address of a call. */
  readonly place: string;
}

export interface Participant {
  /** Of somebody known; null for a name that is new. */
  readonly personId: string | null;
  readonly name: string;
  /** Empty for guests and staff. */
  readonly entity: string;
}

const MEETING_STATES = new Set(['open', 'closed', 'in-validation']);

/** Validation meetings: called, moved, cancelled, and written up. */
@Injectable()
export class Meetings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly history: HistoryService,
  ) {}

  /** Calls a meeting, or moves the one that is called: there is one at a time. The request's revision is the meeting's, 0 for none. */
  call(request: FindingsRequest, plan: MeetingPlan): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, meeting } = await this.take(transaction, request);
      const now = this.clock.now();
      const rows = transaction.manager.getRepository(ValidationMeetingRow);
      // A meeting that is over stays as it was: the next one is another.
      const moved = meeting && meeting.endsAt > now ? meeting : null;
      const id = moved?.id ?? randomUUID();
      if (moved) {
        const [sequence, revision] = [moved.sequence + 1, moved.revision + 1];
        await rows.update({ id }, { ...plan, sequence, revision, changedAt: now });
      } else {
        await rows.insert({
          id,
          exerciseId: exercise.id,
          state: 'called',
          ...plan,
          sequence: 0,
          minutes: null,
          minutesBy: null,
          minutesAt: null,
          minutesRevision: 0,
          revision: 1,
          changedAt: now,
        });
      }
      await this.recordMails(transaction, exercise, request, id, moved ? 'moved' : 'called');
    });
  }

  cancel(request: FindingsRequest): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, meeting } = await this.take(transaction, request);
      if (!meeting) throw new Problem('not-found');
      const { id, sequence, revision } = meeting;
      await transaction.manager.getRepository(ValidationMeetingRow).update(
        { id },
        {
          state: 'cancelled',
          sequence: sequence + 1,
          revision: revision + 1,
          changedAt: this.clock.now(),
        },
      );
      await this.recordMails(transaction, exercise, request, id, 'cancelled');
    });
  }

  /** Minutes and who was there; the request's revision is that of the minutes, 0 for none. */
  write(request: FindingsRequest, minutes: string, participants: readonly Participant[]): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, meeting } = await this.take(transaction, { ...request, revision: null });
      if (!meeting) throw new Problem('not-found');
      const { id, minutesRevision } = meeting;
      if (request.revision !== minutesRevision) throw new Problem('stale', { current: meeting });
      const { manager } = transaction;
      await manager.getRepository(ValidationMeetingRow).update(
        { id },
        {
          minutes,
          minutesBy: request.actor,
          minutesAt: this.clock.now(),
          minutesRevision: minutesRevision + 1,
        },
      );
      await this.saveParticipants(transaction, id, participants);
      await this.record(transaction, exercise, request.actor, 'validation.minutes-written', {
        meeting: id,
        revision: minutesRevision + 1,
        digest: this.history.digest(minutes),
      });
    });
  }

  private async saveParticipants(
    { manager }: Transaction,
    meetingId: string,
    participants: readonly Participant[],
  ): Promise<void> {
    const rows = manager.getRepository(MeetingParticipantRow);
    await rows.delete({ meetingId });
    for (const [position, { personId, name, entity }] of participants.entries()) {
      const id = personId ?? randomUUID();
      if (personId === null) {
        const createdAt = this.clock.now();
        await manager
          .getRepository(PersonRow)
          .insert({ id, name, post: null, email: null, phone: null, createdAt });
      }
      await rows.insert({ meetingId, personId: id, entityKey: entity, position });
    }
  }

  private async take(transaction: Transaction, { code, year, revision }: FindingsRequest) {
    const { exercise } = await this.exercises.takeIn(transaction, code, year);
    if (!MEETING_STATES.has(exercise.state)) {
      throw new Problem('step-not-allowed', { detail: `The exercise is ${exercise.state}.` });
    }
    const meeting = await calledMeeting(transaction, exercise.id);
    if (revision !== null && revision !== (meeting?.revision ?? 0)) {
      throw new Problem('stale', { current: meeting });
    }
    return { exercise, meeting };
  }

  /** The number makes the mails of this change go to everybody once: it grows with every change of any meeting. */
  private async recordMails(
    transaction: Transaction,
    exercise: Exercise,
    { actor }: FindingsRequest,
    id: string,
    how: 'called' | 'moved' | 'cancelled',
  ): Promise<void> {
    const all = await transaction.manager
      .getRepository(ValidationMeetingRow)
      .findBy({ exerciseId: exercise.id });
    const number = all.reduce((sum, { sequence }) => sum + sequence + 1, 0);
    const sequence = all.find((one) => one.id === id)?.sequence ?? 0;
    await this.record(transaction, exercise, actor, `validation.meeting-${how}`, {
      meeting: id,
      sequence,
      number,
    });
  }

  private async record(
    transaction: Transaction,
    exercise: Exercise,
    actor: string,
    what: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { id: subject, initiativeId: chain } = exercise;
    await this.history.record(transaction, { chain, actor, what, subject, details });
  }
}

/** The meeting that stands: called and not cancelled; the latest of several. */
async function calledMeeting(
  { manager }: Transaction,
  exerciseId: string,
): Promise<ValidationMeetingRow | null> {
  return manager
    .getRepository(ValidationMeetingRow)
    .findOne({ where: { exerciseId, state: 'called' }, order: { startsAt: 'DESC', id: 'DESC' } });
}
