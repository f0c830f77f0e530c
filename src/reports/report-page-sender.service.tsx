import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import { speechIn } from '../findings/speech.js';
import { WordingsService } from '../findings/wordings.service.js';
import { languageOf } from '../http/problem.filter.js';
import type { Language } from '../language.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { ReportPage } from './pages/report-page.js';
import { ReportDesks } from './report-desk.service.js';
import { reportPageProps, type Said } from './report-page-view.js';

/** Sends the page of a report, after whatever was done there. */
@Injectable()
export class ReportPageSender {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly desks: ReportDesks,
    private readonly wordings: WordingsService,
  ) {}

  /** `language` is the report's; without it the reader's. */
  async send(
    reply: FastifyReply,
    request: FastifyRequest,
    status: number,
    visitor: StaffVisitor,
    { code, year }: { readonly code: string; readonly year: string },
    said: Said,
    language?: Language,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const shown = language ?? context.language;
    const desk = await this.desks.load(code, year, shown);
    const speech = speechIn(context.language, this.wordings.messages[context.language]);
    const props = reportPageProps(desk, visitor, context, speech, shown, said);
    await this.pages.send(reply, status, <ReportPage {...props} />);
  }
}
