import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { csrfField, revisionField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { momentText } from '../pages/deadline.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import type { AnswerProblem } from '../questionnaires/questionnaire.js';
import { answerProblemText } from '../questionnaires/answer-problem-texts.js';
import { ownQuestions } from './colleague-reach.js';
import { placeOf } from './form-state.js';
import { CheckPage } from './pages/check-page.js';
import { SubmittedPage } from './pages/submitted-page.js';
import { readSections, type PartnerView } from './partner-view.js';
import { PartnerFormsService } from './partner-forms.service.js';
import { SubmissionsService } from './submissions.service.js';

const submitForm = z.strictObject({
  _csrf: csrfField,
  idempotencyKey: z.string().min(8).max(100),
  revision: revisionField,
});

interface Said {
  readonly errors: ReadonlyMap<string, string>;
  readonly summary: readonly ErrorLine[];
}

const NOTHING_SAID: Said = { errors: new Map(), summary: [] };

/** P5 and P6: checking the answers, submitting them, and what happens next. */
@ApiExcludeController()
@Controller('answer')
@Access('partner')
export class SubmissionController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: PartnerFormsService,
    private readonly submissions: SubmissionsService,
  ) {}

  @Get('check')
  async check(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    await this.sendCheck(reply, 200, visitor, await this.forms.load(visitor), NOTHING_SAID);
  }

  @Post('submit')
  async submit(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Body({ schema: submitForm }) { idempotencyKey, revision }: z.output<typeof submitForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const outcome = await this.submissions.submit(visitor, { idempotencyKey, revision });
    switch (outcome.kind) {
      case 'submitted':
        return void (await reply.redirect('/answer/submitted', 303));
      case 'stale': {
        const view = await this.forms.load(visitor);
        const text = pageText(view.context.language, 'check.stale');
        return this.sendCheck(reply, 409, visitor, view, {
          errors: new Map(),
          summary: [{ text, href: null }],
        });
      }
      case 'refused': {
        const view = await this.forms.load(visitor);
        return this.sendCheck(reply, 422, visitor, view, saidOf(outcome.problems, view));
      }
      case 'key-reused':
        throw new Problem('key-reused');
      case 'closed':
        throw new Problem('closed');
      default:
        return outcome satisfies never;
    }
  }

  @Get('submitted')
  async submitted(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.forms.load(visitor);
    const { state, reference, submittedAt, submittedBy } = view.response;
    const isSubmitted = state === 'submitted' || state === 'accepted';
    if (!isSubmitted || !reference || !submittedAt) return void reply.redirect('/answer', 303);
    const { language, zone } = view.context;
    await this.pages.send(
      reply,
      200,
      <SubmittedPage
        context={view.context}
        reference={reference}
        submittedBy={submittedBy ?? ''}
        submittedWhen={momentText(language, submittedAt, zone)}
        accepted={state === 'accepted'}
        published={view.response.exercise.state === 'published'}
        canReopen={view.canReopen}
      />,
    );
  }

  private async sendCheck(
    reply: FastifyReply,
    status: number,
    visitor: PartnerVisitor,
    view: PartnerView,
    said: Said,
  ): Promise<void> {
    const isReturned = view.writing === 'returned';
    const documents = await this.forms.documentNames(view, view.questions.values());
    const before = await this.forms.before(view);
    await this.pages.send(
      reply,
      status,
      <CheckPage
        context={view.context}
        sections={readSections({ ...view, documents, before }, view.context.language)}
        yearBefore={before?.year ?? null}
        writable={view.writing !== 'none'}
        mayChange={mayChange(view, visitor)}
        submits={view.submits}
        isReturned={isReturned}
        revision={view.response.revision}
        idempotencyKey={randomUUID()}
        {...said}
      />,
    );
  }
}

/** The questions that this person may change, while anything may be. */
function mayChange(view: PartnerView, visitor: PartnerVisitor): ReadonlySet<string> {
  const own = ownQuestions(visitor, view.sections);
  return view.writing === 'returned'
    ? new Set(view.response.returnedQuestions.filter((name) => own.has(name)))
    : own;
}

/** Messages beside the answers, and all of them above the page. */
function saidOf(problems: readonly AnswerProblem[], view: PartnerView): Said {
  const errors = new Map<string, string>();
  const summary = problems.map((problem): ErrorLine => {
    const question = view.questions.get(problem.question);
    const text = answerProblemText(problem, view.context.language, view.questionnaire);
    if (!question) return { text, href: null };
    const earlier = errors.get(problem.question);
    errors.set(problem.question, earlier ? `${earlier} ${text}` : text);
    const { title } = placeOf(problem, question, view.context.language);
    return { text: `${title} – ${text}`, href: `#a-${problem.question}` };
  });
  return { errors, summary };
}
