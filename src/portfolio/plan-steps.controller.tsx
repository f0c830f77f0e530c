import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { cancellation, extension, skipping } from '../exercises/exercise-plan.shape.js';
import type { Exercise } from '../exercises/exercise.js';
import { ExerciseStepsService, type StepRequest } from '../exercises/exercise-steps.service.js';
import { languageOf } from '../http/problem.filter.js';
import { requestProblem } from '../http/request-shape.pipe.js';
import { ruleText } from '../initiatives/document-problem-texts.js';
import { refusedForm, typedIn } from '../initiatives/form-reading.js';
import { pageText } from '../pages/page-text.js';
import { staffContext } from '../pages/staff/staff-context.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { exercisePath, initiativePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import { PlanPages, type PlanSaid } from './plan-pages.service.js';

const stepForm = z.strictObject({ _csrf: csrfField, revision: revisionField });
const extendForm = z.strictObject({ ...stepForm.shape, closesOn: z.string(), reason: textField });
const cancelForm = z.strictObject({ ...stepForm.shape, reason: textField });

interface Params {
  readonly code: string;
  readonly year: string;
}
type Step = 'open' | 'close' | 'extend' | 'cancel' | 'skip';

/** The steps of an exercise, each a form on the page of its plan; what is missing is said there. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year')
@Access('manager')
export class PlanStepsController {
  constructor(
    private readonly clock: Clock,
    private readonly plans: PlanPages,
    private readonly steps: ExerciseStepsService,
  ) {}

  @Post('open')
  open(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: stepForm }) body: z.output<typeof stepForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take('open', visitor, params, body, { request, reply }, (step) => this.steps.open(step));
  }

  @Post('close')
  close(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: stepForm }) body: z.output<typeof stepForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take('close', visitor, params, body, { request, reply }, (step) => this.steps.close(step));
  }

  @Post('extend')
  extend(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: extendForm }) body: z.output<typeof extendForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { closesOn, reason } = body;
    return this.take('extend', visitor, params, body, { request, reply }, (step) => {
      const read = extension.safeParse({ closesOn: closesOn.trim(), reason });
      if (!read.success) throw requestProblem(read.error.issues);
      return this.steps.extend(step, read.data);
    });
  }

  @Post('cancel')
  cancel(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: cancelForm }) body: z.output<typeof cancelForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take('cancel', visitor, params, body, { request, reply }, (step) => {
      const read = cancellation.safeParse({ reason: body.reason });
      if (!read.success) throw unreasoned('cancelReason', read.error.issues);
      return this.steps.cancel(step, read.data.reason);
    });
  }

  @Post('skip')
  skip(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: cancelForm }) body: z.output<typeof cancelForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.take('skip', visitor, params, body, { request, reply }, (step) => {
      const read = skipping.safeParse({ reason: body.reason });
      if (!read.success) throw unreasoned('skipReason', read.error.issues);
      return this.steps.skip(step, read.data.reason);
    });
  }

  private async take(
    step: Step,
    visitor: StaffVisitor,
    params: Params,
    body: { readonly revision: number; readonly closesOn?: string; readonly reason?: string },
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    act: (step: StepRequest) => Promise<Exercise>,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    let taken: Exercise;
    try {
      taken = await act({ ...params, revision: body.revision, actor: actorOf(visitor) });
    } catch (error) {
      if (
        !(error instanceof Problem) ||
        !['stale', 'step-not-allowed', 'invalid-request'].includes(error.key)
      )
        throw error;
      const said = refusal(step, error, body, context);
      return this.plans.send(
        reply,
        error.key === 'invalid-request' ? 422 : 409,
        visitor,
        context,
        params,
        said,
      );
    }
    const done = DONE[step];
    await reply.redirect(
      taken.state === 'cancelled'
        ? `${initiativePath(params.code)}?done=${done}&was=${taken.number}`
        : `${exercisePath(params.code, params.year)}/plan?done=${done}`,
      303,
    );
  }
}

const DONE = {
  open: 'opened',
  close: 'closed',
  extend: 'extended',
  cancel: 'cancelled',
  skip: 'skipped',
} as const;

const REASON_FIELDS: Readonly<Partial<Record<Step, string>>> = { cancel: 'cancelReason', skip: 'skipReason' };

/** The reasons stand in different fields of one page. */
function unreasoned(field: string, issues: readonly { readonly message: string }[]): Problem {
  return new Problem('invalid-request', {
    errors: issues.map(({ message }) => ({ pointer: `/${field}`, detail: message })),
  });
}

/** What was refused, with the text that was typed still in its field. */
function refusal(
  step: Step,
  { key, details }: Problem,
  { closesOn, reason }: { readonly closesOn?: string; readonly reason?: string },
  { language }: StaffContext,
): PlanSaid {
  const typed = typedIn({
    ...(closesOn === undefined ? {} : { closesOn }),
    ...(reason === undefined ? {} : { [REASON_FIELDS[step] ?? 'reason']: reason }),
  });
  const places = details.errors ?? [];
  const shown = refusedForm(language, typed, places);
  if (key === 'invalid-request') return shown;
  const isState = places.every(({ pointer }) => pointer === '/state');
  if (key === 'stale' || isState) {
    return { ...shown, summary: [{ text: pageText(language, 'plan.overtaken'), href: null }], lead: null };
  }
  return {
    ...shown,
    summary: places.map(({ detail }) => ({ text: ruleText(language, detail), href: '#plan-entities' })),
    lead: pageText(language, 'plan.cannotOpen'),
  };
}
