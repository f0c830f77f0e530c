import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AccessTokenRow } from './access-token.entity.js';
import { AccountRow } from './account.entity.js';
import { PersonRow } from './person.entity.js';

/** Who stands behind the ids by which the history names people; it holds none of their names. */
@Injectable()
export class ActorNames {
  /** Names by actor, such as `person:…` and `staff:…`; one that is nobody, or was erased, is left out. */
  async of(manager: EntityManager, actors: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const ids = (kind: string) => [
      ...new Set(
        [...actors].filter((actor) => actor.startsWith(kind)).map((actor) => actor.slice(kind.length)),
      ),
    ];
    const staff = ids('staff:');
    const tokens = await manager.getRepository(AccessTokenRow).findBy({ id: In(staff) });
    const accounts = await manager.getRepository(AccountRow).findBy({ id: In(staff) });
    const people = await manager
      .getRepository(PersonRow)
      .findBy({ id: In([...ids('person:'), ...accounts.map(({ personId }) => personId)]) });
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    return new Map(
      [
        ...tokens.map(({ id, name }) => [`staff:${id}`, name] as const),
        ...accounts.map(({ id, personId }) => [`staff:${id}`, nameOf.get(personId) ?? ''] as const),
        ...people.map(({ id, name }) => [`person:${id}`, name] as const),
      ].filter(([, name]) => name !== ''),
    );
  }
}
