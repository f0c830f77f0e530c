import { Module, type OnModuleInit } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MailKinds } from '../mail/mail-kinds.service.js';
import { ExtendedMailJob } from './extended-mail.job.js';
import { ReceivedMailJob } from './received-mail.job.js';
import { ResponseStates } from './response-states.service.js';

/** Mails that depend on how far a response is. */
@Module({
  imports: [InvitationsModule],
  providers: [ExtendedMailJob, ReceivedMailJob, ResponseStates],
})
export class ResponseMailsModule implements OnModuleInit {
  constructor(
    private readonly kinds: MailKinds,
    private readonly received: ReceivedMailJob,
    private readonly extended: ExtendedMailJob,
  ) {}

  onModuleInit(): void {
    for (const kind of [...this.extended.mails, this.received.mail]) this.kinds.register(kind);
  }
}
