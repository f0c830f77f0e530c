import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { BounceFolder } from './bounce-folder.service.js';
import { BounceMailbox } from './bounce-mailbox.service.js';
import { BounceReading } from './bounce-reading.service.js';
import { Bounces } from './bounces.service.js';
import { MailAttempts } from './mail-attempts.service.js';
import { MailClaims } from './mail-claims.service.js';
import { MailKinds } from './mail-kinds.service.js';
import { MessagesController } from './messages.controller.js';
import { MailProgress } from './mail-progress.service.js';
import { MailSender } from './mail-sender.service.js';
import { MailStates } from './mail-states.service.js';
import { MailTexts } from './mail-texts.service.js';
import { MailTextWriting } from './mail-text-writing.service.js';
import { MailThreads } from './mail-threads.service.js';
import { MailTransport } from './mail-transport.service.js';
import { MessagePages } from './message-pages.service.js';
import { MessageReading } from './message-reading.service.js';
import { MessageTextsController } from './message-texts.controller.js';
import { MailWrites } from './mail-writes.service.js';
import { NotificationHeeding } from './notification-heeding.service.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxReadingService } from './outbox-reading.service.js';
import { OutboxService } from './outbox.service.js';
import { RestoredController } from './restored.controller.js';
import { RestoredInstance } from './restored-instance.service.js';
import { RestoredReading } from './restored-reading.service.js';
import { testMail } from './test-mail.js';
import { TestMails } from './test-mails.service.js';
import { WindowMessages } from './window-messages.service.js';

@Global()
@Module({
  controllers: [MessagesController, MessageTextsController, OutboxController, RestoredController],
  providers: [
    BounceFolder,
    BounceMailbox,
    BounceReading,
    Bounces,
    MailAttempts,
    MailClaims,
    MailKinds,
    MailProgress,
    MailSender,
    MailStates,
    MailTexts,
    MailTextWriting,
    MailThreads,
    MailTransport,
    MessagePages,
    MessageReading,
    MailWrites,
    NotificationHeeding,
    OutboxReadingService,
    OutboxService,
    RestoredInstance,
    RestoredReading,
    TestMails,
    WindowMessages,
  ],
  exports: [
    MailKinds,
    MailSender,
    MailThreads,
    OutboxReadingService,
    OutboxService,
    RestoredInstance,
    WindowMessages,
  ],
})
export class MailModule implements OnModuleInit {
  constructor(private readonly kinds: MailKinds) {}

  onModuleInit(): void {
    this.kinds.register(testMail(this.kinds));
  }
}
