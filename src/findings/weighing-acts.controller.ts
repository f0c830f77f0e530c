import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { LANGUAGES, type PartialTexts } from '../language.js';
import { pageText, type PageTextKey } from '../pages/page-text.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { FindingPageSender } from './finding-page-sender.service.js';
import { readPin } from './read-pin.js';
import {
  discussionForm,
  draftWordingForm,
  judgementForm,
  LONGEST_DISCUSSION,
  LONGEST_NOTE,
  LONGEST_WORDING,
  pinForm,
  pinnedForm,
  weighedForm,
  type WEIGH_DONE,
} from './weighing.shape.js';
import { WeighingService } from './weighing.service.js';
import { WordingService } from './wording.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
  readonly finding: string;
}

/** An act on a finding: what was typed, what is wrong with it, and what to do. */
interface Act {
  readonly done: (typeof WEIGH_DONE)[number];
  readonly undo?: string;
  /** Id of the field it is about. */
  readonly field: string;
  readonly typed: Readonly<Record<string, string>>;
  /** What is wrong; null where nothing is. */
  readonly wrong: PageTextKey | null;
  readonly most?: number;
  readonly act: () => Promise<unknown>;
}

/** What evaluators do with a finding while it is drafted. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/findings/:finding')
@Access('evaluator')
export class WeighingActsController {
  constructor(
    private readonly page: FindingPageSender,
    private readonly weighing: WeighingService,
    private readonly wording: WordingService,
  ) {}

  @Post('discussions/:entity')
  async discuss(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { entity, ...params }: Params & { readonly entity: string },
    @Body({ schema: discussionForm }) form: z.output<typeof discussionForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = form.text.trim();
    const field = `text-${entity}`;
    await this.take(reply, request, visitor, params, {
      done: text === '' ? 'undiscussed' : 'discussed',
      field,
      typed: { [field]: text },
      wrong: text.length > LONGEST_DISCUSSION ? 'weigh.long' : null,
      most: LONGEST_DISCUSSION,
      act: () =>
        this.weighing.discuss({ ...params, actor: actorOf(visitor) }, entity, {
          text,
          language: languageOf(request),
          revision: form.revision,
        }),
    });
  }

  @Post('pins')
  async pin(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: pinForm }) { what, side, note }: z.output<typeof pinForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pin = readPin(what);
    const needsNote = side === 'dismissed' && note.trim() === '';
    const wrong = !pin ? 'weigh.nothingChosen' : needsNote ? 'weigh.dismissWhy' : null;
    await this.take(reply, request, visitor, params, {
      done: 'pinned',
      field: pin ? 'pin-note' : 'pin-what',
      typed: { what, side, 'pin-note': note },
      wrong: wrong ?? (note.length > LONGEST_NOTE ? 'weigh.long' : null),
      act: async () => {
        if (pin)
          await this.weighing.pin(
            { ...params, actor: actorOf(visitor) },
            { ...pin, side, note: note.trim() },
          );
      },
    });
  }

  @Post('pins/:id')
  async setPinned(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: Params & { readonly id: string },
    @Body({ schema: pinnedForm }) { pinned }: z.output<typeof pinnedForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isPinned = pinned === 'yes';
    await this.take(reply, request, visitor, params, {
      done: isPinned ? 'pinned' : 'unpinned',
      ...(isPinned ? {} : { undo: id }),
      field: 'pins',
      typed: {},
      wrong: null,
      act: () => this.weighing.setPinned({ ...params, actor: actorOf(visitor) }, id, isPinned),
    });
  }

  @Post('judgements')
  async judge(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: judgementForm }) { fact, holds, reason }: z.output<typeof judgementForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isBack = holds === 'computed';
    const text = reason.trim();
    const missing = !isBack && text === '';
    await this.take(reply, request, visitor, params, {
      done: isBack ? 'unjudged' : 'judged',
      field: `reason-${fact}`,
      typed: { [`reason-${fact}`]: text },
      wrong: missing ? 'weigh.reasonNeeded' : text.length > LONGEST_NOTE ? 'weigh.long' : null,
      act: () =>
        this.weighing.judge({ ...params, actor: actorOf(visitor) }, fact, {
          holds: isBack ? null : holds === 'yes',
          reason: text,
        }),
    });
  }

  @Post('weighed')
  async save(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: weighedForm }) { factsHash }: z.output<typeof weighedForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.take(reply, request, visitor, params, {
      done: 'weighed',
      field: 'save',
      typed: {},
      wrong: null,
      act: () => this.weighing.save({ ...params, actor: actorOf(visitor) }, factsHash),
    });
  }

  @Post('wording')
  async word(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: draftWordingForm }) form: z.output<typeof draftWordingForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = form.reason.trim();
    const long = LANGUAGES.find((language) => form[language].length > LONGEST_WORDING);
    const wording: PartialTexts = Object.fromEntries(
      LANGUAGES.map((language) => [language, form[language].trim()]),
    );
    await this.take(reply, request, visitor, params, {
      done: 'worded',
      field: long ? `wording-${long}` : 'wording-reason',
      typed: {
        'wording-reason': reason,
        ...Object.fromEntries(LANGUAGES.map((language) => [`wording-${language}`, form[language]])),
      },
      wrong: long ? 'weigh.long' : reason === '' ? 'weigh.reasonNeeded' : null,
      most: LONGEST_WORDING,
      act: () =>
        this.wording.word({ ...params, actor: actorOf(visitor) }, params.finding, form.factsHash, {
          wording,
          reason,
          basis: form.revision,
          changedOnly: true,
        }),
    });
  }

  private async take(
    reply: FastifyReply,
    request: FastifyRequest,
    visitor: StaffVisitor,
    params: Params,
    { done, undo, field, typed, wrong, most = LONGEST_NOTE, act }: Act,
  ): Promise<void> {
    const again = (status: number, key: PageTextKey) => {
      const text = pageText(languageOf(request), key, { count: most });
      return this.page.one(reply, request, status, visitor, params, {
        errors: [{ text, href: `#${field}` }],
        typed,
      });
    };
    if (wrong) return again(422, wrong);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.key === 'stale') return again(409, 'weigh.stale');
      if (error.key === 'step-not-allowed') return again(409, 'weigh.notNow');
      throw error;
    }
    const path = `${exercisePath(params.code, params.year)}/findings/${encodeURIComponent(params.finding)}`;
    await reply.redirect(`${path}?done=${done}${undo ? `&undo=${undo}` : ''}`, 303);
  }
}
