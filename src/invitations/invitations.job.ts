import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import { STEP_EVENTS } from '../exercises/exercise.js';
import type { JobHandler } from '../jobs/job.js';
import { Inviting } from './inviting.service.js';

/** Invites and revokes when exercises open or end and when contacts come and go. */
@Injectable()
export class InvitationsJob implements JobHandler {
  readonly kind = 'invitations.bring-in-line';
  readonly after = ['contacts.changed', STEP_EVENTS.open, STEP_EVENTS.extend, STEP_EVENTS.cancel];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inviting: Inviting,
  ) {}

  /** The subject is the initiative after a change of contacts, else the exercise. */
  async run(payload: Readonly<Record<string, unknown>>): Promise<void> {
    const subject = String(payload.subject);
    await this.unitOfWork.run(async (transaction) => {
      const exercise = await transaction.manager.getRepository(ExerciseRow).findOneBy({ id: subject });
      const inHours = payload.byItself === true;
      await this.inviting.bringInLine(transaction, exercise?.initiativeId ?? subject, inHours);
    });
  }
}
