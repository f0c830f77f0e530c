import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Places } from '../accounts/places.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import type { MailKind } from './mail-kinds.service.js';
import type { MailWords } from './mail-words.js';
import { textKey, wordsThatCount, type OwnWords, type StoredText, type TextPlace } from './own-words.js';

interface Stored {
  readonly window: number;
  readonly kind: string;
  readonly language: Language;
  readonly revision: number;
  readonly subject: string | null;
  readonly body: string | null;
  readonly button: string | null;
  readonly actor: string;
  readonly at: string;
}

/** What windows write in place of our words. */
@Injectable()
export class MailTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: Places,
  ) {}

  /** The words in which a mail is written now, whenever it was asked for. */
  async wordsFor(
    kind: MailKind,
    { initiativeId, language }: { readonly initiativeId: string; readonly language: Language },
  ): Promise<MailWords> {
    const own = kind.isEditable ? await this.ownFor(kind.kind, initiativeId, language) : null;
    return wordsThatCount(kind, language, own);
  }

  /** The latest version of each kind and language that a window has ever worded, by `textKey`. */
  async ofWindow(window: number): Promise<ReadonlyMap<string, StoredText>> {
    const rows = await this.unitOfWork.read(
      (manager) => query<Stored>(manager)`
        SELECT window_year AS "window", kind, language, revision, subject, body, button, actor, at
        FROM mail_text WHERE window_year = ${window} ORDER BY kind, language, revision`,
    );
    return new Map(rows.map((row) => [textKey(row), versionOf(row)]));
  }

  /** All versions, the latest first. */
  versions(manager: EntityManager, { window, kind, language }: TextPlace): Promise<StoredText[]> {
    return query<Stored>(manager)`
      SELECT window_year AS "window", kind, language, revision, subject, body, button, actor, at
      FROM mail_text WHERE window_year = ${window} AND kind = ${kind} AND language = ${language}
      ORDER BY revision DESC`.then((rows) => rows.map(versionOf));
  }

  /** Most windows say what we say: where none words this kind, nobody need ask which window it is. */
  private async ownFor(kind: string, initiativeId: string, language: Language): Promise<OwnWords | null> {
    const rows = await this.unitOfWork.read(
      (manager) => query<Stored>(manager)`
        SELECT window_year AS "window", kind, language, revision, subject, body, button, actor, at
        FROM mail_text t WHERE kind = ${kind} AND language = ${language}
          AND revision = (SELECT MAX(x.revision) FROM mail_text x
            WHERE x.window_year = t.window_year AND x.kind = t.kind AND x.language = t.language)`,
    );
    if (rows.length === 0) return null;
    const window = await this.places.windowOf(initiativeId);
    const row = rows.find((one) => one.window === window);
    return row ? versionOf(row).own : null;
  }
}

function versionOf({ revision, subject, body, button, actor, at }: Stored): StoredText {
  const own = subject === null || body === null ? null : { subject, body, button: button ?? '' };
  return { revision, own, actor, at };
}
