import { Global, Module } from '@nestjs/common';
import { BounceFolder } from './bounce-folder.service.js';
import { BounceMailbox } from './bounce-mailbox.service.js';
import { BounceReading } from './bounce-reading.service.js';
import { Bounces } from './bounces.service.js';
import { MailAttempts } from './mail-attempts.service.js';
import { MailClaims } from './mail-claims.service.js';
import { MailKinds } from './mail-kinds.service.js';
import { MessagesController } from './messages.controller.js';
import { MailSender } from './mail-sender.service.js';
import { MailStates } from './mail-states.service.js';
import { MailThreads } from './mail-threads.service.js';
import { MailTransport } from './mail-transport.service.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxReadingService } from './outbox-reading.service.js';
import { OutboxService } from './outbox.service.js';
import { RestoredController } from './restored.controller.js';
import { RestoredInstance } from './restored-instance.service.js';
import { RestoredReading } from './restored-reading.service.js';

@Global()
@Module({
  controllers: [MessagesController, OutboxController, RestoredController],
  providers: [
    BounceFolder,
    BounceMailbox,
    BounceReading,
    Bounces,
    MailAttempts,
    MailClaims,
    MailKinds,
    MailSender,
    MailStates,
    MailThreads,
    MailTransport,
    OutboxReadingService,
    OutboxService,
    RestoredInstance,
    RestoredReading,
  ],
  exports: [MailKinds, MailSender, MailThreads, OutboxReadingService, OutboxService, RestoredInstance],
})
export class MailModule {}
