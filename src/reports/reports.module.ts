import { Module, type OnModuleInit } from '@nestjs/common';
import { FindingsModule } from '../findings/findings.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MailKinds } from '../mail/mail-kinds.service.js';
import { PartnerPagesModule } from '../responses/partner-pages.module.js';
import { AnswersCopyController } from './answers-copy.controller.js';
import { EditionsService } from './editions.service.js';
import { NextExerciseJob } from './next-exercise.job.js';
import { PassagesModule } from '../reviews/passages.module.js';
import { TranslationsModule } from '../reviews/translations.module.js';
import { PdfRendererService } from './pdf/pdf-renderer.service.js';
import { PublicReportsController } from './public-reports.controller.js';
import { PublishedReports } from './published-reports.service.js';
import { PublishingService } from './publishing.service.js';
import { PartnerReportController } from './partner-report.controller.js';
import { ReportCommentsService } from './report-comments.service.js';
import { ReportDesks, ReportShelf } from './report-desk.service.js';
import { ReportDocumentsController } from './report-documents.controller.js';
import { ReportNotesController } from './report-notes.controller.js';
import { ReportPageSender } from './report-page-sender.service.js';
import { ReportPagesController } from './report-pages.controller.js';
import { WithdrawalsService } from './withdrawals.service.js';
import { ReportContentService } from './report-content.service.js';
import { ReportRenderingService } from './report-rendering.service.js';
import { OverYearsController } from './over-years.controller.js';
import { OverYearsService } from './over-years.service.js';
import { PublishedMailJob } from './published-mail.job.js';
import { PublishedExercises } from './published-exercises.service.js';
import { ReportAnnex, ReportSources } from './report-source.service.js';
import { ReportVersionsService } from './report-versions.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [FindingsModule, InvitationsModule, PassagesModule, PartnerPagesModule, TranslationsModule],
  controllers: [
    AnswersCopyController,
    OverYearsController,
    PartnerReportController,
    PublicReportsController,
    ReportDocumentsController,
    ReportNotesController,
    ReportPagesController,
    ReportsController,
  ],
  providers: [
    EditionsService,
    NextExerciseJob,
    OverYearsService,
    PdfRendererService,
    PublishedExercises,
    PublishedMailJob,
    PublishedReports,
    PublishingService,
    ReportCommentsService,
    ReportContentService,
    ReportDesks,
    ReportPageSender,
    ReportShelf,
    ReportRenderingService,
    ReportVersionsService,
    ReportAnnex,
    ReportSources,
    ReportsService,
    WithdrawalsService,
  ],
  exports: [OverYearsService, PublishedReports, ReportSources],
})
export class ReportsModule implements OnModuleInit {
  constructor(
    private readonly kinds: MailKinds,
    private readonly published: PublishedMailJob,
  ) {}

  onModuleInit(): void {
    for (const kind of this.published.mails) this.kinds.register(kind);
  }
}
