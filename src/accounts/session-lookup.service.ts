import type { EntityManager } from 'typeorm';
import { query } from '../database/statements.js';
import type { Language } from '../language.js';
import { everywhere, STAFF_ROLES, type Grant, type StaffRole, type StaffVisitor } from './access.js';
import { IDLE_MS, later } from './session-span.js';
import type { SessionStage } from './session.entity.js';

/** As much of a session of staff as it takes to know whose it is. */
export interface StaffSession {
  readonly id: string;
  readonly accessTokenId: string | null;
  readonly accountId: string | null;
  readonly stage: SessionStage;
  readonly language: Language | null;
  readonly createdAt: string;
  readonly seenAt: string | null;
  readonly expiresAt: string | null;
}

type WhoIsIt = Pick<StaffVisitor, 'staffId' | 'name' | 'role' | 'grants' | 'language' | 'hasAccount'>;

/** The session of staff behind an id, unless it has ended: by its person, by lying idle or by its age. */
export async function liveSession(
  manager: EntityManager,
  id: string,
  now: string,
): Promise<StaffSession | null> {
  const [session] = await query<StaffSession>(manager)`
    SELECT id, access_token_id AS "accessTokenId", account_id AS "accountId", stage, language,
      created_at AS "createdAt", seen_at AS "seenAt", expires_at AS "expiresAt"
    FROM session WHERE id = ${id} AND ended_at IS NULL AND expires_at > ${now}`;
  return session && later(session.seenAt ?? session.createdAt, IDLE_MS) > now ? session : null;
}

/** Null where the token was revoked, or the account disabled. */
export async function staffOfSession(
  manager: EntityManager,
  of: Pick<StaffSession, 'accountId' | 'accessTokenId' | 'language'>,
): Promise<WhoIsIt | null> {
  if (of.accountId !== null) return staffOfAccount(manager, of.accountId);
  if (of.accessTokenId === null) return null;
  const [token] = await query<{ name: string; role: StaffRole }>(manager)`
    SELECT name, role FROM access_token WHERE id = ${of.accessTokenId} AND revoked_at IS NULL`;
  if (!token) return null;
  const { name, role } = token;
  return { staffId: of.accessTokenId, name, role, grants: everywhere(role), language: of.language };
}

async function staffOfAccount(manager: EntityManager, id: string): Promise<WhoIsIt | null> {
  const rows = await query<{
    name: string;
    language: Language;
    role: StaffRole | null;
    window: number | null;
    initiative: string | null;
  }>(manager)`
    SELECT p.name, a.language, g.role, g.window_year AS "window", g.initiative_code AS "initiative"
    FROM account a JOIN person p ON p.id = a.person_id LEFT JOIN account_grant g ON g.account_id = a.id
    WHERE a.id = ${id} AND a.disabled_at IS NULL`;
  const [first] = rows;
  if (!first) return null;
  const grants = rows.flatMap(({ role, window, initiative }) => (role ? [{ role, window, initiative }] : []));
  const { name, language } = first;
  return { staffId: id, name, role: highestRole(grants), grants, language, hasAccount: true };
}

/** The highest of all grants; without any, the lowest there is, which then reaches nothing. */
export function highestRole(grants: readonly Pick<Grant, 'role'>[]): StaffRole {
  return STAFF_ROLES.findLast((role) => grants.some((grant) => grant.role === role)) ?? 'reader';
}
