import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { respondentIn, type ResponseFrame } from '../responses/response-frame.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import { ResponseWritingService, type HeldResponse } from '../responses/response-writing.service.js';
import { StoredResponsesService } from '../responses/stored-responses.service.js';
import { isReviewable } from '../responses/writing.js';
import { catalogueCodes, catalogueOf, ownWordAt } from './own-words.js';
import { CodingRow, OwnCodeRow } from './coding.entity.js';
import { codingDocument, codingTag, type CodingDocument } from './coding.js';
import type { CodingBody } from './reviews.shape.js';

export interface Codings {
  readonly codings: readonly CodingDocument[];
  readonly ownCodes: readonly Pick<OwnCodeRow, 'catalogue' | 'code' | 'texts'>[];
}

/** Own words coded to factors and perspectives, of the catalogue or new. */
@Injectable()
export class CodingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly writing: ResponseWritingService,
    private readonly stored: StoredResponsesService,
  ) {}

  async list(code: string, year: string): Promise<Codings> {
    const { exerciseId } = await this.frames.find(code, year);
    return this.unitOfWork.read(async (manager) => {
      const codings = await manager.getRepository(CodingRow).find({
        where: { exerciseId },
        order: { entityKey: 'ASC', question: 'ASC', itemIndex: 'ASC' },
      });
      const own = await ownCodes(manager, exerciseId);
      return {
        codings: codings.map(codingDocument),
        ownCodes: own.map(({ catalogue, code: ownCode, texts }) => ({ catalogue, code: ownCode, texts })),
      };
    });
  }

  /**
   * Says what own words of an entity mean. Another coding of the same words needs the tag of the one that stands
   * (problems `precondition-required`, `stale`); the same again changes nothing.
   */
  async code(
    of: { readonly code: string; readonly year: string },
    body: CodingBody,
    request: { readonly visitor: StaffVisitor; readonly tag: string | null },
  ): Promise<CodingDocument> {
    const frame = await this.frames.find(of.code, of.year);
    const respondent = respondentIn(frame, body.entity);
    return this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      const answerRevision = await this.codedAnswer(held, body);
      const rows = transaction.manager.getRepository(CodingRow);
      const { entity: entityKey, question, index: itemIndex, codes } = body;
      const key = { exerciseId: frame.exerciseId, entityKey, question, itemIndex };
      const before = await rows.findOneBy(key);
      const row = { ...key, codes, answerRevision, actor: actorOf(request.visitor), at: held.now };
      const made = await this.addCodes(transaction, frame, body);
      await assertKnown(transaction.manager, frame, body);
      const isSame = before !== null && codingTag(before) === codingTag(row);
      if (isSame && made.length === 0) return codingDocument(before);
      if (before && !isSame) assertCurrent(before, request.tag);
      if (before) await rows.update(key, row);
      else await rows.insert(row);
      await this.writing.record(held, {
        actor: row.actor,
        what: 'words.coded',
        details: { entity: entityKey, question, index: itemIndex, codes, made, answer: answerRevision },
      });
      return codingDocument(row);
    });
  }

  /** The revision of the answer that holds the words. */
  private async codedAnswer({ transaction, head, frame }: HeldResponse, body: CodingBody): Promise<number> {
    if (!isReviewable(head.exercise)) {
      throw new Problem('step-not-allowed', {
        detail: `The exercise is ${head.exercise.state}; words are coded while it is open or closed.`,
      });
    }
    const catalogue = catalogueOf(body.question);
    if (!catalogue || !frame.questionnaire.questions.has(body.question)) {
      throw wrongPlace('/question', 'Own words are coded, such as those of enabling_factors_own');
    }
    if (head.state !== 'submitted' && head.state !== 'accepted') {
      throw new Problem('step-not-allowed', {
        detail: `The response is ${head.state}; its words are coded once it is submitted.`,
      });
    }
    const stored = await this.stored.answers(transaction.manager, head.id, [body.question]);
    const answer = stored.get(body.question);
    if (!answer || ownWordAt(answer.value, body.index) === null) {
      throw wrongPlace('/index', 'The entity wrote nothing in this place');
    }
    return answer.revision;
  }

  /**
   * New codes follow the catalogue in the order in which they were made; the same again is no new one. Answers those
   * made; one that the words are not coded to is refused, for nobody would see it.
   */
  private async addCodes(
    { manager }: Transaction,
    { exerciseId, questionnaire }: ResponseFrame,
    { question, codes, newCodes = [] }: CodingBody,
  ): Promise<readonly string[]> {
    const catalogue = catalogueOf(question) ?? '';
    const taken = catalogueCodes(questionnaire, catalogue);
    const own = await ownCodes(manager, exerciseId);
    const made: string[] = [];
    for (const [index, { code, name }] of newCodes.entries()) {
      if (!codes.includes(code)) throw wrongPlace(`/newCodes/${index}/code`, `Name ${code} in codes too`);
      const standing = own.find((each) => each.catalogue === catalogue && each.code === code);
      if (standing && JSON.stringify(standing.texts) === JSON.stringify(name)) continue;
      if (standing || taken.includes(code)) {
        throw new Problem('already-exists', {
          detail: 'Nothing was coded.',
          errors: [{ pointer: `/newCodes/${index}/code`, detail: `${code} exists already; name another` }],
        });
      }
      made.push(code);
      const row = { exerciseId, catalogue, code, texts: name, position: own.length + made.length };
      await manager.getRepository(OwnCodeRow).insert(row);
    }
    return made;
  }
}

function ownCodes(manager: EntityManager, exerciseId: string): Promise<OwnCodeRow[]> {
  return manager.getRepository(OwnCodeRow).find({ where: { exerciseId }, order: { position: 'ASC' } });
}

async function assertKnown(manager: EntityManager, frame: ResponseFrame, body: CodingBody): Promise<void> {
  const catalogue = catalogueOf(body.question) ?? '';
  const own = await ownCodes(manager, frame.exerciseId);
  const known = [
    ...catalogueCodes(frame.questionnaire, catalogue),
    ...own.filter((each) => each.catalogue === catalogue).map(({ code }) => code),
  ];
  const unknown = body.codes.flatMap((code, index) =>
    known.includes(code)
      ? []
      : [{ pointer: `/codes/${index}`, detail: `${code} is none of ${known.join(', ')}` }],
  );
  if (unknown.length === 0) return;
  throw new Problem('invalid-request', {
    detail: 'Nothing was coded. Name a code of the catalogue, or make one in newCodes.',
    errors: unknown,
  });
}

function assertCurrent(before: CodingRow, tag: string | null): void {
  if (tag === codingTag(before)) return;
  if (tag === null) throw new Problem('precondition-required');
  throw new Problem('stale', {
    detail: 'These words have been coded by somebody since. Look at it and code them again.',
    current: codingDocument(before),
  });
}

function wrongPlace(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', { detail: 'Nothing was coded.', errors: [{ pointer, detail }] });
}
