import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { csrfField, revisionField, textField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { whenText } from '../pages/deadline.js';
import { pageText, type PageTextKey } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import { assertSubmits } from '../responses/colleague-reach.js';
import { PartnerFormsService } from '../responses/partner-forms.service.js';
import type { PartnerContext } from '../responses/pages/partner-frame.js';
import { FindingsForPartner, type PartnerFindings } from './findings-for-partner.service.js';
import { QuotesPage, type ShownQuote } from './pages/quotes-page.js';
import { LONGEST_QUOTE, MOST_QUOTED_WORDS, QUOTE_CONSENTS, wordsIn, type Quote } from './quote.js';
import { attributionText } from './quote-attribution.js';
import { QuoteDecisions } from './quote-decisions.service.js';
import { nameOf } from './wording.js';

const quoteForm = z.strictObject({
  _csrf: csrfField,
  consent: z.enum(QUOTE_CONSENTS).optional(),
  text: textField,
  basis: revisionField,
});
type QuoteForm = z.output<typeof quoteForm>;
const doneQuery = z.strictObject({ done: z.enum(['approved', 'refused']).optional() });

/** What was sent for one quote and could not be stored. */
interface Refused {
  readonly source: string;
  readonly form: QuoteForm;
  readonly error: PageTextKey;
}

/** P10: the entity's quotes as they will appear, and whether they may. */
@ApiExcludeController()
@Controller('answer/quotes')
@Access('partner')
export class PartnerQuotesController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: PartnerFormsService,
    private readonly findings: FindingsForPartner,
    private readonly decisions: QuoteDecisions,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Query({ schema: doneQuery }) { done }: z.output<typeof doneQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, 200, visitor, done ? `quotes.notice.${done}` : null, null);
  }

  @Post(':source')
  async decide(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('source') source: string,
    @Body({ schema: quoteForm }) form: QuoteForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = form.text.replace(/\r\n?/g, '\n').trim();
    const { consent, basis } = form;
    const wrong =
      consent === undefined ? 'quotes.error.none' : consent === 'refused' ? null : wrongText(text);
    if (consent === undefined || wrong) {
      const error = wrong ?? 'quotes.error.none';
      return this.send(reply, 422, visitor, null, { source, form, error });
    }
    const { context } = await this.forms.load(visitor);
    const wish = { source, consent, text, basis };
    if ((await this.decisions.decide(visitor, context.language, wish)) === 'stale') {
      return this.send(reply, 409, visitor, null, { source, form, error: 'quotes.error.stale' });
    }
    await reply.redirect(`/answer/quotes?done=${consent === 'refused' ? 'refused' : 'approved'}`, 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: PartnerVisitor,
    notice: PageTextKey | null,
    refused: Refused | null,
  ): Promise<void> {
    assertSubmits(visitor);
    const { context } = await this.forms.load(visitor);
    const found = await this.findings.load(visitor, context.language);
    const own = found.quotes.filter(({ entity }) => entity === visitor.entity);
    if (refused && own.every(({ source }) => source !== refused.source)) throw new Problem('not-found');
    const shown = own.map((quote) => shownQuote(found, quote, context, refused));
    await this.pages.send(
      reply,
      status,
      <QuotesPage
        context={context}
        quotes={shown}
        isPublished={found.exercise.publishedAt !== null}
        isOneOfFew={sharesRoleWithFew(found, visitor.entity)}
        mostWords={MOST_QUOTED_WORDS}
        notice={notice && pageText(context.language, notice)}
        summary={shown.flatMap(({ key, error }) => (error ? [{ text: error, href: `#quote-${key}` }] : []))}
      />,
    );
  }
}

function wrongText(text: string): PageTextKey | null {
  if (text === '') return 'quotes.error.empty';
  return text.length > LONGEST_QUOTE ? 'quotes.error.long' : null;
}

/** With fewer than three entities in a role, the role alone is not anonymous (`pages-and-report.md`, section 4). */
function sharesRoleWithFew({ exercise }: PartnerFindings, key: string): boolean {
  const entities = exercise.partnership?.entities ?? [];
  const role = entities.find((entity) => entity.key === key)?.role;
  return entities.filter((entity) => entity.role === role).length < 3;
}

function shownQuote(
  found: PartnerFindings,
  quote: Quote,
  { language, zone, now }: PartnerContext,
  refused: Refused | null,
): ShownQuote {
  const entity = found.exercise.partnership?.entities.find(({ key }) => key === quote.entity);
  const of = { entity: nameOf(found.entityNames, quote.entity), role: entity?.role ?? 'other' };
  const mine = refused?.source === quote.source ? refused : null;
  return {
    key: quote.source,
    said: quote.said,
    stands: quote.text,
    language: quote.language,
    isOwn: quote.source === 'answer',
    approval: quote.approval,
    printedAs: attributionText(found.speech, quote, quote.attribution, of),
    asNamed: attributionText(found.speech, quote, 'named', of),
    asRole: attributionText(found.speech, quote, 'role-only', of),
    decided: quote.decidedAt && whenText(language, quote.decidedAt, zone, now),
    text: mine ? mine.form.text : quote.text,
    words: wordsIn(quote.text),
    choice: mine
      ? (mine.form.consent ?? null)
      : quote.approval === 'approved'
        ? quote.attribution
        : quote.approval === 'refused'
          ? 'refused'
          : null,
    basis: quote.revision,
    error: mine && pageText(language, mine.error, { count: LONGEST_QUOTE }),
  };
}
