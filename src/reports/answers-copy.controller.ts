import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { pageText } from '../pages/page-text.js';
import { contentDisposition } from '../responses/document-name.js';
import { readSections } from '../responses/partner-view.js';
import { PartnerFormsService } from '../responses/partner-forms.service.js';
import { PartnerViewsService } from '../responses/partner-views.service.js';
import { answersCopy } from './answers-copy.js';
import { PdfRendererService } from './pdf/pdf-renderer.service.js';

/** The copy that partners keep of their own answers; it is made here, where documents are rendered. */
@ApiExcludeController()
@Controller('answer')
@Access('partner')
export class AnswersCopyController {
  constructor(
    private readonly views: PartnerViewsService,
    private readonly forms: PartnerFormsService,
    private readonly renderer: PdfRendererService,
  ) {}

  @Get('copy.pdf')
  async copy(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.views.load(visitor);
    const { context, response } = view;
    const { submittedAt, reference, state } = response;
    const documents = await this.forms.documentNames(view, view.questions.values());
    const before = await this.forms.before(view);
    const isSubmitted = state === 'submitted' || state === 'accepted';
    const model = answersCopy({
      context,
      sections: readSections({ ...view, documents, before }, context.language),
      yearBefore: before?.year ?? null,
      submittedAt: isSubmitted ? submittedAt : null,
      reference: isSubmitted ? reference : null,
    });
    const bytes = await this.renderer.render(model);
    const name = `${context.initiative}-${context.year}-${pageText(context.language, 'copy.file')}.pdf`;
    await reply
      .type('application/pdf')
      .header('content-disposition', contentDisposition(name))
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(bytes));
  }
}
