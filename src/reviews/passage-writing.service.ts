import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import type { ResponseFrame } from '../responses/response-frame.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import { codeFrom, type CodebookCode } from './codebook.js';
import { CodebookService } from './codebook.service.js';
import type { Change } from './coding-acts.service.js';
import type { CodingText } from './coding-texts.service.js';
import { newCode } from './codings.service.js';
import { codeKey, isSpan, textKey, type CodeName, type Coder } from './passage.js';
import { PassageTaking } from './passage-taking.service.js';
import type { ReadPassages } from './passages.service.js';
import type { Mark, PassageWords } from './passages.shape.js';
import type { StoredCode, StoredPassage } from './snapshot.js';

/** Whose coding of which exercise. */
export interface CodingAsked {
  readonly code: string;
  readonly year: string;
  readonly visitor: StaffVisitor;
  readonly coder: Coder;
}

interface Taken extends ReadPassages {
  readonly transaction: Transaction;
  readonly frame: ResponseFrame;
  readonly offered: readonly CodebookCode[];
}

/** Marks passages, changes them, and takes it back. Each act answers the id by which it is undone. */
@Injectable()
export class PassageWriting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly taking: PassageTaking,
    private readonly codebook: CodebookService,
  ) {}

  /**
   * Marks pieces of texts, each with the same codes; one that the coder has marked exactly so already gets the codes
   * beside those it has. Problem `stale` where a text has changed meanwhile.
   */
  mark(asked: CodingAsked, marks: readonly Mark[], words: PassageWords): Promise<string> {
    return this.act(asked, 'passages.marked', async (taken) => {
      const { codes, made } = await this.codesOf(taken, words);
      const passages = marks.map((mark): Change<StoredPassage> => {
        const text = textOf(taken.texts, mark);
        const same = taken.passages.find(
          (each) =>
            each.coder === asked.coder &&
            each.state === 'anchored' &&
            textKey(each) === textKey(text) &&
            each.start === mark.start &&
            each.end === mark.end,
        );
        if (!same)
          return { before: null, now: fresh(taken.frame, text, mark, asked.coder, { ...words, codes }) };
        const memo = words.memo === '' ? same.memo : [same.memo, words.memo].filter(Boolean).join('\n');
        const exemplar = same.exemplar || words.exemplar;
        return { before: same, now: { ...same, memo, exemplar, codes: union(same.codes, codes) } };
      });
      return { passages, codes: made };
    });
  }

  /** Codes, memo and star of a passage. Problem `stale` with the passage as it stands where it has changed meanwhile. */
  edit(asked: CodingAsked, id: string, revision: number, words: PassageWords): Promise<string> {
    return this.act(asked, 'passage.edited', async (taken) => {
      const before = passageIn(taken, asked.coder, id, revision);
      const { codes, made } = await this.codesOf(taken, words, before.codes);
      const { memo, exemplar } = words;
      return { passages: [{ before, now: { ...before, memo, exemplar, codes } }], codes: made };
    });
  }

  /** Puts a passage elsewhere, such as one that its text has left behind. */
  place(asked: CodingAsked, id: string, revision: number, mark: Mark): Promise<string> {
    return this.act(asked, 'passage.placed', async (taken) => {
      const before = passageIn(taken, asked.coder, id, revision);
      const text = textOf(taken.texts, mark);
      if (text.entity !== before.entity) throw new Problem('not-found');
      const { question, place, revision: answerRevision } = text;
      const { start, end } = mark;
      const span = { start, end, quoted: text.text.slice(start, end) };
      const now: StoredPassage = { ...before, question, place, answerRevision, ...span, state: 'anchored' };
      return { passages: [{ before, now }] };
    });
  }

  remove(asked: CodingAsked, id: string, revision: number): Promise<string> {
    return this.act(asked, 'passage.removed', async (taken) => ({
      passages: [{ before: passageIn(taken, asked.coder, id, revision), now: null }],
    }));
  }

  async undo({ code, year, visitor }: CodingAsked, id: string): Promise<void> {
    const frame = await this.frames.find(code, year);
    const of = { id, exerciseId: frame.exerciseId, chain: frame.initiativeId, actor: actorOf(visitor) };
    await this.unitOfWork.run(async (transaction) => {
      await this.taking.take(transaction, frame);
      await this.taking.acts.undo(transaction, of);
    });
  }

  private async act(
    { code, year, visitor }: CodingAsked,
    what: string,
    work: (taken: Taken) => Promise<{
      readonly passages: readonly Change<StoredPassage>[];
      readonly codes?: readonly StoredCode[];
    }>,
  ): Promise<string> {
    const frame = await this.frames.find(code, year);
    return this.unitOfWork.run(async (transaction) => {
      const read = await this.taking.take(transaction, frame);
      const offered = await this.codebook.read(transaction.manager, frame.questionnaire);
      const { passages, codes = [] } = await work({ ...read, transaction, frame, offered });
      const about = passages.flatMap(({ before, now }) => now ?? before ?? []);
      return this.taking.acts.write(transaction, {
        chain: frame.initiativeId,
        exerciseId: frame.exerciseId,
        actor: actorOf(visitor),
        what,
        subject: about.length === 1 ? (about[0]?.id ?? frame.exerciseId) : frame.exerciseId,
        details: {
          exercise: frame.exerciseId,
          passages: about.map(({ id, entity, question }) => ({ id, entity, question })),
          codes: [...new Set(about.flatMap((each) => each.codes.map(codeKey)))],
          made: codes.map(codeKey),
        },
        passages,
        codes: codes.map((now) => ({ before: null, now })),
      });
    });
  }

  /** The codes asked for, with one to be made; `kept` may stay though they are no longer offered. */
  private async codesOf(
    { transaction, offered }: Taken,
    { codes, newCode: asked }: PassageWords,
    kept: readonly CodeName[] = [],
  ): Promise<{ readonly codes: readonly CodeName[]; readonly made: readonly StoredCode[] }> {
    const allowed = new Set([...offered.filter(({ state }) => state === 'active'), ...kept].map(codeKey));
    const unknown = codes.filter((code) => !allowed.has(codeKey(code)));
    if (unknown.length > 0) {
      throw new Problem('invalid-request', {
        detail: 'Nothing was coded: a code is not in the codebook.',
        errors: unknown.map((code) => ({ pointer: '/code', detail: `${codeKey(code)} is not offered` })),
      });
    }
    if (!asked) return { codes, made: [] };
    await this.taking.acts.hold(transaction, 'service');
    const { catalogue, language, name } = asked;
    const all = (await this.codebook.read(transaction.manager)).filter(
      (each) => each.catalogue === catalogue,
    );
    const same = all.find(({ texts, state }) => state === 'active' && Object.values(texts).includes(name));
    if (same) return { codes: union(codes, [same]), made: [] };
    const code = codeFrom(name, new Set(all.map((each) => each.code)));
    const position = await this.codebook.nextPosition(transaction.manager);
    const made = newCode({ catalogue, code }, { [language]: name }, position);
    return { codes: union(codes, [made]), made: [made] };
  }
}

function union(some: readonly CodeName[], others: readonly CodeName[]): readonly CodeName[] {
  const known = new Set(some.map(codeKey));
  const added = others.filter((code) => !known.has(codeKey(code)));
  return [...some, ...added].map(({ catalogue, code }) => ({ catalogue, code }));
}

/** Problem `not-found` for one of another exercise or coder. */
function passageIn({ passages }: Taken, coder: Coder, id: string, revision: number): StoredPassage {
  const passage = passages.find((each) => each.id === id && each.coder === coder);
  if (!passage) throw new Problem('not-found');
  if (passage.revision === revision) return passage;
  throw new Problem('stale', { detail: 'The passage has been changed by somebody since.', current: { id } });
}

function textOf(texts: readonly CodingText[], mark: Mark): CodingText {
  const text = texts.find((each) => textKey(each) === textKey(mark));
  if (!text) throw new Problem('stale', { detail: 'The text is no longer there to be coded.' });
  if (text.revision !== mark.answerRevision) {
    throw new Problem('stale', { detail: 'The entity has changed this answer since.' });
  }
  if (isSpan(text.text, mark.start, mark.end)) return text;
  throw new Problem('invalid-request', { detail: 'There is no such piece in the text.' });
}

function fresh(
  { exerciseId }: ResponseFrame,
  { entity, question, place, revision: answerRevision, text }: CodingText,
  { start, end }: Mark,
  coder: Coder,
  { memo, exemplar, codes }: Pick<PassageWords, 'memo' | 'exemplar' | 'codes'>,
): StoredPassage {
  const where = { exerciseId, entity, question, place, answerRevision, start, end };
  const what = { quoted: text.slice(start, end), state: 'anchored' as const, coder, exemplar, memo, codes };
  return { id: randomUUID(), ...where, ...what, revision: 0, actor: '', at: '' };
}
