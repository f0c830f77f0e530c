import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { languageOf } from '../http/problem.filter.js';
import { pageText, type PageTextKey } from '../pages/page-text.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { PublishingService, type PublishRequest } from './publishing.service.js';
import { ReportPageSender } from './report-page-sender.service.js';
import {
  LONGEST_REASON,
  publishForm,
  reasonForm,
  reportPageQuery,
  revisionForm,
  type DONE,
} from './report-pages.shape.js';
import { ReportVersionsService } from './report-versions.service.js';
import { WithdrawalsService } from './withdrawals.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}
type Done = (typeof DONE)[number];

interface Step {
  readonly done: Done;
  /** Id of the field of the reason, and what was typed there. */
  readonly field: string;
  readonly text: string;
  readonly act: (request: PublishRequest) => Promise<unknown>;
}

/** E10 and M6: the report as it reads, and its publication. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/report')
export class ReportPagesController {
  constructor(
    private readonly page: ReportPageSender,
    private readonly publishing: PublishingService,
    private readonly withdrawals: WithdrawalsService,
    private readonly versions: ReportVersionsService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: reportPageQuery }) { language, done }: z.output<typeof reportPageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const notice = done ? pageText(languageOf(request), `report.done.${done}`) : null;
    await this.page.send(reply, request, 200, visitor, params, { notice }, language);
  }

  @Post('publish')
  @Access('manager')
  async publish(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: publishForm }) { note, revision }: z.output<typeof publishForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isCorrection = (await this.versions.list(params.code, params.year)).length > 0;
    await this.step(reply, request, visitor, params, revision, isCorrection, {
      done: 'published',
      field: 'publish-note',
      text: note,
      act: (asked) => this.publishing.publish(asked, note === '' ? null : note),
    });
  }

  @Post('correct')
  @Access('manager')
  async correct(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: reasonForm }) { reason, revision }: z.output<typeof reasonForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(reply, request, visitor, params, revision, true, {
      done: 'correcting',
      field: 'correct-reason',
      text: reason,
      act: (asked) => this.publishing.startNextVersion(asked, reason),
    });
  }

  @Post('withdraw')
  @Access('manager')
  async withdraw(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: reasonForm }) { reason, revision }: z.output<typeof reasonForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(reply, request, visitor, params, revision, true, {
      done: 'withdrawn',
      field: 'withdraw-reason',
      text: reason,
      act: (asked) => this.withdrawals.withdraw(asked, reason),
    });
  }

  @Post('reinstate')
  @Access('manager')
  async reinstate(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: revisionForm }) { revision }: z.output<typeof revisionForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(reply, request, visitor, params, revision, false, {
      done: 'reinstated',
      field: '',
      text: '',
      act: (asked) => this.withdrawals.reinstate(asked),
    });
  }

  /** Takes a step and goes back to the page; what is in the way is said there, and what was typed stays. */
  private async step(
    reply: FastifyReply,
    request: FastifyRequest,
    visitor: StaffVisitor,
    params: Params,
    revision: number,
    needsReason: boolean,
    { done, field, text, act }: Step,
  ): Promise<void> {
    const language = languageOf(request);
    const typed = { form: field.split('-')[0] ?? '', text };
    const again = (status: number, key: PageTextKey, href: string | null) =>
      this.page.send(reply, request, status, visitor, params, {
        errors: [{ text: pageText(language, key, { count: LONGEST_REASON }), href }],
        typed,
      });
    if (needsReason && text === '') return again(422, 'report.reasonNeeded', `#${field}`);
    if (text.length > LONGEST_REASON) return again(422, 'report.reasonLong', `#${field}`);
    try {
      await act({ ...params, actor: actorOf(visitor), by: visitor.name, revision });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.key === 'stale') return again(409, 'report.stale', null);
      if (error.key === 'step-not-allowed') return again(409, 'report.notNow', null);
      throw error;
    }
    await reply.redirect(`${exercisePath(params.code, params.year)}/report?done=${done}`, 303);
  }
}
