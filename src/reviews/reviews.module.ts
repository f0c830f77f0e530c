import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { CodingsService } from './codings.service.js';
import { ReviewsController } from './reviews.controller.js';
import { ReturnedMailJob } from './returned-mail.job.js';
import { ReviewsService } from './reviews.service.js';

@Module({
  imports: [InvitationsModule, ResponsesModule],
  controllers: [ReviewsController],
  providers: [CodingsService, ReturnedMailJob, ReviewsService],
  exports: [CodingsService, ResponsesModule, ReviewsService],
})
export class ReviewsModule {}
