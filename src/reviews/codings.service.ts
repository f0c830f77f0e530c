import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { respondentIn, type ResponseFrame } from '../responses/response-frame.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import { byKey } from './by-key.js';
import { OwnCodeRow } from './codebook.entity.js';
import { CodebookService } from './codebook.service.js';
import type { Change } from './coding-acts.service.js';
import { codingOf, ownWordIndex, type CodingDocument } from './coding.js';
import type { CodingText } from './coding-texts.service.js';
import { catalogueOf } from './own-words.js';
import { textKey } from './passage.js';
import { PassageTaking } from './passage-taking.service.js';
import type { CodingBody } from './reviews.shape.js';
import type { StoredCode, StoredPassage } from './snapshot.js';

export interface Codings {
  readonly codings: readonly CodingDocument[];
  readonly ownCodes: readonly Pick<OwnCodeRow, 'catalogue' | 'code' | 'texts'>[];
}

/** Own words coded to factors and perspectives as the API says it: each item by itself, as passages beneath. */
@Injectable()
export class CodingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly taking: PassageTaking,
    private readonly codebook: CodebookService,
  ) {}

  async list(code: string, year: string): Promise<Codings> {
    const frame = await this.frames.find(code, year);
    return this.unitOfWork.read(async (manager) => {
      const { passages } = await this.taking.passages.read(manager, frame);
      const own = await manager
        .getRepository(OwnCodeRow)
        .find({ where: { exerciseId: frame.exerciseId }, order: { position: 'ASC' } });
      const inOwnWords = passages.filter((each) => each.coder === 'first' && ownWordIndex(each) !== null);
      return {
        codings: [...byKey(inOwnWords, textKey).values()]
          .flatMap((item) => codingOf(item) ?? [])
          .toSorted(
            (a, b) => compare(a.entity, b.entity) || compare(a.question, b.question) || a.index - b.index,
          ),
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
    respondentIn(frame, body.entity);
    return this.unitOfWork.run(async (transaction) => {
      const { texts, passages } = await this.taking.take(transaction, frame);
      const text = await this.codedText(transaction.manager, frame, body, texts);
      const made = await this.newCodes(transaction, frame, body);
      await this.assertKnown(transaction.manager, frame, body, made);
      const here = passages.filter((each) => each.coder === 'first' && textKey(each) === textKey(text));
      const before = codingOf(here);
      const isSame = before !== null && before.tag === [text.revision, ...body.codes].join('.');
      if (isSame && made.length === 0) return before;
      if (before && !isSame) assertCurrent(before, request.tag);
      const changes = isSame ? [] : recoded(here, body.codes, text, frame.exerciseId);
      const actor = actorOf(request.visitor);
      const { entity, question, index, codes } = body;
      const names = made.map(({ code }) => code);
      await this.taking.acts.write(transaction, {
        chain: frame.initiativeId,
        exerciseId: frame.exerciseId,
        actor,
        what: 'words.coded',
        subject: text.responseId,
        details: { entity, question, index, codes, made: names, answer: text.revision },
        passages: changes,
        codes: made.map((now) => ({ before: null, now })),
      });
      const now = changes.flatMap((change) => change.now ?? []);
      return (
        codingOf(now.length > 0 ? now.map((each) => ({ ...each, at: this.taking.acts.now() })) : here) ??
        fail()
      );
    });
  }

  /** The words as they stand. */
  private async codedText(
    manager: EntityManager,
    frame: ResponseFrame,
    body: CodingBody,
    texts: readonly CodingText[],
  ): Promise<CodingText> {
    if (!catalogueOf(body.question) || !frame.questionnaire.questions.has(body.question)) {
      throw wrongPlace('/question', 'Own words are coded, such as those of enabling_factors_own');
    }
    const state = (await this.taking.states(manager, frame.exerciseId)).get(body.entity) ?? 'not-opened';
    if (state !== 'submitted' && state !== 'accepted') {
      throw new Problem('step-not-allowed', {
        detail: `The response is ${state}; its words are coded once it is submitted.`,
      });
    }
    const key = textKey({ ...body, place: `${body.index}.text` });
    const text = texts.find((each) => textKey(each) === key);
    if (!text) throw wrongPlace('/index', 'The entity wrote nothing in this place');
    return text;
  }

  /** New codes follow the catalogue in the order in which they were made; the same again is no new one. */
  private async newCodes(
    transaction: Transaction,
    frame: ResponseFrame,
    { question, codes, newCodes = [] }: CodingBody,
  ): Promise<readonly StoredCode[]> {
    if (newCodes.length === 0) return [];
    await this.taking.acts.hold(transaction, 'service');
    const catalogue = catalogueOf(question) ?? '';
    const first = await this.codebook.nextPosition(transaction.manager);
    const made: StoredCode[] = [];
    for (const [index, { code, name }] of newCodes.entries()) {
      // One that the words are not coded to is refused, for nobody would see it.
      if (!codes.includes(code)) throw wrongPlace(`/newCodes/${index}/code`, `Name ${code} in codes too`);
      const standing = await this.codebook.stored(transaction.manager, { catalogue, code });
      const isSame = standing?.own === 1 && JSON.stringify(standing.texts) === JSON.stringify(name);
      if (isSame && standing.state === 'active') continue;
      const isTaken = standing?.own === 1 || this.codebook.isGiven({ catalogue, code });
      if (isTaken || made.some((each) => each.code === code)) {
        throw new Problem('already-exists', {
          detail: 'Nothing was coded.',
          errors: [{ pointer: `/newCodes/${index}/code`, detail: `${code} exists already; name another` }],
        });
      }
      made.push(newCode({ catalogue, code }, name, first + made.length));
    }
    return made;
  }

  private async assertKnown(
    manager: EntityManager,
    frame: ResponseFrame,
    body: CodingBody,
    made: readonly StoredCode[],
  ): Promise<void> {
    const catalogue = catalogueOf(body.question) ?? '';
    const own = await manager.getRepository(OwnCodeRow).findBy({ exerciseId: frame.exerciseId, catalogue });
    const offered = (await this.codebook.read(manager, frame.questionnaire)).filter(
      (each) => each.catalogue === catalogue && each.state === 'active',
    );
    const known = [...new Set([...offered, ...own, ...made].map(({ code }) => code))];
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
}

/** A code as it is made; written at revision 1. */
export function newCode(
  { catalogue, code }: { readonly catalogue: string; readonly code: string },
  texts: StoredCode['texts'],
  position: number,
): StoredCode {
  const nothing = { definition: '', example: '', mergedInto: null };
  return { catalogue, code, own: 1, texts, ...nothing, state: 'active', position, revision: 0 };
}

/**
 * The passages of an item that shall mean these codes: the whole item carries them, in their order; parts of it marked
 * on the coding page keep memo, star and the codes of other catalogues, and go where nothing of that is left.
 */
function recoded(
  here: readonly StoredPassage[],
  codes: readonly string[],
  text: CodingText,
  exerciseId: string,
): readonly Change<StoredPassage>[] {
  const catalogue = catalogueOf(text.question) ?? '';
  const isWhole = (each: StoredPassage) => each.start === 0 && each.end === text.text.length;
  const whole = here.find((each) => each.state === 'anchored' && isWhole(each)) ?? null;
  const { entity, question, place, revision: answerRevision } = text;
  const fresh: StoredPassage = {
    ...{ id: randomUUID(), exerciseId, entity, question, place, answerRevision },
    ...{ start: 0, end: text.text.length, quoted: text.text, state: 'anchored', coder: 'first' },
    ...{ exemplar: false, memo: '', codes: [], revision: 0, actor: '', at: '' },
  };
  const base = whole ?? fresh;
  const others = base.codes.filter((code) => code.catalogue !== catalogue);
  const now = { ...base, answerRevision, codes: [...codes.map((code) => ({ catalogue, code })), ...others] };
  const parts = here
    .filter((each) => each !== whole)
    .map((part): Change<StoredPassage> => {
      const rest = part.codes.filter((code) => code.catalogue !== catalogue);
      const isEmpty = rest.length === 0 && part.memo === '' && !part.exemplar;
      return { before: part, now: isEmpty ? null : { ...part, codes: rest } };
    });
  return [{ before: whole, now }, ...parts];
}

function assertCurrent(before: CodingDocument, tag: string | null): void {
  if (tag === before.tag) return;
  if (tag === null) throw new Problem('precondition-required');
  throw new Problem('stale', {
    detail: 'These words have been coded by somebody since. Look at it and code them again.',
    current: before,
  });
}

function wrongPlace(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', { detail: 'Nothing was coded.', errors: [{ pointer, detail }] });
}

function fail(): never {
  throw new Error('A coding was written and is not there.');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
