import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, mayEnter, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { Problem } from '../problem.js';
import { CATALOGUES } from './codebook.js';
import { CodebookReading } from './codebook-reading.service.js';
import { codebookForm, readCodebookForm, wrongCodeWords, type CodebookForm } from './codebook.shape.js';
import type { CodeWords } from './codebook.shape.js';
import { CodebookWriting } from './codebook-writing.service.js';
import { totals } from './codebook-use.service.js';
import { CodePage } from './pages/code-page.js';
import { CODEBOOK, CodebookPage, codePath } from './pages/codebook-page.js';
import type { CodeName } from './passage.js';

const DONE = ['added', 'edited', 'merged', 'split', 'retired', 'undone'] as const;
const query = z.strictObject({
  done: z.enum(DONE).optional(),
  act: z.string().max(40).optional(),
  into: z.string().max(60).optional(),
});
type Asked = z.output<typeof query>;

interface Params {
  readonly catalogue: string;
  readonly name: string;
}
interface At {
  readonly visitor: StaffVisitor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
interface Said {
  readonly status: number;
  readonly typed: CodeWords | null;
  readonly error: string | null;
}
const NOTHING: Said = { status: 200, typed: null, error: null };

/** The service's one codebook (page E5). What touches everybody's passages asks for an evaluator everywhere. */
@ApiExcludeController()
@Controller('staff/codebook')
export class CodebookPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly reading: CodebookReading,
    private readonly writing: CodebookWriting,
  ) {}

  @Get()
  @Access('reader', 'somewhere')
  list(
    @CurrentVisitor() visitor: StaffVisitor,
    @Query({ schema: query }) asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.sendList({ visitor, request, reply }, asked);
  }

  @Post()
  @Access('evaluator', 'somewhere')
  async add(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: codebookForm }) form: CodebookForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = { visitor, request, reply };
    const words = readCodebookForm(form);
    if (!(CATALOGUES as readonly string[]).includes(words.catalogue)) throw new Problem('not-found');
    await this.act(
      at,
      words,
      'added',
      CODEBOOK,
      wrongCodeWords(words, true),
      (said) => this.sendList(at, {}, said),
      () => this.writing.add(words, actorOf(visitor)),
    );
  }

  @Get(':catalogue/:name')
  @Access('reader', 'somewhere')
  show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { catalogue, name: code }: Params,
    @Query({ schema: query }) asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.sendCode({ visitor, request, reply }, { catalogue, code }, asked);
  }

  @Post(':catalogue/:name/edit')
  @Access('evaluator')
  edit(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: codebookForm }) form: CodebookForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const words = readCodebookForm(form);
    return this.change(
      { visitor, request, reply },
      params,
      words,
      'edited',
      wrongCodeWords(words, false),
      (of, actor) => this.writing.edit(of, words, actor),
    );
  }

  @Post(':catalogue/:name/merge')
  @Access('evaluator')
  merge(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: codebookForm }) form: CodebookForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const words = readCodebookForm(form);
    return this.change({ visitor, request, reply }, params, words, 'merged', null, (of, actor) =>
      this.writing.merge(of, words.into, words.revision, actor),
    );
  }

  @Post(':catalogue/:name/split')
  @Access('evaluator')
  split(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: codebookForm }) form: CodebookForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const words = readCodebookForm(form);
    const wrong = wrongCodeWords(words, true) ?? (words.passages.length === 0 ? 'split' : null);
    return this.change({ visitor, request, reply }, params, words, 'split', wrong, (of, actor) =>
      this.writing.split(of, words, actor),
    );
  }

  @Post(':catalogue/:name/retire')
  @Access('evaluator')
  retire(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: codebookForm }) form: CodebookForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const words = readCodebookForm(form);
    return this.change({ visitor, request, reply }, params, words, 'retired', null, (of, actor) =>
      this.writing.retire(of, words.revision, actor),
    );
  }

  /** For who did it: it is their own act that is taken back. */
  @Post('undo')
  @Access('evaluator', 'somewhere')
  async undo(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: codebookForm }) form: CodebookForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = { visitor, request, reply };
    const words = readCodebookForm(form);
    await this.act(
      at,
      words,
      'undone',
      CODEBOOK,
      null,
      (said) => this.sendList(at, {}, { ...said, typed: null }),
      async () => {
        await this.writing.undo(words.act, actorOf(visitor));
        return null;
      },
    );
  }

  private change(
    at: At,
    { catalogue, name: code }: Params,
    words: CodeWords,
    done: (typeof DONE)[number],
    wrong: string | null,
    work: (of: CodeName, actor: string) => Promise<string>,
  ): Promise<void> {
    const of = { catalogue, code };
    const again = (said: Said) =>
      this.sendCode(at, of, {}, { ...said, typed: done === 'edited' ? said.typed : null });
    return this.act(at, words, done, codePath(of), wrong, again, () => work(of, actorOf(at.visitor)));
  }

  private async act(
    { request, reply }: At,
    typed: CodeWords,
    done: (typeof DONE)[number],
    path: string,
    wrong: string | null,
    again: (said: Said) => Promise<void>,
    work: () => Promise<string | null>,
  ): Promise<void> {
    const language = languageOf(request);
    if (wrong !== null) {
      const key = wrong === 'split' ? 'codebook.errorPassages' : 'codebook.errorWords';
      return again({ status: 422, typed, error: pageText(language, key) });
    }
    try {
      const act = await work();
      await reply.redirect(
        `${path}?${new URLSearchParams({ done, ...(act ? { act } : {}) }).toString()}`,
        303,
      );
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) throw error;
      const key = error.key === 'already-exists' ? 'codebook.errorTaken' : 'coding.stale';
      await again({ status: 409, typed, error: pageText(language, key) });
    }
  }

  private shared(at: At, { done, act }: Asked, { typed, error }: Said) {
    const context = staffContext(at.visitor, languageOf(at.request), this.clock.now());
    const notice = done
      ? { text: pageText(context.language, `codebook.done.${done}`), act: act ?? null }
      : null;
    return { context, notice, typed, errors: error ? [{ text: error, href: null }] : [] };
  }

  private async sendList(at: At, asked: Asked, said = NOTHING): Promise<void> {
    const { codes, counts } = await this.reading.list(at.visitor);
    const mayAdd = mayEnter(at.visitor, 'evaluator', 'somewhere');
    const page = { ...this.shared(at, asked, said), codes, totals: totals(counts), mayAdd };
    await this.pages.send(at.reply, said.status, <CodebookPage {...page} />);
  }

  private async sendCode(at: At, of: CodeName, asked: Asked, said = NOTHING): Promise<void> {
    const found = await this.reading.one(of, at.visitor);
    const into = found.others.find(({ code }) => code === asked.into) ?? null;
    const mayChange = mayEnter(at.visitor, 'evaluator', 'everywhere');
    const page = { ...this.shared(at, asked, said), ...found, into, mayChange };
    await this.pages.send(at.reply, said.status, <CodePage {...page} />);
  }
}
