import { Module } from '@nestjs/common';
import { ExercisesModule } from '../exercises/exercises.module.js';
import { AnswerChecksService } from './answer-checks.service.js';
import { AnswerSavingService } from './answer-saving.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { ExerciseResponsesService } from './exercise-responses.service.js';
import { ResponseChangesController } from './response-changes.controller.js';
import { ResponseFramesService } from './response-frames.service.js';
import { ResponseViewsService } from './response-views.service.js';
import { ResponseWritingService } from './response-writing.service.js';
import { ExerciseResponsesController } from './exercise-responses.controller.js';
import { ResponsesController } from './responses.controller.js';
import { ResponsesService } from './responses.service.js';
import { StaffEntryService } from './staff-entry.service.js';
import { StaffSubmissionsService } from './staff-submissions.service.js';
import { StoredNotesService } from './stored-notes.service.js';
import { StoredResponsesService } from './stored-responses.service.js';
import { SubmissionsService } from './submissions.service.js';
import { YearBeforeService } from './year-before.service.js';

@Module({
  imports: [ExercisesModule],
  controllers: [
    ExerciseResponsesController,
    ResponsesController,
    ResponseChangesController,
    DocumentsController,
  ],
  providers: [
    AnswerChecksService,
    AnswerSavingService,
    DocumentsService,
    ExerciseResponsesService,
    ResponseFramesService,
    ResponseViewsService,
    ResponseWritingService,
    ResponsesService,
    StaffEntryService,
    StaffSubmissionsService,
    StoredNotesService,
    StoredResponsesService,
    SubmissionsService,
    YearBeforeService,
  ],
  exports: [
    DocumentsService,
    ExerciseResponsesService,
    ExercisesModule,
    ResponseFramesService,
    ResponseWritingService,
    ResponsesService,
    StoredResponsesService,
    SubmissionsService,
    YearBeforeService,
  ],
})
export class ResponsesModule {}
