import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { InvitationRow } from '../invitations/invitation.entity.js';
import type { JobHandler } from '../jobs/job.js';
import { OutboxService } from '../mail/outbox.service.js';
import { REMINDER_KINDS } from './reminder.js';

/** Once an entity has submitted, no reminder that still waits for its hour leaves. */
@Injectable()
export class RemindersEndJob implements JobHandler {
  readonly kind = 'responses.end-reminders';
  readonly after = ['response.submitted'];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxService,
  ) {}

  async run({ exercise, entity }: Readonly<Record<string, unknown>>): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const invitations = await transaction.manager
        .getRepository(InvitationRow)
        .findBy({ exerciseId: String(exercise), entityKey: String(entity) });
      for (const { id } of invitations)
        await this.outbox.cancel(transaction, { subjectId: id, kinds: REMINDER_KINDS });
    });
  }
}
