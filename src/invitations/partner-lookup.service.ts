import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../clock.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { publishedTooLongAgo } from './live-link.js';

interface Found {
  readonly invitation_id: string;
  readonly exercise_id: string;
  readonly initiative_id: string;
  readonly entity_key: string;
  readonly person_id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly language: string;
  readonly helps_in: string | null;
  readonly sections: string | null;
}

/** Tells the gate who stands behind a partner's session; asked at every request, so one query answers all. */
@Injectable()
export class PartnerLookup implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  onModuleInit(): void {
    this.accounts.usePartnerLookup((sessionId) => this.findPartner(sessionId));
  }

  /**
   * Null where the session or the link behind it has ended; the conditions are those of `isLive`. `sessionId` is the
   * hash of the cookie.
   */
  async findPartner(sessionId: string): Promise<Omit<PartnerVisitor, 'csrfToken'> | null> {
    const tooLongAgo = publishedTooLongAgo(this.clock.now());
    const [found] = await this.unitOfWork.read(
      (manager) => query<Found>(manager)`
        SELECT i.id AS invitation_id, i.exercise_id, e.initiative_id, i.entity_key, c.person_id, p.name, c.time_zone,
          COALESCE(s.language, c.language) AS language, c.exercise_id AS helps_in, c.sections
        FROM session s
          JOIN invitation i ON i.id = s.invitation_id
          JOIN contact c ON c.id = i.contact_id
          JOIN person p ON p.id = c.person_id
          JOIN exercise e ON e.id = i.exercise_id
        WHERE s.id = ${sessionId} AND s.ended_at IS NULL AND i.state <> 'revoked' AND c.removed_at IS NULL
          AND e.state <> 'cancelled' AND (e.published_at IS NULL OR e.published_at > ${tooLongAgo})`,
    );
    if (!found) return null;
    return {
      kind: 'partner',
      sessionId,
      invitationId: found.invitation_id,
      exerciseId: found.exercise_id,
      initiativeId: found.initiative_id,
      entity: found.entity_key,
      personId: found.person_id,
      personName: found.name,
      colleague:
        found.helps_in === null
          ? null
          : { sections: found.sections === null ? null : (JSON.parse(found.sections) as string[]) },
      timeZone: found.time_zone,
      language: found.language,
    };
  }
}
