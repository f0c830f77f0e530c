import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import { MailTextRow } from './mail-text.entity.js';
import { MailTexts } from './mail-texts.service.js';
import { isSame, type OwnWords, type TextPlace } from './own-words.js';

export interface TextEdit extends TextPlace {
  /** Of the version that was seen; 0 where there was none. */
  readonly revision: number;
  /** Null goes back to the words of Expost. */
  readonly own: OwnWords | null;
  readonly actor: string;
}

/** Keeps what a window writes; every version stays. */
@Injectable()
export class MailTextWriting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly texts: MailTexts,
  ) {}

  /** Problem `stale` where somebody was quicker. The texts belong to no one initiative: their history is the service's. */
  keep(edit: TextEdit): Promise<'kept' | 'unchanged'> {
    const { window, kind, language, own, actor } = edit;
    return this.unitOfWork.run(async (transaction) => {
      await this.history.hold(transaction, 'service');
      const [latest] = await this.texts.versions(transaction.manager, edit);
      if ((latest?.revision ?? 0) !== edit.revision) throw new Problem('stale');
      const before = latest?.own ?? null;
      if (before === own || (before && own && isSame(before, own))) return 'unchanged';
      const id = randomUUID();
      const revision = edit.revision + 1;
      const { at } = await this.history.record(transaction, {
        chain: 'service',
        actor,
        what: own ? 'message.changed' : 'message.reset',
        subject: id,
        details: { window, kind, language, revision, text: this.history.digest(JSON.stringify(own)) },
      });
      const { subject, body, button } = own ?? { subject: null, body: null, button: null };
      const words = { subject, body, button };
      await transaction.manager
        .getRepository(MailTextRow)
        .insert({ id, windowYear: window, kind, language, revision, ...words, actor, at });
      return 'kept';
    });
  }
}
