import { Module, type OnModuleInit } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MailKinds } from '../mail/mail-kinds.service.js';
import { ReminderCounts } from './reminder-counts.service.js';
import { ReminderMails } from './reminder-mails.service.js';
import { ReminderWriting } from './reminder-writing.service.js';
import {
  CallDayJob,
  FirstReminderJob,
  LastCallJob,
  ReminderDays,
  SecondReminderJob,
} from './reminder.job.js';
import { RemindersEndJob } from './reminders-end.job.js';
import { RemindingNow } from './reminding-now.service.js';
import { Reminders } from './reminders.service.js';
import { ResponsesModule } from './responses.module.js';
import { WantedReminders } from './wanted-reminders.service.js';

/** Who has not answered is reminded, and called. */
@Module({
  imports: [InvitationsModule, ResponsesModule],
  providers: [
    CallDayJob,
    FirstReminderJob,
    LastCallJob,
    ReminderCounts,
    ReminderDays,
    ReminderMails,
    ReminderWriting,
    Reminders,
    RemindersEndJob,
    RemindingNow,
    SecondReminderJob,
    WantedReminders,
  ],
  exports: [RemindingNow],
})
export class RemindersModule implements OnModuleInit {
  constructor(
    private readonly kinds: MailKinds,
    private readonly mails: ReminderMails,
  ) {}

  onModuleInit(): void {
    for (const kind of this.mails.kinds) this.kinds.register(kind);
  }
}
