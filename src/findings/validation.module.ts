import { Module, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MailKinds, type MailKind } from '../mail/mail-kinds.service.js';
import { PartnerPagesModule } from '../responses/partner-pages.module.js';
import { AskedAgainMailJob } from './asked-again-mail.job.js';
import { FindingsForPartner } from './findings-for-partner.service.js';
import { FindingsModule } from './findings.module.js';
import { MeetingInvitations } from './meeting-invitations.service.js';
import { MeetingMailJob } from './meeting-mail.job.js';
import { MeetingPagesController } from './meeting-pages.controller.js';
import { MeetingPeople } from './meeting-people.service.js';
import { Meetings } from './meetings.service.js';
import { PartnerFindingsController } from './partner-findings.controller.js';
import { PartnerMeetingController } from './partner-meeting.controller.js';
import { PartnerQuotesController } from './partner-quotes.controller.js';
import { QuoteDecisions } from './quote-decisions.service.js';
import { QuoteMailJob } from './quote-mail.job.js';
import { QuotePagesController } from './quote-pages.controller.js';
import { QuoteProposals } from './quote-proposals.service.js';
import { ReactionReplies } from './reaction-replies.service.js';
import { Reactions } from './reactions.service.js';
import { ValidationActs } from './validation-acts.service.js';
import { ValidationDesk } from './validation-desk.service.js';
import { ValidationFindingController } from './validation-finding.controller.js';
import { ValidationMailJob } from './validation-mail.job.js';
import { ValidationPagesController } from './validation-pages.controller.js';
import { ValidationRounds } from './validation-rounds.service.js';
import { ValidationStates } from './validation-states.service.js';
import { ValidationViews } from './validation-views.service.js';

/** The joint validation: partners say what they think of the findings and of their quotes. */
@Module({
  imports: [FindingsModule, InvitationsModule, PartnerPagesModule],
  controllers: [
    MeetingPagesController,
    PartnerFindingsController,
    PartnerMeetingController,
    PartnerQuotesController,
    QuotePagesController,
    ValidationFindingController,
    ValidationPagesController,
  ],
  providers: [
    AskedAgainMailJob,
    FindingsForPartner,
    MeetingInvitations,
    MeetingMailJob,
    MeetingPeople,
    Meetings,
    QuoteDecisions,
    QuoteMailJob,
    QuoteProposals,
    ReactionReplies,
    Reactions,
    ValidationActs,
    ValidationDesk,
    ValidationMailJob,
    ValidationRounds,
    ValidationStates,
    ValidationViews,
  ],
})
export class ValidationModule implements OnModuleInit {
  constructor(
    private readonly kinds: MailKinds,
    private readonly module: ModuleRef,
  ) {}

  onModuleInit(): void {
    for (const job of [ValidationMailJob, AskedAgainMailJob, MeetingMailJob, QuoteMailJob]) {
      this.kinds.register(this.module.get<{ readonly mail: MailKind }>(job).mail);
    }
  }
}
