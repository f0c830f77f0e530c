import { Module } from '@nestjs/common';
import { ReportsModule } from '../../reports/reports.module.js';
import { AskLimit } from './ask-limit.service.js';
import { Consents } from './consents.service.js';
import { DigestJob } from './digest.job.js';
import { DigestMaking } from './digest-making.service.js';
import { DigestReading } from './digest-reading.service.js';
import { FollowAsking } from './follow-asking.service.js';
import { FollowConfirmingController } from './follow-confirming.controller.js';
import { FollowController } from './follow.controller.js';
import { FollowLinks } from './follow-links.service.js';
import { FollowMailWriting } from './follow-mail-writing.service.js';
import { FollowMails } from './follow-mails.service.js';
import { FollowPlan } from './follow-plan.service.js';
import { FollowTopics } from './follow-topics.service.js';
import { FollowerReading } from './follower-reading.service.js';
import { FollowersController } from './followers.controller.js';
import { FollowersDesk } from './followers-desk.service.js';
import { FollowingService } from './following.service.js';
import { LapseJob } from './lapse.job.js';
import { LeavingService } from './leaving.service.js';
import { SubscriptionsController } from './subscriptions.controller.js';

/** Following published reports: asking, confirming, the digest twice a year, leaving. */
@Module({
  imports: [ReportsModule],
  controllers: [FollowController, FollowConfirmingController, FollowersController, SubscriptionsController],
  providers: [
    AskLimit,
    Consents,
    DigestJob,
    DigestMaking,
    DigestReading,
    FollowAsking,
    FollowLinks,
    FollowMailWriting,
    FollowMails,
    FollowPlan,
    FollowTopics,
    FollowerReading,
    FollowersDesk,
    FollowingService,
    LapseJob,
    LeavingService,
  ],
})
export class SubscriptionsModule {}
