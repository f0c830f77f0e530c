import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { codeFrom, type CodebookCode } from './codebook.js';
import { CodebookService } from './codebook.service.js';
import { CodebookUse } from './codebook-use.service.js';
import type { CodeWords } from './codebook.shape.js';
import { CodingActRow } from './codebook.entity.js';
import { CodingActs, type Change } from './coding-acts.service.js';
import { newCode } from './codings.service.js';
import { codeKey, type CodeName } from './passage.js';
import { passagesById } from './passages.service.js';
import type { StoredCode, StoredPassage } from './snapshot.js';

interface Work {
  readonly what: string;
  readonly about: CodeName;
  readonly codes: readonly Change<StoredCode>[];
  readonly passages?: readonly Change<StoredPassage>[];
  readonly initiatives?: readonly string[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Changes the codebook. Each act answers the id by which it is undone; exercises in validation are never touched. */
@Injectable()
export class CodebookWriting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codebook: CodebookService,
    private readonly use: CodebookUse,
    private readonly acts: CodingActs,
  ) {}

  add(words: CodeWords, actor: string): Promise<string> {
    return this.act(actor, async (transaction) => {
      const made = await this.made(transaction, words.catalogue, words);
      return { what: 'codebook.added', about: made, codes: [{ before: null, now: made }] };
    });
  }

  /** Definition and example of any code; the names of those that evaluators made. */
  edit(of: CodeName, words: CodeWords, actor: string): Promise<string> {
    return this.act(actor, async (transaction) => {
      const { texts, definition, example } = words;
      const before = await this.taken(transaction, of, words.revision);
      const empty = { ...newCode(of, {}, 0), own: 0 };
      const now = { ...(before ?? empty), definition, example };
      const named = now.own === 1 ? { ...now, texts } : now;
      return { what: 'codebook.edited', about: of, codes: [{ before, now: named }] };
    });
  }

  /** No longer offered, or offered again. */
  retire(of: CodeName, revision: number, actor: string): Promise<string> {
    return this.act(actor, async (transaction) => {
      const before = await this.own(transaction, of, revision);
      const isActive = before.state === 'active';
      const now = {
        ...before,
        state: isActive ? ('retired' as const) : ('active' as const),
        mergedInto: null,
      };
      return {
        what: isActive ? 'codebook.retired' : 'codebook.offered',
        about: of,
        codes: [{ before, now }],
      };
    });
  }

  /** Gives all passages of a code to another of its catalogue. */
  merge(of: CodeName, into: string, revision: number, actor: string): Promise<string> {
    return this.act(actor, async (transaction) => {
      const before = await this.own(transaction, of, revision);
      const target = (await this.codebook.read(transaction.manager)).find(
        (each) => each.catalogue === of.catalogue && each.code === into && each.state === 'active',
      );
      if (!target || target.code === of.code) throw new Problem('not-found');
      const moved = await this.moved(transaction, of, target, null);
      const now = { ...before, state: 'merged' as const, mergedInto: target.code };
      return { what: 'codebook.merged', about: of, codes: [{ before, now }], ...moved, details: { into } };
    });
  }

  /** Moves chosen passages of a code to a new one. */
  split(of: CodeName, words: CodeWords, actor: string): Promise<string> {
    return this.act(actor, async (transaction) => {
      await this.known(transaction, of);
      const made = await this.made(transaction, of.catalogue, words);
      const moved = await this.moved(transaction, of, made, new Set(words.passages));
      const codes = [{ before: null, now: made }];
      return { what: 'codebook.split', about: of, codes, ...moved, details: { into: made.code } };
    });
  }

  /** Problem `step-not-allowed` where an exercise it touched is in validation by now. */
  async undo(id: string, actor: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.acts.hold(transaction, 'service');
      const act = await transaction.manager.getRepository(CodingActRow).findOneBy({ id });
      const exercises = [...new Set(act?.before.passages.flatMap(({ before }) => before?.exerciseId ?? []))];
      if (exercises.length > 0) {
        const rows = await query<{ readonly chain: string; readonly state: string }>(transaction.manager)`
          SELECT initiative_id AS chain, state FROM exercise WHERE id IN (${exercises}) ORDER BY initiative_id`;
        if (rows.some(({ state }) => state !== 'open' && state !== 'closed'))
          throw new Problem('step-not-allowed');
        for (const { chain } of rows) await this.acts.hold(transaction, chain);
      }
      await this.acts.undo(transaction, { id, exerciseId: null, chain: 'service', actor });
    });
  }

  private act(actor: string, work: (transaction: Transaction) => Promise<Work>): Promise<string> {
    return this.unitOfWork.run(async (transaction) => {
      await this.acts.hold(transaction, 'service');
      const { what, about, codes, passages = [], initiatives = [], details = {} } = await work(transaction);
      return this.acts.write(transaction, {
        chain: 'service',
        also: initiatives,
        exerciseId: null,
        actor,
        what,
        subject: about.code.slice(0, 36),
        details: { code: codeKey(about), passages: passages.map(({ before }) => before?.id), ...details },
        passages,
        codes,
      });
    });
  }

  private async moved(
    transaction: Transaction,
    from: CodeName,
    to: CodeName,
    only: ReadonlySet<string> | null,
  ): Promise<Required<Pick<Work, 'passages' | 'initiatives'>>> {
    const touched = (await this.use.touched(transaction.manager, from)).filter(
      ({ id }) => only?.has(id) ?? true,
    );
    const initiatives = [...new Set(touched.map(({ initiative }) => initiative))];
    for (const initiative of initiatives) await this.acts.hold(transaction, initiative);
    const standing = await passagesById(
      transaction.manager,
      touched.map(({ id }) => id),
    );
    const passages = standing.map((before) => {
      const others = before.codes.filter((code) => codeKey(code) !== codeKey(to));
      const codes = others.map((code) =>
        codeKey(code) === codeKey(from) ? { catalogue: to.catalogue, code: to.code } : code,
      );
      return { before, now: { ...before, codes } };
    });
    return { passages, initiatives };
  }

  private async made(
    { manager }: Transaction,
    catalogue: string,
    { texts, ...words }: CodeWords,
  ): Promise<StoredCode> {
    const all = (await this.codebook.read(manager)).filter((each) => each.catalogue === catalogue);
    const name = texts.en ?? Object.values(texts)[0] ?? '';
    const isNamed = (each: CodebookCode) =>
      each.state === 'active' &&
      Object.entries(texts).some(([, text]) => Object.values(each.texts).includes(text));
    if (all.some(isNamed)) throw new Problem('already-exists');
    const code = codeFrom(name, new Set(all.map((each) => each.code)));
    const { definition, example } = words;
    const position = await this.codebook.nextPosition(manager);
    return { ...newCode({ catalogue, code }, texts, position), definition, example };
  }

  private async known({ manager }: Transaction, of: CodeName): Promise<StoredCode | null> {
    const stored = await this.codebook.stored(manager, of);
    if (!stored && !this.codebook.isGiven(of)) throw new Problem('not-found');
    return stored;
  }

  private async taken(transaction: Transaction, of: CodeName, revision: number): Promise<StoredCode | null> {
    const stored = await this.known(transaction, of);
    if ((stored?.revision ?? 0) !== revision) throw new Problem('stale');
    return stored;
  }

  private async own(transaction: Transaction, of: CodeName, revision: number): Promise<StoredCode> {
    const stored = await this.taken(transaction, of, revision);
    if (stored?.own !== 1) throw new Problem('step-not-allowed');
    return stored;
  }
}
