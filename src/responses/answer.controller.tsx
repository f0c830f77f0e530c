import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { monthText } from '../pages/deadline.js';
import { Pages } from '../pages/pages.service.js';
import { HelpPage } from './pages/help-page.js';
import { StartPage } from './pages/start-page.js';
import { lastSection } from './partner-view.js';
import { PartnerFormsService } from './partner-forms.service.js';
import { ResponsesService } from './responses.service.js';

/** P2, and taking submitted answers back. */
@ApiExcludeController()
@Controller('answer')
@Access('partner')
export class AnswerController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: PartnerFormsService,
    private readonly exercises: ExercisesService,
    private readonly responses: ResponsesService,
  ) {}

  @Get()
  async start(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.forms.load(visitor);
    const { state } = view.response;
    if (state === 'submitted' || state === 'accepted') return void reply.redirect('/answer/submitted', 303);
    if (state === 'returned') return void reply.redirect('/answer/returned', 303);
    const { exercise, initiative } = await this.exercises.load(visitor.exerciseId);
    await this.pages.send(
      reply,
      200,
      <StartPage
        context={view.context}
        sections={view.sections}
        exerciseNumber={exercise.number}
        before={await this.forms.before(view)}
        ended={monthText(view.context.language, initiative.implementation.end)}
        officer={initiative.officer}
        begun={state === 'in-progress'}
        writable={view.writing === 'all'}
      />,
    );
  }

  /**
   * Where the personal link leads: to the section its person worked on last, to the findings once they are out, to the
   * report once it is published, or to wherever the response stands.
   */
  @Get('resume')
  async resume(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.forms.load(visitor);
    const { state } = view.response.exercise;
    if (state === 'in-validation') return void reply.redirect('/answer/findings', 303);
    if (state === 'published') return void reply.redirect('/answer/report', 303);
    const section =
      view.response.state === 'in-progress' && view.writing === 'all'
        ? lastSection(view, visitor.personName)
        : null;
    await reply.redirect(section ? `/answer/sections/${section}` : '/answer', 303);
  }

  @Get('help')
  async help(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const { context } = await this.forms.load(visitor);
    const { initiative } = await this.exercises.load(visitor.exerciseId);
    await this.pages.send(reply, 200, <HelpPage context={context} officer={initiative.officer} />);
  }

  @Post()
  async begin(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.responses.markOpened(visitor);
    await reply.redirect('/answer/sections', 303);
  }

  @Post('reopen')
  async reopen(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Body({ schema: csrfForm }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isOpen = await this.responses.reopen(visitor);
    await reply.redirect(isOpen ? '/answer/sections' : '/answer/submitted', 303);
  }
}
