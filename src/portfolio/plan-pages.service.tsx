import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { afterStep, type ExerciseStep } from '../exercises/exercise.js';
import { plainForm, type ShownForm } from '../initiatives/form-reading.js';
import { InitiativesService } from '../initiatives/initiatives.service.js';
import type { WindowMessagesAtAGlance } from '../mail/window-messages.service.js';
import { deadlineText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import type { FeedLine } from '../pages/staff/feed.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { civilDayText, datesText } from './dates-text.js';
import { courseOf } from './exercise-course.js';
import { NewPlanPage } from './pages/new-plan-page.js';
import { PlanPage } from './pages/plan-page.js';
import { PlanBasis } from './plan-basis.service.js';
import { StepReading } from './step-reading.service.js';
import { contactsByLanguage, missingTexts, warningsOf } from './plan-warnings.js';
import { LANGUAGES, type Language } from '../language.js';

/** What is said about the step just taken or refused. */
export interface PlanSaid extends Partial<ShownForm> {
  /** The step just taken. */
  readonly done?:
    | 'planned'
    | 'opened'
    | 'closed'
    | 'extended'
    | 'questionnaire'
    | 'moved'
    | 'confirmed'
    | 'unconfirmed'
    | null;
  /** The step just taken can be taken back. */
  readonly canUndo?: boolean;
}

/** Shows the plan of an exercise, with what has been typed and what was refused. */
@Injectable()
export class PlanPages {
  constructor(
    private readonly pages: Pages,
    private readonly initiatives: InitiativesService,
    private readonly steps: StepReading,
    private readonly basis: PlanBasis,
  ) {}

  /** `like` is the number of an exercise whose dates it begins with. */
  async sendNew(
    reply: FastifyReply,
    status: number,
    context: StaffContext,
    of: { readonly code: string; readonly like?: number | null },
    shown?: ShownForm,
  ) {
    const { code, like = null } = of;
    const { initiative } = await this.initiatives.get(code);
    const { language, now } = context;
    const known = this.basis.versions();
    const earlier = like === null ? null : await this.steps.numbered(code, like);
    const zone = initiative.entities.flatMap(({ contacts }) => contacts)[0]?.timeZone ?? '';
    const preset = new Map([
      ['questionnaire', earlier?.questionnaire ?? known.at(-1)?.id ?? ''],
      ['year', earlier ? String(earlier.year) : now.slice(0, 4)],
      ['opensOn', earlier?.opensOn ?? ''],
      ['closesOn', earlier?.closesOn ?? ''],
      ['timeZone', earlier?.timeZone ?? zone],
    ]);
    await this.pages.send(
      reply,
      status,
      <NewPlanPage
        context={context}
        initiative={initiative}
        questionnaires={known}
        warnings={warningsOf(initiative)}
        {...(shown ?? plainForm(language, preset))}
      />,
    );
  }

  async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    context: StaffContext,
    of: { readonly code: string; readonly year: string },
    said: PlanSaid = {},
  ): Promise<void> {
    const { language, now } = context;
    const { exercise, initiative, jobs, steps, instead } = await this.steps.find(of.code, of.year, language);
    const mayStep = mayEnter(visitor, 'manager', { window: initiative.window, code: initiative.code });
    const can = (step: ExerciseStep) => mayStep && afterStep(exercise.state, step) !== null;
    const byLanguage = contactsByLanguage(initiative);
    const since = await this.basis.since({ exercise, initiative });
    const typed = new Map([
      ['opensOn', exercise.opensOn],
      ['closesOn', exercise.closesOn],
      ['timeZone', exercise.timeZone],
      ['questionnaire', exercise.questionnaire],
    ]);
    await this.pages.send(
      reply,
      status,
      <PlanPage
        context={context}
        initiative={initiative}
        exercise={exercise}
        dates={datesText(language, exercise)}
        deadline={deadlineText(language, exercise.closesAt, exercise.timeZone)}
        opensOn={civilDayText(language, exercise.opensOn)}
        opensEarly={now.slice(0, 10) < exercise.opensOn}
        isOver={exercise.closesAt <= now}
        questionnaireKnown={this.basis.has(exercise.questionnaire)}
        versions={this.basis.versions()}
        since={since}
        versionCounts={since && this.basis.counts(since.earlier.questionnaire, exercise.questionnaire)}
        warnings={warningsOf(initiative)}
        languages={LANGUAGES.map((one) => ({
          language: one,
          contacts: byLanguage[one],
          missing: missingTexts(initiative, one),
        }))}
        can={{
          open: can('open'),
          close: can('close'),
          extend: can('extend'),
          cancel: can('cancel') && exercise.publishedAt === null,
          skip: can('skip'),
        }}
        messages={messagesFor(await this.basis.messagesOf(initiative.window), byLanguage)}
        skipping={{
          year: instead.year,
          opensOn: civilDayText(language, instead.opensOn),
          closesOn: civilDayText(language, instead.closesOn),
          isTaken: instead.isTaken,
        }}
        course={courseOf(exercise, jobs, now)}
        steps={steps}
        form={said.form ?? plainForm(language, typed).form}
        summary={said.summary ?? []}
        lead={said.lead ?? null}
        notice={said.done ? doneText(language, said.done, steps) : null}
        canUndo={(said.canUndo ?? false) && can('extend') && exercise.closesAt > now}
      />,
    );
  }
}

/** Of texts that a window words in some languages only, those that a contact of this initiative reads. */
function messagesFor(
  { own, uneven }: WindowMessagesAtAGlance,
  contacts: Readonly<Record<Language, number>>,
): WindowMessagesAtAGlance {
  const read = uneven.map(({ kind, behind }) => ({
    kind,
    behind: behind.filter((language) => contacts[language] > 0),
  }));
  return { own, uneven: read.filter(({ behind }) => behind.length > 0) };
}

/** A closed exercise that was given more time has been reopened. */
function doneText(
  language: Language,
  done: NonNullable<PlanSaid['done']>,
  [latest]: readonly FeedLine[],
): string {
  const isReopened = done === 'extended' && latest?.what === 'exercise.reopened';
  return pageText(language, `plan.done.${isReopened ? 'reopened' : done}`);
}
