import { Module, type OnModuleInit } from '@nestjs/common';
import { ExercisesModule } from '../exercises/exercises.module.js';
import { MailKinds } from '../mail/mail-kinds.service.js';
import { Announced } from './announced.service.js';
import { ArrivalController } from './arrival.controller.js';
import { CallLog } from './call-log.service.js';
import { CallsService } from './calls.service.js';
import { ColleaguesService } from './colleagues.service.js';
import { DeadlineEntries } from './deadline-entries.service.js';
import { EndedMailJob } from './ended-mail.job.js';
import { EntityMails } from './entity-mails.service.js';
import { InvitationChanges } from './invitation-changes.service.js';
import { InvitationFinding } from './invitation-finding.service.js';
import { InvitationLinks } from './invitation-links.service.js';
import { InvitationStaffService } from './invitation-staff.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsJob } from './invitations.job.js';
import { InvitationsService } from './invitations.service.js';
import { Inviting } from './inviting.service.js';
import { LinkGate } from './link-gate.service.js';
import { LINK_MAILS } from './link-mail.js';
import { LinkMailOutcomes } from './link-mail-outcomes.service.js';
import { LinkMailWriting } from './link-mail-writing.service.js';
import { LinkMails } from './link-mails.service.js';
import { LINK_MAIL_TEXTS } from './mails/link-mail-texts.js';
import { OfficerMails } from './officer-mails.service.js';
import { OfficerStepJob } from './officer-step.job.js';
import { PartnerLookup } from './partner-lookup.service.js';
import { StepMailKinds } from './step-mail-kinds.service.js';
import { StepTelling } from './step-telling.service.js';
import { NoticeJob } from './notice.job.js';
import { NoticeMails } from './notice-mails.service.js';
import { ReminderStopsController } from './reminder-stops.controller.js';
import { ReminderStops } from './reminder-stops.service.js';
import { StopChanges } from './stop-changes.service.js';

@Module({
  imports: [ExercisesModule],
  controllers: [ArrivalController, InvitationsController, ReminderStopsController],
  providers: [
    Announced,
    CallLog,
    CallsService,
    ColleaguesService,
    DeadlineEntries,
    EndedMailJob,
    EntityMails,
    InvitationChanges,
    InvitationFinding,
    InvitationLinks,
    InvitationStaffService,
    InvitationsJob,
    InvitationsService,
    Inviting,
    LinkGate,
    LinkMailOutcomes,
    LinkMailWriting,
    LinkMails,
    OfficerMails,
    OfficerStepJob,
    PartnerLookup,
    StepMailKinds,
    StepTelling,
    NoticeJob,
    NoticeMails,
    ReminderStops,
    StopChanges,
  ],
  exports: [
    CallLog,
    CallsService,
    ColleaguesService,
    DeadlineEntries,
    EntityMails,
    ExercisesModule,
    InvitationFinding,
    InvitationLinks,
    InvitationStaffService,
    InvitationsService,
    OfficerMails,
    StepTelling,
    ReminderStops,
  ],
})
export class InvitationsModule implements OnModuleInit {
  constructor(
    private readonly kinds: MailKinds,
    private readonly writing: LinkMailWriting,
    private readonly outcomes: LinkMailOutcomes,
  ) {}

  onModuleInit(): void {
    for (const kind of LINK_MAILS) {
      this.kinds.register({
        kind,
        ...LINK_MAIL_TEXTS[kind],
        isEditable: true,
        bringsLink: true,
        render: (mail, words) => this.writing.render(kind, mail, words),
        example: (language, words) => this.writing.example(kind, language, words),
        isStillWanted: (mail) => this.writing.isStillWanted(kind, mail),
      });
    }
    this.kinds.listen((transaction, mail) => this.outcomes.stateChanged(transaction, mail));
  }
}
