import { Injectable } from '@nestjs/common';
import { CallLog, type CallBook } from '../invitations/call-log.service.js';
import { InvitationStaffService } from '../invitations/invitation-staff.service.js';
import { ExerciseResponsesService } from '../responses/exercise-responses.service.js';
import type { FollowedEntity } from './pages/follow-up-page.js';

/** Reads how far every entity of an exercise has come, with its links and the calls to it. */
@Injectable()
export class FollowedEntities {
  constructor(
    private readonly responses: ExerciseResponsesService,
    private readonly invitations: InvitationStaffService,
    private readonly calls: CallLog,
  ) {}

  /** Problem `not-found` where there is no such exercise. */
  async of(
    code: string,
    year: string,
    exerciseId: string,
  ): Promise<{ readonly entities: readonly FollowedEntity[]; readonly book: CallBook }> {
    const { responses } = await this.responses.read(code, year);
    const invitations = await this.invitations.list(exerciseId);
    const entities = responses.map(({ entity, name, role, state }) => ({
      key: entity,
      name,
      role,
      state,
      invitations: invitations.filter((one) => one.entity === entity),
    }));
    return { entities, book: await this.calls.of(exerciseId) };
  }
}
