import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { CodebookService } from './codebook.service.js';
import { CodingActs } from './coding-acts.service.js';
import { CodingsService } from './codings.service.js';
import { PassageTaking } from './passage-taking.service.js';
import { PassagesModule } from './passages.module.js';
import { ReviewsController } from './reviews.controller.js';
import { ReturnedMailJob } from './returned-mail.job.js';
import { ReviewsService } from './reviews.service.js';

@Module({
  imports: [InvitationsModule, PassagesModule, ResponsesModule],
  controllers: [ReviewsController],
  providers: [CodebookService, CodingActs, CodingsService, PassageTaking, ReturnedMailJob, ReviewsService],
  exports: [
    CodebookService,
    CodingActs,
    CodingsService,
    PassageTaking,
    PassagesModule,
    ResponsesModule,
    ReviewsService,
  ],
})
export class ReviewsModule {}
