import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import type { Language } from '../language.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { TranslationsPage, textId, type RefusedTranslation } from './pages/translations-page.js';
import { LONGEST_TRANSLATION } from './translation.js';
import { TranslationsService } from './translations.service.js';
import {
  translationForm,
  translationsQuery,
  type TranslationForm,
  type TranslationsQuery,
} from './translations.shape.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** Free texts of an exercise beside their translations. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/translations')
export class TranslationsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly translations: TranslationsService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: translationsQuery }) asked: TranslationsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, request, 200, visitor, params, asked, null);
  }

  @Post()
  @Access('evaluator')
  async keep(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: translationForm }) form: TranslationForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { entity, to, _csrf, ...edit } = form;
    const language = languageOf(request);
    // Forms send line ends as CR LF; texts are kept with LF, as answers are.
    const text = form.text.replace(/\r\n?/g, '\n');
    const refuse = (status: number, error: string) =>
      this.send(reply, request, status, visitor, params, { entity, to }, { form, error });
    if (text.length > LONGEST_TRANSLATION) {
      return refuse(422, pageText(language, 'translations.long', { count: LONGEST_TRANSLATION }));
    }
    try {
      await this.translations.keep({
        ...params,
        ...edit,
        entity,
        text,
        language: to,
        actor: actorOf(visitor),
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.key === 'stale') return refuse(409, pageText(language, 'translations.stale'));
      if (error.key === 'step-not-allowed') return refuse(409, pageText(language, 'translations.over'));
      throw error;
    }
    const done = text.trim() === '' ? 'taken-back' : 'kept';
    const query = new URLSearchParams({ entity, to, done });
    const path = `${exercisePath(params.code, params.year)}/translations`;
    await reply.redirect(`${path}?${query}#${textId(form)}`, 303);
  }

  private async send(
    reply: FastifyReply,
    request: FastifyRequest,
    status: number,
    visitor: StaffVisitor,
    { code, year }: Params,
    asked: TranslationsQuery,
    refused: RefusedTranslation | null,
  ): Promise<void> {
    const { exercise, initiative, texts } = await this.translations.of(code, year);
    const entities = exercise.partnership?.entities ?? [];
    const entity = asked.entity ?? entities[0]?.key ?? '';
    if (asked.entity !== undefined && !entities.some(({ key }) => key === entity)) {
      throw new Problem('not-found');
    }
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const to: Language = asked.to ?? context.language;
    await this.pages.send(
      reply,
      status,
      <TranslationsPage
        context={context}
        exercise={{ code, acronym: initiative.acronym, year: exercise.year }}
        timeZone={exercise.timeZone}
        entities={entities}
        entity={entity}
        to={to}
        texts={texts.filter((one) => one.entity === entity)}
        mayWrite={context.mayReview && exercise.state !== 'published' && exercise.state !== 'cancelled'}
        done={asked.done ?? null}
        refused={refused}
      />,
    );
  }
}
