import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { entities } from './app.entities.js';
import { Clock } from './clock.service.js';
import { ConfigModule } from './config.module.js';
import type { Config } from './config.js';
import { DatabaseModule } from './database/database.module.js';
import { ClosingJob } from './exercises/closing.job.js';
import { ExerciseScheduleJob } from './exercises/exercise-schedule.job.js';
import { ExercisesModule } from './exercises/exercises.module.js';
import { LateOpeningJob } from './exercises/late-opening.job.js';
import { OpeningJob } from './exercises/opening.job.js';
import { AskedAgainMailJob } from './findings/asked-again-mail.job.js';
import { CompareModule } from './findings/compare.module.js';
import { FindingsModule } from './findings/findings.module.js';
import { MeetingMailJob } from './findings/meeting-mail.job.js';
import { QuoteMailJob } from './findings/quote-mail.job.js';
import { ValidationMailJob } from './findings/validation-mail.job.js';
import { WeighingModule } from './findings/weighing.module.js';
import { ValidationModule } from './findings/validation.module.js';
import { HistoryModule } from './history/history.module.js';
import { HealthController } from './http/health.controller.js';
import { OpenApiController } from './http/open-api.controller.js';
import { InitiativesModule } from './initiatives/initiatives.module.js';
import { EndedMailJob } from './invitations/ended-mail.job.js';
import { InvitationsJob } from './invitations/invitations.job.js';
import { NoticeJob } from './invitations/notice.job.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { OfficerStepJob } from './invitations/officer-step.job.js';
import type { JobHandler } from './jobs/job.js';
import { JobsModule } from './jobs/jobs.module.js';
import { JobsService } from './jobs/jobs.service.js';
import { MailModule } from './mail/mail.module.js';
import { PagesModule } from './pages/pages.module.js';
import { CalendarModule } from './portfolio/calendar.module.js';
import { ExportsModule } from './portfolio/exports.module.js';
import { PortfolioModule } from './portfolio/portfolio.module.js';
import { DigestJob } from './portfolio/subscriptions/digest.job.js';
import { LapseJob } from './portfolio/subscriptions/lapse.job.js';
import { SubscriptionsModule } from './portfolio/subscriptions/subscriptions.module.js';
import { NextExerciseJob } from './reports/next-exercise.job.js';
import { PublishedMailJob } from './reports/published-mail.job.js';
import { ReportsModule } from './reports/reports.module.js';
import { ExtendedMailJob } from './responses/extended-mail.job.js';
import { PartnerPagesModule } from './responses/partner-pages.module.js';
import { ReceivedMailJob } from './responses/received-mail.job.js';
import { ResponseMailsModule } from './responses/response-mails.module.js';
import { CallDayJob, FirstReminderJob, LastCallJob, SecondReminderJob } from './responses/reminder.job.js';
import { RemindersEndJob } from './responses/reminders-end.job.js';
import { RemindersModule } from './responses/reminders.module.js';
import { ResponsesModule } from './responses/responses.module.js';
import { CodingModule } from './reviews/coding.module.js';
import { StaffPagesModule } from './reviews/staff-pages.module.js';
import { ReAnchoringJob } from './reviews/re-anchoring.job.js';
import { TranslationsModule } from './reviews/translations.module.js';
import { ReturnedMailJob } from './reviews/returned-mail.job.js';

/** Jobs of all features, in the order of the folders; `jobs/` itself knows none of them. */
const jobs: readonly (new (...dependencies: never[]) => JobHandler)[] = [
  ExerciseScheduleJob,
  OpeningJob,
  LateOpeningJob,
  ClosingJob,
  NoticeJob,
  InvitationsJob,
  EndedMailJob,
  OfficerStepJob,
  ExtendedMailJob,
  ReceivedMailJob,
  FirstReminderJob,
  CallDayJob,
  SecondReminderJob,
  LastCallJob,
  RemindersEndJob,
  ReturnedMailJob,
  ReAnchoringJob,
  ValidationMailJob,
  AskedAgainMailJob,
  MeetingMailJob,
  QuoteMailJob,
  NextExerciseJob,
  PublishedMailJob,
  DigestJob,
  LapseJob,
];

@Module({})
export class AppModule implements OnModuleInit {
  constructor(
    private readonly jobsService: JobsService,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit(): void {
    this.jobsService.register(jobs.map((job) => this.modules.get(job, { strict: false })));
  }

  static with(config: Config, clock = new Clock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config, clock),
        DatabaseModule.with(entities),
        JobsModule,
        HistoryModule,
        AccountsModule,
        PagesModule,
        MailModule,
        InitiativesModule,
        ExercisesModule,
        InvitationsModule,
        ResponsesModule,
        RemindersModule,
        PartnerPagesModule,
        ResponseMailsModule,
        StaffPagesModule,
        CodingModule,
        TranslationsModule,
        FindingsModule,
        CompareModule,
        ValidationModule,
        WeighingModule,
        ReportsModule,
        CalendarModule,
        ExportsModule,
        PortfolioModule,
        SubscriptionsModule,
      ],
      controllers: [HealthController, OpenApiController],
    };
  }
}
