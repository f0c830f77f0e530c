import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MailKinds } from '../mail/mail-kinds.service.js';
import { EndedMailJob } from './ended-mail.job.js';
import { OfficerStepJob } from './officer-step.job.js';

/** The kinds of mail that follow from the steps of an exercise. */
@Injectable()
export class StepMailKinds implements OnModuleInit {
  constructor(
    private readonly kinds: MailKinds,
    private readonly ended: EndedMailJob,
    private readonly officer: OfficerStepJob,
  ) {}

  onModuleInit(): void {
    for (const kind of [...this.ended.mails, this.officer.mail]) this.kinds.register(kind);
  }
}
