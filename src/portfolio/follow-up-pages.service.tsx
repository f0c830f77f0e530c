import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { actorOf, mayEnter, type StaffVisitor } from '../accounts/access.js';
import { isWritable } from '../exercises/exercise.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { deadlineText } from '../pages/deadline.js';
import type { ErrorLine } from '../pages/notices.js';
import { Pages } from '../pages/pages.service.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { FollowedEntities } from './followed-entities.service.js';
import { FollowUpPage } from './pages/follow-up-page.js';

interface Asked {
  readonly code: string;
  readonly year: string;
}

/** What the page says besides: what was done, what went wrong, what was typed. */
export interface FollowSaid {
  readonly notice?: string | null;
  readonly errors?: readonly ErrorLine[];
  /** Id of the call that has just been logged. */
  readonly undoCall?: string | null;
  readonly typed?: { readonly entity: string; readonly fields: Readonly<Record<string, string>> } | null;
}

/** Shows how far everybody who was invited has come. */
@Injectable()
export class FollowUpPages {
  constructor(
    private readonly pages: Pages,
    private readonly exercises: ExercisesService,
    private readonly followed: FollowedEntities,
  ) {}

  /** Problem `not-found` where there is none. */
  async exerciseId({ code, year }: Asked): Promise<string> {
    return (await this.exercises.find(code, year)).exercise.id;
  }

  async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    context: StaffContext,
    { code, year }: Asked,
    said: FollowSaid,
  ): Promise<void> {
    const { exercise, initiative } = await this.exercises.find(code, year);
    const { entities, book } = await this.followed.of(code, year, exercise.id);
    const isManager = mayEnter(visitor, 'manager', { window: initiative.window, code });
    await this.pages.send(
      reply,
      status,
      <FollowUpPage
        context={context}
        exercise={{ code, acronym: initiative.acronym, year: exercise.year }}
        isPlanned={exercise.state === 'planned'}
        deadline={deadlineText(context.language, exercise.closesAt, exercise.timeZone)}
        entities={entities}
        calls={{
          ...{ book, zone: exercise.timeZone, reader: actorOf(visitor) },
          typed: said.typed ?? null,
          undo:
            book.calls.find(({ id, actor }) => id === said.undoCall && actor === actorOf(visitor))?.id ??
            null,
        }}
        mayChange={isManager}
        canRemind={isManager && isWritable(exercise, context.now)}
        notice={said.notice ?? null}
        errors={said.errors ?? []}
      />,
    );
  }
}
