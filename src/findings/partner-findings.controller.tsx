import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { deadlineText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import type { PartnerContext } from '../responses/pages/partner-frame.js';
import { PartnerFormsService } from '../responses/partner-forms.service.js';
import { fieldsOf, type Fields } from '../responses/read-form.js';
import { FindingsForPartner, type PartnerFindings } from './findings-for-partner.service.js';
import { FindingsListPage } from './pages/findings-list-page.js';
import { FindingsSectionPage } from './pages/findings-section-page.js';
import { nextMeeting } from './pages/meeting-words.js';
import { shownFindings, type Outcome } from './pages/shown-findings.js';
import { progressIn } from './partner-finding.js';
import { readReaction, type ReactionError } from './read-reactions.js';
import { Reactions, type Said } from './reactions.service.js';
import { reactionsForm, typedReaction } from './reactions.shape.js';

const doneQuery = z.strictObject({ done: z.enum(['saved', 'nothing']).optional() });

/** P9: the draft findings, and what the entity says of each. */
@ApiExcludeController()
@Controller('answer/findings')
@Access('partner')
export class PartnerFindingsController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: PartnerFormsService,
    private readonly findings: FindingsForPartner,
    private readonly reactions: Reactions,
  ) {}

  @Get()
  async list(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const { context } = await this.forms.load(visitor);
    const found = await this.findings.load(visitor, context.language);
    const own = found.quotes.filter(({ entity }) => entity === visitor.entity && visitor.colleague === null);
    await this.pages.send(
      reply,
      200,
      <FindingsListPage
        context={context}
        isOut={found.isOut}
        isOpen={found.isOpen}
        isColleague={visitor.colleague !== null}
        until={untilText(found, context)}
        sections={found.sections.map(({ name, findings }) => ({
          name,
          title: found.speech.say(`section.${name}`),
          ...progressIn(findings, found.markOf, found.reactionOf),
        }))}
        meeting={nextMeeting(found.view.meetings, context)}
        quotes={{
          count: own.length,
          waiting: own.filter(({ approval }) => approval === 'asked').length,
        }}
      />,
    );
  }

  @Get(':section')
  async show(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('section') name: string,
    @Query({ schema: doneQuery }) { done }: z.output<typeof doneQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { context } = await this.forms.load(visitor);
    const found = await this.findings.load(visitor, context.language);
    const notice = done ? pageText(context.language, `agree.notice.${done}`) : null;
    await this.send(reply, 200, context, found, name, { notice, outcome: null });
  }

  @Post(':section')
  async save(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('section') name: string,
    @Body({ schema: reactionsForm }) body: z.output<typeof reactionsForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { context } = await this.forms.load(visitor, fields);
    const found = await this.findings.load(visitor, context.language);
    const { said, errors } = readForm(found, name, fields);
    const saved = await this.reactions.react(visitor, context.language, said);
    const outcomes = [...saved.values()];
    if (outcomes.includes('closed')) {
      const now = await this.findings.load(visitor, context.language);
      const outcome = { fields, errors: new Map(), stale: new Set<string>(), closed: true };
      return this.send(reply, 409, context, now, name, { notice: null, outcome });
    }
    const stale = new Set([...saved].flatMap(([finding, outcome]) => (outcome === 'stale' ? [finding] : [])));
    if (errors.size > 0 || stale.size > 0) {
      const now = await this.findings.load(visitor, context.language);
      const status = stale.size > 0 ? 409 : 422;
      const outcome = { fields, errors, stale, closed: false };
      return this.send(reply, status, context, now, name, { notice: null, outcome });
    }
    const done = outcomes.includes('saved') ? 'saved' : 'nothing';
    await reply.redirect(nextPath(found, name, fields, done), 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    context: PartnerContext,
    found: PartnerFindings,
    name: string,
    { notice, outcome }: { readonly notice: string | null; readonly outcome: Outcome | null },
  ): Promise<void> {
    const section = sectionOf(found, name);
    const shown = shownFindings(found, section.findings, context, outcome);
    await this.pages.send(
      reply,
      status,
      <FindingsSectionPage
        context={context}
        section={name}
        title={found.speech.say(`section.${name}`)}
        position={found.sections.indexOf(section) + 1}
        count={found.sections.length}
        isOpen={found.isOpen}
        until={untilText(found, context)}
        notice={notice}
        {...shown}
      />,
    );
  }
}

function sectionOf(found: PartnerFindings, name: string): PartnerFindings['sections'][number] {
  const section = found.sections.find((one) => one.name === name);
  if (!section) throw new Problem('not-found');
  return section;
}

function readForm(found: PartnerFindings, name: string, fields: Fields) {
  const said: Said[] = [];
  const errors = new Map<string, ReactionError>();
  for (const finding of sectionOf(found, name).findings) {
    const typed = typedReaction(fields, finding.finding);
    const read = typed && readReaction(typed, found.reactionOf(finding)?.text ?? '');
    if (!typed || !read || read.kind === 'nothing') continue;
    const { basis, seen } = typed;
    if (read.kind === 'wrong') errors.set(finding.finding, read.error);
    else said.push({ finding: finding.finding, kind: read.said, text: read.text, basis, seen });
  }
  return { said, errors };
}

/** On to the next section, back to the list, or the same page in another language. */
function nextPath({ sections }: PartnerFindings, name: string, fields: Fields, done: string): string {
  const own = `/answer/findings/${name}`;
  if (fields.get('_go')?.[0] === 'later') return '/answer/findings';
  if (fields.has('_language') || fields.get('_go')?.[0] === 'stay') return `${own}?done=${done}`;
  const next = sections[sections.findIndex((section) => section.name === name) + 1];
  return next ? `/answer/findings/${next.name}?done=${done}` : '/answer/findings';
}

export function untilText({ view, exercise }: PartnerFindings, { language, zone }: PartnerContext) {
  return view.round && deadlineText(language, view.round.endsAt, exercise.timeZone, zone);
}
