import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Pages } from '../pages/pages.service.js';
import type { Question } from '../questionnaires/questionnaire.js';
import { ownQuestions } from './colleague-reach.js';
import { FormSavingService } from './form-saving.service.js';
import { storedForm, type FormState } from './form-state.js';
import { ReturnedPage, type ReturnedPageProps } from './pages/returned-page.js';
import { deviceKeyOf, readSections, type PartnerView } from './partner-view.js';
import { notedQuestions } from './noted-form.js';
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
    const questions = returnedQuestions(view, visitor);
    if (questions.length === 0) return void reply.redirect('/answer/check', 303);
    const noted = notedQuestions(view, questions, await this.forms.before(view));
    const form = storedForm(noted.questions, noted.stored);
    const revealed = query.new?.split(',') ?? [];
    await this.send(reply, 200, view, form, { noted, addTo: query.add ?? null, revealed });
  }

  @Post()
  async save(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = withoutTakenAway(fieldsOf(body));
    const view = await this.forms.load(visitor, fields);
    // Once it has been accepted as it stood, nothing is returned any more: show what was typed all the same.
    const questions =
      view.writing === 'returned'
        ? returnedQuestions(view, visitor)
        : [...view.questions.values()].filter(({ name }) => fields.has(`_at.${name}`));
    const noted = notedQuestions(view, questions, await this.forms.before(view));
    const outcome =
      view.writing === 'returned'
        ? await this.saving.save(visitor, view, noted, fields, body)
        : this.saving.closed(view, noted, fields);
    if (outcome.kind === 'again') {
      return this.send(reply, outcome.status, view, outcome.form, { noted, addTo: null, revealed: [] });
    }
    const addTo = fields.get('_add')?.[0];
    const isStaying =
      outcome.revealed.length > 0 ||
      ['_language', '_remove', '_clear'].some((name) => fields.has(name)) ||
      goes(fields) === 'stay';
    const added = addTo !== undefined && questions.some(({ name }) => name === addTo);
    if (added) return void (await reply.redirect(`/answer/returned?add=${addTo}#q-${addTo}`, 303));
    const revealed = outcome.revealed.length > 0 ? `?new=${outcome.revealed.join(',')}` : '';
    await reply.redirect(isStaying ? `/answer/returned${revealed}` : '/answer/check', 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    view: PartnerView,
    form: FormState,
    shown: Pick<ReturnedPageProps, 'noted' | 'addTo' | 'revealed'>,
  ): Promise<void> {
    const { remarks, returnedQuestions: names } = view.response;
    const documents = await this.forms.documentNames(view, view.questions.values());
    const { before } = shown.noted;
    await this.pages.send(
      reply,
      status,
      <ReturnedPage
        context={view.context}
        remarks={new Map(remarks.map(({ question, remark }) => [question, remark]))}
        rest={readSections({ ...view, documents, before }, view.context.language, new Set(names))}
        documents={documents}
        deviceKey={deviceKeyOf(view)}
        {...shown}
        {...form}
      />,
    );
  }
}

const goes = (fields: ReadonlyMap<string, readonly string[]>): string | undefined => fields.get('_go')?.[0];

/** Those of the returned questions that this person may answer. */
function returnedQuestions(
  { response, questions, sections }: PartnerView,
  visitor: PartnerVisitor,
): readonly Question[] {
  const own = ownQuestions(visitor, sections);
  return response.returnedQuestions.flatMap((name) => (own.has(name) ? (questions.get(name) ?? []) : []));
}
