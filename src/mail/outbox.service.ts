import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../clock.service.js';
import { CONFIG } from '../config.module.js';
import type { Config } from '../config.js';
import { execute, query } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import { messageIdOf, senderOf, type MailContent, type MailFacts } from './mail-kind.js';
import { MailKinds, type MailKind } from './mail-kinds.service.js';
import { MailTexts } from './mail-texts.service.js';
import { MailRow } from './mail.entity.js';

/** A mail to be sent. */
export interface MailRequest {
  readonly kind: string;
  /** What it is about; with kind and number it is sent once, however often it is asked for. */
  readonly subjectId: string;
  readonly number: number;
  /** The initiative whose history it belongs to. */
  readonly initiativeId: string;
  readonly personId: string;
  readonly language: Language;
  /** Facts as they stand now; never a link, a name or an address. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Instant; now where absent. */
  readonly dueAt?: string;
}

/** The mails to be sent and those that were. */
@Injectable()
export class OutboxService {
  private readonly waiting = new EventEmitter();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly kinds: MailKinds,
    private readonly texts: MailTexts,
  ) {}

  /** Called when a mail has been put into the outbox for good. */
  onQueued(listener: () => void): void {
    this.waiting.on('queued', listener);
  }

  /** Puts a mail into the outbox, in the transaction of what it tells about; asking again changes nothing. */
  async queue(transaction: Transaction, request: MailRequest): Promise<void> {
    const { kind, subjectId, number, initiativeId, personId, language, params } = request;
    const id = randomUUID();
    const messageId = messageIdOf(id, senderOf(this.config.mailFrom));
    const now = this.clock.now();
    await execute(
      transaction.manager,
    )`INSERT INTO mail (id, kind, subject_id, number, initiative_id, person_id, language,
        params, message_id, state, attempts, due_at, created_at)
      VALUES (${id}, ${kind}, ${subjectId}, ${number}, ${initiativeId}, ${personId}, ${language},
        ${JSON.stringify(params)}, ${messageId}, 'queued', 0, ${request.dueAt ?? now}, ${now})
      ON CONFLICT (subject_id, kind, number) DO NOTHING`;
    transaction.afterCommit(() => this.waiting.emit('queued'));
  }

  /** Takes back mails that have not begun to be sent; answers how many. */
  async cancel(
    { manager }: Transaction,
    of: { readonly subjectId: string; readonly kinds: readonly string[] },
  ) {
    const { affected } = await manager
      .getRepository(MailRow)
      .update({ subjectId: of.subjectId, kind: In([...of.kinds]), state: 'queued' }, { state: 'cancelled' });
    return affected ?? 0;
  }

  /** Mails about one thing, oldest first. */
  about(manager: EntityManager, subjectIds: readonly string[]): Promise<MailRow[]> {
    return manager
      .getRepository(MailRow)
      .find({ where: { subjectId: In([...subjectIds]) }, order: { createdAt: 'ASC', number: 'ASC' } });
  }

  /** What the template of a mail is filled with; null where the person's address has been erased. */
  async factsOf(manager: EntityManager, row: MailRow): Promise<MailFacts | null> {
    const [person] = await query<{ id: string; name: string; email: string | null }>(manager)`
      SELECT id, name, email FROM person WHERE id = ${row.personId}`;
    if (!person?.email) return null;
    const { id, kind, subjectId, number, language, params } = row;
    return {
      id,
      kind,
      subjectId,
      number,
      language,
      params,
      person: { id: person.id, name: person.name, email: person.email },
    };
  }

  /** From whom mails come, as it is configured; and whether there is a mail server that takes them. */
  get sending(): { readonly from: string; readonly isPossible: boolean } {
    return { from: this.config.mailFrom, isPossible: this.config.smtpUrl !== null };
  }

  kindOf(row: Pick<MailRow, 'kind'>) {
    return this.kinds.get(row.kind);
  }

  /** The kind that fits a mail which has not left yet, as things stand now. */
  async fitting(kind: MailKind, facts: MailFacts): Promise<MailKind> {
    return (kind.kindNow && this.kinds.get(await kind.kindNow(facts))) ?? kind;
  }

  /** A mail as it reads now, in the words that hold where it belongs. */
  async write(kind: MailKind, mail: MailRow, facts: MailFacts): Promise<MailContent> {
    return kind.render(facts, await this.texts.wordsFor(kind, mail));
  }
}
