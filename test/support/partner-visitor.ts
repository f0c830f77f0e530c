import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { PartnerVisitor } from '../../src/accounts/access.js';
import type { RunningExpost } from './expost.js';

/** The first contact of an entity as its open session stands for it, for tests of what is below the pages. */
export async function partnerVisitor(expost: RunningExpost, entity: string): Promise<PartnerVisitor> {
  const rows = await expost.get(UnitOfWork).read(
    (manager) => manager.sql<Record<'id' | 'exercise_id' | 'person_id' | 'name' | 'initiative_id', string>[]>`
      SELECT i.id, i.exercise_id, c.person_id, p.name, e.initiative_id FROM invitation i
      JOIN contact c ON c.id = i.contact_id JOIN person p ON p.id = c.person_id
      JOIN exercise e ON e.id = i.exercise_id WHERE i.entity_key = ${entity} ORDER BY c.position LIMIT 1`,
  );
  const [row] = rows;
  if (!row) throw new Error(`Nobody of ${entity} has been invited.`);
  return {
    kind: 'partner',
    sessionId: 'session',
    invitationId: row.id,
    exerciseId: row.exercise_id,
    initiativeId: row.initiative_id,
    entity,
    personId: row.person_id,
    personName: row.name,
    colleague: null,
    timeZone: 'America/La_Paz',
    language: 'es',
    csrfToken: 'token',
  };
}
