import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MailRow, type MailState } from './mail.entity.js';

/** A mail that its reader may have. */
const HAS_LEFT: readonly MailState[] = ['sent', 'uncertain'];

/** Finds the mail below which a later one is to stand. */
@Injectable()
export class MailThreads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The Message-ID of a mail that has left, for `MailContent.inThreadOf`: the one of that number or, without a number,
   * the latest of its kind to the same person. Null where none has left.
   */
  async messageIdOf(mail: {
    readonly subjectId: string;
    readonly kind: string;
    readonly number?: number;
    readonly personId?: string;
  }): Promise<string | null> {
    const { subjectId, kind, number, personId } = mail;
    const found = await this.unitOfWork.read((manager) =>
      manager.getRepository(MailRow).findOne({
        where: {
          subjectId,
          kind,
          state: In(HAS_LEFT),
          ...(number === undefined ? {} : { number }),
          ...(personId === undefined ? {} : { personId }),
        },
        order: { number: 'DESC' },
      }),
    );
    return found?.messageId ?? null;
  }
}
