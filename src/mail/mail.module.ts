import { Global, Module } from '@nestjs/common';
import { MailKinds } from './mail-kinds.service.js';
import { MessagesController } from './messages.controller.js';
import { MailSender } from './mail-sender.service.js';
import { MailTransport } from './mail-transport.service.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxReadingService } from './outbox-reading.service.js';
import { OutboxService } from './outbox.service.js';

@Global()
@Module({
  controllers: [MessagesController, OutboxController],
  providers: [MailKinds, MailSender, MailTransport, OutboxReadingService, OutboxService],
  exports: [MailKinds, MailSender, OutboxReadingService, OutboxService],
})
export class MailModule {}
