import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MailModule } from '../mail/mail.module.js';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';
import { FeedTexts } from './feed-texts.service.js';
import { ReviewCallsController } from './review-calls.controller.js';
import { ReviewPages } from './review-pages.service.js';
import { ReviewTalk } from './review-talk.service.js';
import { ReviewDeskService } from './review-desk.service.js';
import { ReviewReading } from './review-reading.service.js';
import { ExerciseMatrix } from './exercise-matrix.service.js';
import { FeedService } from './feed.service.js';
import { HistoryPagesController } from './history-pages.controller.js';
import { OutboxPagesController } from './outbox-pages.controller.js';
import { ReviewsModule } from './reviews.module.js';
import { ResponseYears } from './response-years.service.js';
import { YearsController } from './years.controller.js';
import { YearsService } from './years.service.js';
import { StaffExercisesService } from './staff-exercises.service.js';
import { StaffExerciseController, StaffPagesController } from './staff-pages.controller.js';
import { StaffResponseController } from './staff-response.controller.js';
import { StaffResponseService } from './staff-response.service.js';

/** The plain pages of staff. */
@Module({
  imports: [InvitationsModule, MailModule, ReviewsModule],
  controllers: [
    CommentsController,
    HistoryPagesController,
    OutboxPagesController,
    ReviewCallsController,
    StaffPagesController,
    StaffExerciseController,
    StaffResponseController,
    YearsController,
  ],
  providers: [
    ExerciseMatrix,
    FeedService,
    CommentsService,
    FeedTexts,
    ReviewDeskService,
    ReviewPages,
    ReviewTalk,
    ReviewReading,
    ResponseYears,
    StaffExercisesService,
    StaffResponseService,
    YearsService,
  ],
})
export class StaffPagesModule {}
