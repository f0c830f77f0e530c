import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type Visitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { noBody } from '../exercises/exercise-plan.shape.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { pageAsked, paging, type PageOf } from '../http/paging.shape.js';
import { InvitationStaffService } from './invitation-staff.service.js';
import type { InvitationSummary } from './invitation-summary.js';
import { invitationAnswer, invitationList } from './invitation-answer.shape.js';

const listQuery = z.strictObject(paging);

@ApiTags('invitations')
@Controller('api/initiatives/:code/exercises/:year/invitations')
export class InvitationsController {
  constructor(
    private readonly exercises: ExercisesService,
    private readonly invitations: InvitationStaffService,
  ) {}

  @Get()
  @Access('reader')
  @ApiAnswer({ shape: invitationList })
  @ApiOperation({ summary: 'Who was invited, with the state of each mail' })
  async list(
    @Param('code') code: string,
    @Param('year') year: string,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ): Promise<PageOf<InvitationSummary>> {
    const { page, pageSize, skip } = pageAsked(query);
    const { exercise } = await this.exercises.find(code, year);
    const all = await this.invitations.list(exercise.id);
    return { items: all.slice(skip, skip + pageSize), total: all.length, page, pageSize };
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: invitationAnswer, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Sends a new link, which ends the old one' })
  async resend(
    @Param('code') code: string,
    @Param('year') year: string,
    @Param('id') id: string,
    @Body({ schema: noBody }) _body: unknown,
    @CurrentVisitor() visitor: Visitor,
  ): Promise<InvitationSummary> {
    const { exercise } = await this.exercises.find(code, year);
    return this.invitations.resend(exercise.id, id, actorOf(visitor));
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Access('manager')
  @ApiAnswer({ shape: invitationAnswer, refuses: ['step-not-allowed'] })
  @ApiOperation({ summary: 'Ends a link and its sessions at once' })
  async revoke(
    @Param('code') code: string,
    @Param('year') year: string,
    @Param('id') id: string,
    @Body({ schema: noBody }) _body: unknown,
    @CurrentVisitor() visitor: Visitor,
  ): Promise<InvitationSummary> {
    const { exercise } = await this.exercises.find(code, year);
    return this.invitations.revoke(exercise.id, id, actorOf(visitor));
  }
}
