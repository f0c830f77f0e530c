import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { InvitationStaffService } from '../invitations/invitation-staff.service.js';
import { deadlineText } from '../pages/deadline.js';
import type { ErrorLine } from '../pages/notices.js';
import { Pages } from '../pages/pages.service.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { ExerciseResponsesService } from '../responses/exercise-responses.service.js';
import { FollowUpPage } from './pages/follow-up-page.js';

interface Asked {
  readonly code: string;
  readonly year: string;
}

/** Shows how far everybody who was invited has come. */
@Injectable()
export class FollowUpPages {
  constructor(
    private readonly pages: Pages,
    private readonly exercises: ExercisesService,
    private readonly responses: ExerciseResponsesService,
    private readonly invitations: InvitationStaffService,
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
    said: { readonly notice?: string | null; readonly errors?: readonly ErrorLine[] },
  ): Promise<void> {
    const { exercise, initiative } = await this.exercises.find(code, year);
    const { responses } = await this.responses.read(code, year);
    const invitations = await this.invitations.list(exercise.id);
    await this.pages.send(
      reply,
      status,
      <FollowUpPage
        context={context}
        exercise={{ code, acronym: initiative.acronym, year: exercise.year }}
        isPlanned={exercise.state === 'planned'}
        deadline={deadlineText(context.language, exercise.closesAt, exercise.timeZone)}
        entities={responses.map(({ entity, name, role, state }) => ({
          key: entity,
          name,
          role,
          state,
          invitations: invitations.filter((one) => one.entity === entity),
        }))}
        mayChange={mayEnter(visitor, 'manager', { window: initiative.window, code })}
        notice={said.notice ?? null}
        errors={said.errors ?? []}
      />,
    );
  }
}
