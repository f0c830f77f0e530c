import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { AccessTokenRow } from './access-token.entity.js';
import { everywhere, type PartnerVisitor, type StaffRole, type StaffVisitor } from './access.js';
import { SessionRow } from './session.entity.js';

const STAFF_SESSION_MS = 12 * 3600_000;

/** Finds the partner behind a session; offered by `invitations/`, which this folder does not know. */
export type PartnerLookup = (sessionId: string) => Promise<Omit<PartnerVisitor, 'csrfToken'> | null>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Staff tokens and browsers' sessions; of both only hashes are kept. */
@Injectable()
export class AccountsService {
  private partnerLookup: PartnerLookup = () => Promise.resolve(null);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
  ) {}

  usePartnerLookup(lookup: PartnerLookup): void {
    this.partnerLookup = lookup;
  }

  /** Makes a staff token; the answer is the only place where it ever stands in clear. */
  async createToken(name: string, role: StaffRole): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const row = {
      id: randomUUID(),
      name,
      role,
      tokenHash: sha256(token),
      createdAt: this.clock.now(),
      revokedAt: null,
    };
    await this.unitOfWork.run(async (transaction) => {
      await transaction.manager.getRepository(AccessTokenRow).insert(row);
      await this.history.record(transaction, {
        chain: 'service',
        actor: 'command-line',
        what: 'token.created',
        subject: row.id,
        details: { role },
      });
    });
    return token;
  }

  /** Once per request of a program, so it is one plain statement. */
  async staffOfToken(token: string): Promise<StaffVisitor | null> {
    const [row] = await this.unitOfWork.read(
      (manager) => query<Pick<AccessTokenRow, 'id' | 'name' | 'role'>>(manager)`
        SELECT id, name, role FROM access_token WHERE token_hash = ${sha256(token)} AND revoked_at IS NULL`,
    );
    if (!row) return null;
    return {
      kind: 'staff',
      sessionId: null,
      staffId: row.id,
      name: row.name,
      role: row.role,
      grants: everywhere(row.role),
      language: null,
      csrfToken: null,
    };
  }

  async staffOfCookie(cookie: string): Promise<StaffVisitor | null> {
    const sessionId = sha256(cookie);
    const found = await this.unitOfWork.read(async (manager) => {
      const session = await manager.getRepository(SessionRow).findOneBy({ id: sessionId });
      if (!session?.accessTokenId || session.endedAt || (session.expiresAt ?? '') <= this.clock.now())
        return null;
      const token = await manager.getRepository(AccessTokenRow).findOneBy({ id: session.accessTokenId });
      return token && !token.revokedAt ? { ...token, language: session.language } : null;
    });
    if (!found) return null;
    const { id, name, role, language } = found;
    const csrfToken = this.csrfToken(sessionId);
    const grants = everywhere(role);
    return { kind: 'staff', sessionId, staffId: id, name, role, grants, language, csrfToken };
  }

  async partnerOfCookie(cookie: string): Promise<PartnerVisitor | null> {
    const sessionId = sha256(cookie);
    const partner = await this.partnerLookup(sessionId);
    return partner && { ...partner, csrfToken: this.csrfToken(sessionId) };
  }

  /** Starts a browser's session and answers the cookie's value. */
  async startSession(
    of:
      | { readonly invitationId: string; readonly language: string }
      | { readonly accessTokenId: string; readonly language: string | null },
  ): Promise<string> {
    const cookie = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(SessionRow).insert({
        id: sha256(cookie),
        invitationId: 'invitationId' in of ? of.invitationId : null,
        accessTokenId: 'accessTokenId' in of ? of.accessTokenId : null,
        language: of.language,
        createdAt: now,
        expiresAt: 'accessTokenId' in of ? new Date(Date.parse(now) + STAFF_SESSION_MS).toISOString() : null,
        endedAt: null,
      }),
    );
    return cookie;
  }

  async setLanguage(sessionId: string, language: string): Promise<void> {
    await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(SessionRow).update({ id: sessionId }, { language }),
    );
  }

  async endSession(sessionId: string): Promise<void> {
    const endedAt = this.clock.now();
    await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(SessionRow).update({ id: sessionId }, { endedAt }),
    );
  }

  /** Ends the session behind a cookie, where there is one: who comes in anew leaves the earlier session behind. */
  async endSessionOfCookie(cookie: string | undefined): Promise<void> {
    if (cookie) await this.endSession(sha256(cookie));
  }

  private csrfToken(sessionId: string): string {
    return createHmac('sha256', this.config.keys.csrf).update(sessionId).digest('base64url');
  }
}
