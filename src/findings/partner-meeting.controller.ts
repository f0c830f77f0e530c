import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { isLanguage } from '../language.js';
import { Problem } from '../problem.js';
import { MeetingInvitations } from './meeting-invitations.service.js';
import { comingMeeting } from './pages/meeting-words.js';
import { ValidationViews } from './validation-views.service.js';

/** The validation meeting for a partner's calendar: the same entry as in its mail. */
@ApiExcludeController()
@Controller('answer')
@Access('partner')
export class PartnerMeetingController {
  constructor(
    private readonly clock: Clock,
    private readonly views: ValidationViews,
    private readonly invitations: MeetingInvitations,
  ) {}

  @Get('meeting.ics')
  async calendar(@CurrentVisitor() visitor: PartnerVisitor, @Res() reply: FastifyReply): Promise<void> {
    const { view, initiative } = await this.views.byId(visitor.exerciseId);
    const meeting = comingMeeting(view.meetings, this.clock.now());
    if (!meeting) throw new Problem('not-found');
    const attendee = await this.views.mailboxOf(visitor.personId);
    if (!attendee) throw new Problem('not-found');
    const language = isLanguage(visitor.language) ? visitor.language : 'en';
    const { method, text } = this.invitations.meeting(meeting, initiative, attendee, language);
    await reply
      .type(`text/calendar; charset=utf-8; method=${method}`)
      .header('content-disposition', 'attachment; filename="expost.ics"')
      .header('cache-control', 'no-store')
      .send(text);
  }
}
