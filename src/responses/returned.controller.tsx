import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import type { Question } from '../questionnaires/questionnaire.js';
import { FormSavingService } from './form-saving.service.js';
import { storedForm, type FormState } from './form-state.js';
import { ReturnedPage } from './pages/returned-page.js';
import { deviceKeyOf, readSections, type PartnerView } from './partner-view.js';
import { PartnerFormsService } from './partner-forms.service.js';
import { fieldsOf, withoutTakenAway } from './read-form.js';

const returnedQuery = z.strictObject({
  new: z.string().max(2000).optional(),
  add: z.string().max(64).optional(),
});

/** P8: the answers that evaluators have sent back, each with their question. */
@ApiExcludeController()
@Controller('answer/returned')
@Access('partner')
export class ReturnedController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: PartnerFormsService,
    private readonly saving: FormSavingService,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Query({ schema: returnedQuery }) query: z.output<typeof returnedQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.forms.load(visitor);
    if (view.response.state !== 'returned') return void reply.redirect('/answer', 303);
    if (view.writing !== 'returned') return void reply.redirect('/answer/check', 303);
    const form = storedForm(returnedQuestions(view), view.response.answers);
    await this.send(reply, 200, view, form, query.add ?? null);
  }

  @Post()
  async save(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = withoutTakenAway(fieldsOf(body));
    const view = await this.forms.load(visitor, fields);
    if (view.writing !== 'returned') throw new Problem('closed');
    const questions = returnedQuestions(view);
    const outcome = await this.saving.save(visitor, view, questions, fields, body);
    if (outcome.kind === 'again') return this.send(reply, outcome.status, view, outcome.form, null);
    const addTo = fields.get('_add')?.[0];
    const isStaying =
      outcome.revealed.length > 0 ||
      ['_language', '_remove', '_clear'].some((name) => fields.has(name)) ||
      goes(fields) === 'stay';
    const added = addTo !== undefined && questions.some(({ name }) => name === addTo);
    if (added) return void (await reply.redirect(`/answer/returned?add=${addTo}#q-${addTo}`, 303));
    await reply.redirect(isStaying ? '/answer/returned' : '/answer/check', 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    view: PartnerView,
    form: FormState,
    addTo: string | null,
  ): Promise<void> {
    const { remarks, returnedQuestions: names } = view.response;
    const documents = await this.forms.documentNames(view, view.questions.values());
    await this.pages.send(
      reply,
      status,
      <ReturnedPage
        context={view.context}
        questions={returnedQuestions(view)}
        visible={view.visible}
        remarks={new Map(remarks.map(({ question, remark }) => [question, remark]))}
        rest={readSections({ ...view, documents }, view.context.language, new Set(names))}
        documents={documents}
        deviceKey={deviceKeyOf(view)}
        addTo={addTo}
        {...form}
      />,
    );
  }
}

const goes = (fields: ReadonlyMap<string, readonly string[]>): string | undefined => fields.get('_go')?.[0];

function returnedQuestions({ response, questions }: PartnerView): readonly Question[] {
  return response.returnedQuestions.flatMap((name) => questions.get(name) ?? []);
}
