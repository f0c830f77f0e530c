import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { pageText } from '../pages/page-text.js';
import { staffContext } from '../pages/staff/staff-context.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { Problem } from '../problem.js';
import { MailTextWriting } from './mail-text-writing.service.js';
import { restoreForm, testForm, textForm } from './message-forms.shape.js';
import { MessagePages, type MessageSaid } from './message-pages.service.js';
import { mayWord } from './message-reading.service.js';
import { checkTyped, toldFaults, typedWords } from './message-typed.js';
import { ownOf } from './own-words.js';
import { messagesPath } from './pages/message-paths.js';
import { TestMails } from './test-mails.service.js';

type RestoreForm = z.output<typeof restoreForm>;
type TextForm = z.output<typeof textForm>;
type TestForm = z.output<typeof testForm>;

/** M8: a window words its mails itself, tries them on the own address, and goes back to earlier words. */
@ApiExcludeController()
@Controller('staff/messages')
export class MessageTextsController {
  constructor(
    private readonly clock: Clock,
    private readonly pages: MessagePages,
    private readonly writing: MailTextWriting,
    private readonly tests: TestMails,
  ) {}

  /** Shows, saves or tries what was typed. */
  @Post()
  @HttpCode(200)
  @Access('manager', 'somewhere')
  async take(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: textForm }) form: TextForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { kind, place } = await this.editable(visitor, form);
    const typed = typedWords(kind, form);
    const checked = checkTyped(kind, place.language, typed);
    const said: MessageSaid = {
      typed,
      basedOn: form.revision,
      isReadable: checked.isReadable,
      isLongTicked: form.long === 'on',
      wrong: toldFaults(context.language, checked, form.act === 'preview' || form.long === 'on'),
    };
    const show = (status: number, more: MessageSaid = {}) =>
      this.pages.send(reply, status, visitor, context, place, { ...said, ...more });
    if (said.wrong?.size) return show(422);
    if (form.act === 'preview') return show(200);
    if (form.act === 'test') {
      const tried = { ...place, words: { ...kind.words[place.language], ...typed }, revision: form.revision };
      return this.try(visitor, context, tried, reply, said);
    }
    const own = ownOf(kind, place.language, typed);
    const edit = { ...place, revision: form.revision, own, actor: actorOf(visitor) };
    try {
      const kept = await this.writing.keep(edit);
      const done = kept === 'unchanged' ? kept : own ? 'saved' : 'reset';
      await reply.redirect(`${messagesPath(place)}&done=${done}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.key !== 'stale') throw error;
      await show(409, { isOvertaken: true, lead: pageText(context.language, 'messages.stale') });
    }
  }

  /** Back to an earlier version. */
  @Post('restore')
  @HttpCode(200)
  @Access('manager', 'somewhere')
  async restore(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: restoreForm }) form: RestoreForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { kind, place } = await this.editable(visitor, form);
    const own = await this.pages.version(place, form.version);
    const faults = own ? checkTyped(kind, place.language, own) : null;
    // Kinds of mail change over the years: what was right once may name what is no more.
    if (own && faults && faults.faults.length > 0) {
      return this.pages.send(reply, 422, visitor, context, place, {
        typed: own,
        basedOn: form.revision,
        isReadable: faults.isReadable,
        wrong: toldFaults(context.language, faults, true),
      });
    }
    try {
      const kept = await this.writing.keep({
        ...place,
        revision: form.revision,
        own,
        actor: actorOf(visitor),
      });
      const done = kept === 'unchanged' ? kept : own ? 'restored' : 'reset';
      await reply.redirect(`${messagesPath(place)}&done=${done}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.key !== 'stale') throw error;
      const lead = pageText(context.language, 'messages.staleRestore');
      await this.pages.send(reply, 409, visitor, context, place, { lead });
    }
  }

  /** The mail as it is sent now, to the own address. */
  @Post('test')
  @HttpCode(200)
  @Access('reader', 'somewhere')
  async test(
    @CurrentVisitor() visitor: StaffVisitor,
    @Body({ schema: testForm }) form: TestForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { kind, window } = await this.pages.find(visitor, form);
    const { language } = form;
    const words = await this.pages.wordsSent(kind, window, language);
    const tried = { window, kind: kind.kind, language, words, revision: null };
    await this.try(visitor, context, tried, reply, {});
  }

  private async try(
    visitor: StaffVisitor,
    context: StaffContext,
    tried: Parameters<TestMails['send']>[1],
    reply: FastifyReply,
    said: MessageSaid,
  ): Promise<void> {
    const { window, kind, language } = tried;
    const place = { window, kind, language };
    const number = await this.tests.send(visitor, tried);
    if (typeof number === 'number') {
      return void (await reply.redirect(`${messagesPath(place)}&test=${number}`, 303));
    }
    const lead = pageText(context.language, `messages.${number}`);
    const status = number === 'testTooMany' ? 429 : 409;
    await this.pages.send(reply, status, visitor, context, place, { ...said, lead });
  }

  /** Problem `not-found` where the visitor may not change the text, as where there is none. */
  private async editable(visitor: StaffVisitor, form: TextForm | RestoreForm) {
    const { kind, window } = await this.pages.find(visitor, form);
    if (window === null || !kind.isEditable || !mayWord(visitor, window)) throw new Problem('not-found');
    return { kind, place: { window, kind: kind.kind, language: form.language } };
  }
}
