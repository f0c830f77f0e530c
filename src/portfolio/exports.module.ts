import { Module } from '@nestjs/common';
import { FindingsModule } from '../findings/findings.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { ExportCodingsService } from './export-codings.service.js';
import { ExportResponsesService } from './export-responses.service.js';
import { ExportSendingService } from './export-sending.service.js';
import { ExportTablesService } from './export-tables.service.js';
import { ExportedExercisesService } from './exported-exercises.service.js';
import { ExerciseExportsController, WindowExportsController } from './exports.controller.js';

/** Data to take along. */
@Module({
  imports: [FindingsModule, ResponsesModule],
  controllers: [ExerciseExportsController, WindowExportsController],
  providers: [
    ExportCodingsService,
    ExportResponsesService,
    ExportedExercisesService,
    ExportSendingService,
    ExportTablesService,
  ],
})
export class ExportsModule {}
