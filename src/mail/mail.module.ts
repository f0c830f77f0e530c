import { Global, Module } from '@nestjs/common';
import { MailKinds } from './mail-kinds.service.js';
import { MessagesController } from './messages.controller.js';
import { MailSender } from './mail-sender.service.js';
import { MailThreads } from './mail-threads.service.js';
import { MailTransport } from './mail-transport.service.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxReadingService } from './outbox-reading.service.js';
import { OutboxService } from './outbox.service.js';

@Global()
@Module({
  controllers: [MessagesController, OutboxController],
  providers: [MailKinds, MailSender, MailThreads, MailTransport, OutboxReadingService, OutboxService],
  exports: [MailKinds, MailSender, MailThreads, OutboxReadingService, OutboxService],
})
export class MailModule {}
