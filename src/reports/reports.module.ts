import { Module } from '@nestjs/common';
import { FindingsModule } from '../findings/findings.module.js';
import { PartnerPagesModule } from '../responses/partner-pages.module.js';
import { AnswersCopyController } from './answers-copy.controller.js';
import { EditionsService } from './editions.service.js';
import { NextExerciseJob } from './next-exercise.job.js';
import { TranslationsModule } from '../reviews/translations.module.js';
import { PdfRendererService } from './pdf/pdf-renderer.service.js';
import { PublishingService } from './publishing.service.js';
import { ReportContentService } from './report-content.service.js';
import { ReportRenderingService } from './report-rendering.service.js';
import { ReportSources } from './report-source.service.js';
import { ReportVersionsService } from './report-versions.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [FindingsModule, PartnerPagesModule, TranslationsModule],
  controllers: [AnswersCopyController, ReportsController],
  providers: [
    EditionsService,
    NextExerciseJob,
    PdfRendererService,
    PublishingService,
    ReportContentService,
    ReportRenderingService,
    ReportVersionsService,
    ReportSources,
    ReportsService,
  ],
})
export class ReportsModule {}
