import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { textIn } from '../language.js';
import { timeText, whenText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { Problem } from '../problem.js';
import type { Section } from '../questionnaires/questionnaire.js';
import { alsoWriting } from './also-writing.js';
import { ownSections, writesIn } from './colleague-reach.js';
import { FormSavingService } from './form-saving.service.js';
import { storedForm, type FormState } from './form-state.js';
import { nextStep } from './next-step.js';
import { SectionPage } from './pages/section-page.js';
import { SectionsPage } from './pages/sections-page.js';
import { deviceKeyOf, type PartnerView } from './partner-view.js';
import { notedSection, type NotedForm } from './noted-form.js';
import { PartnerFormsService } from './partner-forms.service.js';
import { fieldsOf, withoutTakenAway } from './read-form.js';
import { progressOf, type SectionProgress } from './section-progress.js';

const sectionQuery = z.strictObject({
  /** Names of questions that the last save has led to. */
  new: z.string().max(2000).optional(),
  /** Panel question that gets one more panel. */
  add: z.string().max(64).optional(),
});

/** P3 and P4: the list of sections, and a section's form. */
@ApiExcludeController()
@Controller('answer/sections')
@Access('partner')
export class SectionsController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: PartnerFormsService,
    private readonly saving: FormSavingService,
  ) {}

  @Get()
  async list(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.forms.load(visitor);
    if (view.writing === 'returned') return void reply.redirect('/answer/returned', 303);
    const sections = view.sections.map((section) => ({
      ...progress(view, section),
      title: textIn(section.title, view.context.language).text,
      lastChange: lastChange(view, section),
      own: writesIn(visitor, section.name),
    }));
    await this.pages.send(
      reply,
      200,
      <SectionsPage
        context={view.context}
        sections={sections}
        writable={view.writing === 'all'}
        canReopen={view.canReopen}
        submits={view.submits}
      />,
    );
  }

  @Get(':section')
  async show(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('section') name: string,
    @Query({ schema: sectionQuery }) query: z.output<typeof sectionQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.forms.load(visitor);
    const section = sectionOf(view, name);
    if (view.writing === 'returned') return void reply.redirect('/answer/returned', 303);
    if (view.writing === 'none' || !writesIn(visitor, section.name)) {
      return void reply.redirect(`/answer/check#s-${section.name}`, 303);
    }
    const noted = notedSection(view, section, await this.forms.before(view));
    await this.send(reply, 200, visitor, view, section, storedForm(noted.questions, noted.stored), {
      noted,
      revealed: query.new?.split(',') ?? [],
      addTo: query.add ?? null,
    });
  }

  /** Who else writes in the section now, in words; asked by the script of an open page. */
  @Get(':section/others')
  async others(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('section') name: string,
  ): Promise<{ readonly text: string }> {
    const view = await this.forms.load(visitor);
    return { text: othersText(view, sectionOf(view, name), visitor.personName) };
  }

  @Post(':section')
  async save(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('section') name: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = withoutTakenAway(fieldsOf(body));
    const view = await this.forms.load(visitor, fields);
    const section = sectionOf(view, name);
    if (!writesIn(visitor, section.name)) throw new Problem('not-found');
    const noted = notedSection(view, section, await this.forms.before(view));
    const outcome =
      view.writing === 'all'
        ? await this.saving.save(visitor, view, noted, fields, body)
        : this.saving.closed(view, noted, fields);
    if (outcome.kind === 'again') {
      const extra = { noted, revealed: [], addTo: null };
      return this.send(reply, outcome.status, visitor, view, section, outcome.form, extra);
    }
    const names = ownSections(visitor, view.sections).map((one) => one.name);
    await reply.redirect(nextStep(section.name, names, fields, outcome.revealed), 303);
  }

  private async send(
    reply: FastifyReply,
    status: number,
    visitor: PartnerVisitor,
    view: PartnerView,
    section: Section,
    form: FormState,
    extra: {
      readonly noted: NotedForm;
      readonly revealed: readonly string[];
      readonly addTo: string | null;
    },
  ): Promise<void> {
    const documents = await this.forms.documentNames(view, section.questions);
    await this.pages.send(
      reply,
      status,
      <SectionPage
        context={view.context}
        section={section}
        position={view.sections.indexOf(section) + 1}
        count={view.sections.length}
        lastChange={lastChange(view, section)}
        deviceKey={deviceKeyOf(view)}
        others={othersText(view, section, visitor.personName)}
        documents={documents}
        {...form}
        {...extra}
      />,
    );
  }
}

function sectionOf(view: PartnerView, name: string): Section {
  const section = view.sections.find((one) => one.name === name);
  if (!section) throw new Problem('not-found');
  return section;
}

/** Empty where nobody else writes there. */
function othersText(view: PartnerView, section: Section, own: string): string {
  const { language, now, zone } = view.context;
  const others = alsoWriting(section, view.response.answers, own, now);
  const [latest] = others;
  if (!latest) return '';
  const names = new Intl.ListFormat(language).format(others.map(({ name }) => name));
  const time = timeText(language, latest.at, zone);
  return pageText(language, 'colleagues.writing', { names, count: others.length, time });
}

function progress(view: PartnerView, section: Section): SectionProgress {
  return progressOf(section, view.response.answers, view.visible, view.required);
}

function lastChange(view: PartnerView, section: Section) {
  const { last } = progress(view, section);
  const { language, zone, now } = view.context;
  return last && { by: last.by, when: whenText(language, last.at, zone, now) };
}
