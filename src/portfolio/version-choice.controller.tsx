import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { QuestionnaireChoiceService } from '../exercises/questionnaire-choice.service.js';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { languageOf } from '../http/problem.filter.js';
import { refusedForm, typedIn } from '../initiatives/form-reading.js';
import { pageText } from '../pages/page-text.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { PlanPages } from './plan-pages.service.js';

const choiceForm = z.strictObject({ _csrf: csrfField, revision: revisionField, questionnaire: textField });

/** Choosing the version of the questionnaire on the page of a plan. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year')
export class VersionChoiceController {
  constructor(
    private readonly clock: Clock,
    private readonly plans: PlanPages,
    private readonly choices: QuestionnaireChoiceService,
  ) {}

  @Post('questionnaire')
  @Access('manager')
  async choose(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: { readonly code: string; readonly year: string },
    @Body({ schema: choiceForm }) { revision, questionnaire }: z.output<typeof choiceForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { language } = context;
    try {
      await this.choices.choose({ ...params, revision, actor: actorOf(visitor) }, questionnaire);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.key === 'invalid-request') {
        const said = refusedForm(language, typedIn({ questionnaire }), error.details.errors ?? []);
        return this.plans.send(reply, 422, visitor, context, params, said);
      }
      if (error.key !== 'stale' && error.key !== 'step-not-allowed') throw error;
      const summary = [{ text: pageText(language, 'plan.overtaken'), href: null }];
      return this.plans.send(reply, 409, visitor, context, params, { summary });
    }
    await reply.redirect(`${exercisePath(params.code, params.year)}/plan?done=questionnaire`, 303);
  }
}
