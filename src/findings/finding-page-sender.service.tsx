import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { FindingDesks } from './finding-desk.service.js';
import { findingPageProps, statementOf, type Said } from './finding-page-view.js';
import { FindingPage } from './pages/finding-page.js';
import { FindingsPage } from './pages/findings-page.js';
import { speechIn } from './speech.js';
import { judgedStrength } from './weighing.js';
import { WordingsService } from './wordings.service.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** Sends the pages of findings, also after an act that could not be taken. */
@Injectable()
export class FindingPageSender {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly desks: FindingDesks,
    private readonly wordings: WordingsService,
  ) {}

  async list(
    reply: FastifyReply,
    request: FastifyRequest,
    visitor: StaffVisitor,
    params: Params,
  ): Promise<void> {
    const { found, listed } = await this.desks.list(params.code, params.year);
    const { exercise, initiative } = found;
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const speech = this.speech(context.language);
    const findings = listed.map(({ finding, weighed, pins }) => ({
      name: finding.finding,
      label: speech.say(`label.${finding.finding}`),
      statement: statementOf(finding, context.language),
      state: finding.state,
      weighed,
      pins,
      pips: finding.strength && judgedStrength(finding.strength, finding.judgement).pips,
      isStale: Object.values(finding.edited ?? {}).some(({ stale }) => stale),
      isDivergent: finding.divergent,
    }));
    await this.pages.send(
      reply,
      200,
      <FindingsPage
        context={context}
        exercise={{ code: initiative.code, acronym: initiative.acronym, year: exercise.year }}
        isDraft={exercise.state === 'open' || exercise.state === 'closed'}
        findings={findings}
      />,
    );
  }

  async one(
    reply: FastifyReply,
    request: FastifyRequest,
    status: number,
    visitor: StaffVisitor,
    { code, year, finding }: Params & { readonly finding: string },
    said: Said,
  ): Promise<void> {
    const desk = await this.desks.load(code, year, finding);
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const props = findingPageProps(desk, visitor, context, this.speech(context.language), said);
    await this.pages.send(reply, status, <FindingPage {...props} />);
  }

  private speech(language: ReturnType<typeof languageOf>) {
    return speechIn(language, this.wordings.messages[language]);
  }
}
