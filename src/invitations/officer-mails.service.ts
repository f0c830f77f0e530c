import { Inject, Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import type { Transaction } from '../database/unit-of-work.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import type { Exercise } from '../exercises/exercise.js';
import type { Language } from '../language.js';
import type { MailFacts } from '../mail/mail-kind.js';
import { OutboxService } from '../mail/outbox.service.js';
import type { Addressing } from './mails/letter-frame.js';

/** Nobody has asked an officer who has no account for a language. */
const USUAL_LANGUAGE: Language = 'en';

/** Mails to the programme officer whom the mails of an initiative name; they are about the exercise. */
@Injectable()
export class OfficerMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbox: OutboxService,
  ) {}

  /** Asks for one mail, in the language of the officer's account; false where the initiative has no officer. */
  async queue(
    transaction: Transaction,
    mail: {
      readonly kind: string;
      readonly exercise: Pick<Exercise, 'id' | 'initiativeId'>;
      readonly number: number;
      readonly params: Readonly<Record<string, unknown>>;
      readonly dueAt?: string;
    },
  ): Promise<boolean> {
    const { exercise, ...rest } = mail;
    const [officer] = await query<{ personId: string; language: Language | null }>(transaction.manager)`
      SELECT p.id AS "personId", (SELECT MIN(a.language) FROM account a JOIN person q ON q.id = a.person_id
        WHERE LOWER(q.email) = LOWER(p.email)) AS language
      FROM initiative i JOIN person p ON p.id = i.officer_id
      WHERE i.id = ${exercise.initiativeId} AND p.email IS NOT NULL`;
    if (!officer) return false;
    await this.outbox.queue(transaction, {
      ...rest,
      subjectId: exercise.id,
      initiativeId: exercise.initiativeId,
      personId: officer.personId,
      language: officer.language ?? USUAL_LANGUAGE,
    });
    return true;
  }

  /** The link leads to a page of staff, such as `/staff/initiatives`, and asks to sign in. */
  addressing(mail: MailFacts, path: string): Addressing {
    return {
      name: mail.person.name,
      link: `${this.config.publicUrl}${path}`,
      isPersonal: false,
      officer: null,
    };
  }
}
