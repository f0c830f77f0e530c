import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { PersonRow } from '../accounts/person.entity.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import type { Finding } from './finding.js';
import { MeetingParticipantRow } from './validation.entity.js';
import { silentThroughout, type ValidationRecord } from './validation-record.js';
import { ValidationReading } from './validation-reading.service.js';
import { findingRecords, type ValidationView } from './validation-view.js';

/** Who agreed, commented, contested and stayed silent, for the report and for whoever ends a round. */
@Injectable()
export class ValidationRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reading: ValidationReading,
  ) {}

  /** Null as long as the partners have not been asked. `findings` are those of the exercise, as they stand. */
  of(exercise: Exercise, findings: readonly Finding[]): Promise<ValidationRecord | null> {
    return this.unitOfWork.read((manager) => this.ofIn(manager, exercise, findings));
  }

  async ofIn(
    manager: EntityManager,
    exercise: Exercise,
    findings: readonly Finding[],
  ): Promise<ValidationRecord | null> {
    const view = await this.reading.of(manager, exercise.id);
    if (view.rounds.length === 0) return null;
    const entities = (exercise.partnership?.entities ?? []).map(({ key }) => key);
    const records = findingRecords(view, entities, findings);
    return {
      findings: records,
      silent: silentThroughout(entities, records),
      rounds: view.rounds.map(({ number, startedAt, endsOn, endedAt }) => ({
        number,
        startedAt,
        endsOn,
        endedAt,
      })),
      meetings: await this.meetingsHeld(manager, view),
    };
  }

  /** Those of which there are minutes or participants: a meeting that was only called was not held. */
  private async meetingsHeld(
    manager: EntityManager,
    { meetings }: ValidationView,
  ): Promise<ValidationRecord['meetings']> {
    const called = meetings.filter(({ state, minutesRevision }) => state === 'called' && minutesRevision > 0);
    const participants = await participantsOf(
      manager,
      called.map(({ id }) => id),
    );
    return called.map(({ id, startsAt, timeZone }) => ({
      startsAt,
      timeZone,
      participants: (participants.get(id) ?? []).map(({ name, entity }) => ({
        name,
        entity: entity || null,
      })),
    }));
  }
}

export interface PresentPerson {
  readonly personId: string;
  readonly name: string;
  /** Empty for guests and staff. */
  readonly entity: string;
}

/** Who was in which meeting, by the meeting's id. */
export async function participantsOf(
  manager: EntityManager,
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PresentPerson[]>> {
  const rows = await manager
    .getRepository(MeetingParticipantRow)
    .find({ where: { meetingId: In([...meetingIds]) }, order: { position: 'ASC' } });
  const people = await manager
    .getRepository(PersonRow)
    .findBy({ id: In(rows.map(({ personId }) => personId)) });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const present = new Map<string, PresentPerson[]>();
  for (const { meetingId, personId, entityKey } of rows) {
    const those = present.get(meetingId) ?? [];
    present.set(meetingId, [...those, { personId, name: names.get(personId) ?? '', entity: entityKey }]);
  }
  return present;
}
