import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExerciseRow } from '../exercises/exercise.entity.js';
import { STEP_EVENTS } from '../exercises/exercise.js';
import type { JobHandler } from '../jobs/job.js';
import { Inviting, type Pressure } from './inviting.service.js';

const CONTACTS_CHANGED = 'contacts.changed';

/** Invites and revokes when exercises open or end and when contacts come and go. */
@Injectable()
export class InvitationsJob implements JobHandler {
  readonly kind = 'invitations.bring-in-line';
  readonly after = [CONTACTS_CHANGED, STEP_EVENTS.open, STEP_EVENTS.extend, STEP_EVENTS.cancel];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inviting: Inviting,
  ) {}

  /** The subject is the initiative after a change of contacts, else the exercise. */
  async run(payload: Readonly<Record<string, unknown>>): Promise<void> {
    const subject = String(payload.subject);
    await this.unitOfWork.run(async (transaction) => {
      const exercise = await transaction.manager.getRepository(ExerciseRow).findOneBy({ id: subject });
      await this.inviting.bringInLine(transaction, exercise?.initiativeId ?? subject, pressureOf(payload));
    });
  }
}

/** Who opens or extends an exercise has chosen the moment; whoever changes a contact has not. */
function pressureOf({ what, byItself }: Readonly<Record<string, unknown>>): Pressure {
  if (byItself === true) return 'none';
  return what === CONTACTS_CHANGED ? 'soon' : 'now';
}
