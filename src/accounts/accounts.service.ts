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
import { SessionRow, type SessionStage } from './session.entity.js';
import { HALF_SESSION_MS, IDLE_MS, later, SEEN_EVERY_MS, STAFF_SESSION_MS } from './session-span.js';
import { liveSession, staffOfSession } from './session-lookup.service.js';

/** Finds the partner behind a session; offered by `invitations/`, which this folder does not know. */
export type PartnerLookup = (sessionId: string) => Promise<Omit<PartnerVisitor, 'csrfToken'> | null>;

/** Whose password was right, and who has not finished signing in. */
export interface HalfSession {
  readonly id: string;
  readonly accountId: string;
  readonly stage: 'code' | 'enrol';
}

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
    const now = this.clock.now();
    const session = await this.unitOfWork.read((manager) => liveSession(manager, sha256(cookie), now));
    if (session?.stage !== 'whole') return null;
    const found = await this.unitOfWork.read((manager) => staffOfSession(manager, session));
    if (!found) return null;
    // To the minute: not every page that is looked at should write.
    if (later(session.seenAt ?? session.createdAt, SEEN_EVERY_MS) <= now) await this.touch(session.id);
    return {
      kind: 'staff',
      sessionId: session.id,
      ...found,
      session: { idleUntil: later(now, IDLE_MS), expiresAt: session.expiresAt ?? now },
      csrfToken: this.csrfToken(session.id),
    };
  }

  /** How one signs in: by a token, until there is an account. */
  async signInBy(): Promise<'token' | 'password'> {
    const any = await this.unitOfWork.read(
      (manager) => query<{ id: string }>(manager)`SELECT id FROM account LIMIT 1`,
    );
    return any.length === 0 ? 'token' : 'password';
  }

  /** A session that waits for the next step of signing in. */
  async halfSessionOfCookie(cookie: string | undefined): Promise<HalfSession | null> {
    if (!cookie) return null;
    const session = await this.unitOfWork.read((manager) =>
      liveSession(manager, sha256(cookie), this.clock.now()),
    );
    if (!session?.accountId || session.stage === 'whole') return null;
    return { id: session.id, accountId: session.accountId, stage: session.stage };
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
      | { readonly accessTokenId: string; readonly language: string | null }
      | { readonly accountId: string; readonly stage: SessionStage; readonly agent: string | null },
  ): Promise<string> {
    const cookie = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const stage = 'stage' in of ? of.stage : 'whole';
    const isStaff = !('invitationId' in of);
    await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(SessionRow).insert({
        id: sha256(cookie),
        invitationId: 'invitationId' in of ? of.invitationId : null,
        accessTokenId: 'accessTokenId' in of ? of.accessTokenId : null,
        accountId: 'accountId' in of ? of.accountId : null,
        stage,
        agent: 'agent' in of ? of.agent : null,
        seenAt: isStaff ? now : null,
        language: 'language' in of ? of.language : null,
        createdAt: now,
        expiresAt: isStaff ? later(now, stage === 'whole' ? STAFF_SESSION_MS : HALF_SESSION_MS) : null,
        endedAt: null,
      }),
    );
    return cookie;
  }

  /** The token that forms of a session carry. */
  csrfOfCookie(cookie: string): string {
    return this.csrfToken(sha256(cookie));
  }

  private async touch(sessionId: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(({ manager }) =>
      manager.getRepository(SessionRow).update({ id: sessionId }, { seenAt: now }),
    );
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
