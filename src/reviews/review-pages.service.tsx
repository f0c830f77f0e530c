import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import type { Language } from '../language.js';
import { momentText, whenText } from '../pages/deadline.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import type { ReadSection } from '../responses/pages/check-page.js';
import { readSections } from '../responses/partner-view.js';
import { neighboursOf } from './neighbours.js';
import { ResponsePage } from './pages/response-page.js';
import { ReviewDeskService } from './review-desk.service.js';
import { ReviewTalk, type Talk } from './review-talk.service.js';
import type { StaffResponse } from './staff-response.service.js';

/** Which response a page is about. */
export interface ReviewAddress {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
}

/** What a page says beside the response: what was done, what went wrong, what was typed. */
export interface ReviewSaid {
  readonly undo?: boolean;
  /** Id of the call that has just been logged. */
  readonly undoCall?: string | null;
  readonly onlyChanged?: boolean;
  readonly remarks?: ReadonlyMap<string, string>;
  readonly notice?: string | null;
  readonly errors?: readonly ErrorLine[];
  readonly typed?: TypedForm | null;
}

/** A form that was not taken, with what stood in it. */
export interface TypedForm {
  /** Id of its first field, or of the form. */
  readonly form: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Sends the page of one response, with all that stands beside it. */
@Injectable()
export class ReviewPages {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly desks: ReviewDeskService,
    private readonly talk: ReviewTalk,
  ) {}

  async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    params: ReviewAddress,
    language: Language,
    said: ReviewSaid,
  ): Promise<void> {
    const context = staffContext(visitor, language, this.clock.now());
    const desk = await this.desks.load(params.code, params.year, params.entity, context.language);
    const { loaded, differences } = desk;
    const { response, exercise, initiative } = loaded;
    const onlyChanged = said.onlyChanged === true && differences !== null;
    const talk = await this.talk.of(exercise, params.entity, actorOf(visitor), context);
    const readable = { ...loaded, before: desk.lastTime?.before ?? null };
    const sections = response.answers.size > 0 ? readSections(readable, context.language) : [];
    const { takenBy, confirmedBy } = response;
    const path = reviewPath(params);
    await this.pages.send(
      reply,
      status,
      <ResponsePage
        context={context}
        desk={desk}
        talk={talk}
        undoCall={undoable(talk, said.undoCall ?? null)}
        typed={said.typed ?? null}
        neighbours={neighboursOf(desk.states, params.entity)}
        onlyChanged={onlyChanged}
        canUndo={said.undo === true && context.mayReview && loaded.canUndo}
        path={path}
        documentHref={(id) => `${apiPathOf(params)}/documents/${encodeURIComponent(id)}`}
        back={exercisePath(params.code, params.year)}
        entityName={response.entityName}
        acronym={initiative.acronym}
        year={exercise.year}
        state={response.state}
        revision={response.revision}
        submitted={submittedText(loaded, context)}
        taken={takenBy ? { how: takenBy, confirmedBy: confirmedBy ?? '–' } : null}
        sections={onlyChanged ? changedIn(sections, differences) : sections}
        writers={writersOf(loaded, context)}
        remarks={said.remarks ?? new Map(response.remarks.map(({ question, remark }) => [question, remark]))}
        canAccept={context.mayReview && loaded.canAccept}
        canReturn={context.mayReview && loaded.canReturn}
        notice={said.notice ?? null}
        errors={said.errors ?? []}
      />,
    );
  }
}

/** Only a call that stands, and only for who logged it. */
function undoable({ book, reader }: Talk, id: string | null): string | null {
  return book.calls.find((call) => call.id === id && call.actor === reader)?.id ?? null;
}

/** Sections with the changed answers only. */
function changedIn(sections: readonly ReadSection[], changed: ReadonlyMap<string, unknown>): ReadSection[] {
  return sections.flatMap((section) => {
    const answers = section.answers.filter(({ question }) => changed.has(question.name));
    return answers.length === 0 ? [] : [{ ...section, answers }];
  });
}

/** Address of the page. */
export function reviewPath({ code, year, entity }: ReviewAddress): string {
  return `${exercisePath(code, year)}/responses/${encodeURIComponent(entity)}`;
}

function apiPathOf({ code, year, entity }: ReviewAddress): string {
  const [initiative, exercise, response] = [code, year, entity].map(encodeURIComponent);
  return `/api/initiatives/${initiative}/exercises/${exercise}/responses/${response}`;
}

function submittedText({ response, exercise }: StaffResponse, { language }: StaffContext): string | null {
  const { submittedAt, submittedBy, reference } = response;
  if (!submittedAt) return null;
  const when = momentText(language, submittedAt, exercise.timeZone);
  const by = pageText(language, 'staff.by', { name: submittedBy ?? '–', when });
  return reference ? `${by} · ${reference}` : by;
}

function writersOf({ response, exercise }: StaffResponse, { language, now }: StaffContext) {
  return new Map(
    [...response.answers.values()].map(({ question, by, at }) => [
      question,
      pageText(language, 'staff.by', {
        name: by || '–',
        when: whenText(language, at, exercise.timeZone, now),
      }),
    ]),
  );
}
