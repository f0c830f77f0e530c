import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Participant } from './meetings.service.js';
import { participantsOf, type PresentPerson } from './validation-records.service.js';
import { calledMeetingIn } from './validation-view.js';
import { ValidationViews, type ValidationPage } from './validation-views.service.js';

/** Contacts who may have been there, and who was. */
export interface KnownPeople {
  readonly contacts: readonly PresentPerson[];
  readonly present: readonly PresentPerson[];
}

/** The people of a meeting. */
@Injectable()
export class MeetingPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly views: ValidationViews,
  ) {}

  of({ exercise, view }: Pick<ValidationPage, 'exercise' | 'view'>): Promise<KnownPeople> {
    return this.unitOfWork.read(async (manager) => {
      const contacts = await query<{ person_id: string; entity_key: string; name: string }>(manager)`
        SELECT c.person_id, c.entity_key, p.name FROM contact c JOIN person p ON p.id = c.person_id
        WHERE c.initiative_id = ${exercise.initiativeId} AND c.removed_at IS NULL
        ORDER BY c.entity_key, c.position, c.id`;
      const meeting = calledMeetingIn(view);
      const present = meeting ? await participantsOf(manager, [meeting.id]) : null;
      return {
        contacts: contacts.map(({ person_id: personId, entity_key: entity, name }) => ({
          personId,
          name,
          entity,
        })),
        present: (meeting && present?.get(meeting.id)) ?? [],
      };
    });
  }

  /** From what was ticked and the names written below; whoever was named before stays the same person. */
  async participants(
    { code, year }: { readonly code: string; readonly year: string },
    there: readonly string[],
    names: readonly string[],
  ): Promise<readonly Participant[]> {
    const { contacts, present } = await this.of(await this.views.find(code, year));
    const known = [...contacts, ...present.filter(({ entity }) => entity !== '')];
    const guests = present.filter(({ entity }) => entity === '');
    const ticked = [...new Set(there)].flatMap((id) => known.find(({ personId }) => personId === id) ?? []);
    return [
      ...ticked,
      ...[...new Set(names)].map((name) => ({
        personId: guests.find((guest) => guest.name === name)?.personId ?? null,
        name,
        entity: '',
      })),
    ];
  }
}
