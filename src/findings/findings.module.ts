import { Module } from '@nestjs/common';
import { ExercisesModule } from '../exercises/exercises.module.js';
import { PassagesModule } from '../reviews/passages.module.js';
import { ExerciseAnswersService } from './exercise-answers.service.js';
import { ExerciseFindingsInput } from './exercise-findings-input.service.js';
import { FindingsController } from './findings.controller.js';
import { FindingWordsService } from './finding-words.service.js';
import { FindingsService } from './findings.service.js';
import { NewExerciseService } from './new-exercise.service.js';
import { TieSettlementsController } from './tie-settlements.controller.js';
import { TieSettlementsService } from './tie-settlements.service.js';
import { QuotesReading } from './quotes.service.js';
import { ValidationReading } from './validation-reading.service.js';
import { ValidationRecords } from './validation-records.service.js';
import { ValidationService } from './validation.service.js';
import { WeighingReading } from './weighing-reading.service.js';
import { WordingEditsService } from './wording-edits.service.js';
import { WordingService } from './wording.service.js';
import { WordingsService } from './wordings.service.js';

@Module({
  imports: [ExercisesModule, PassagesModule],
  controllers: [FindingsController, TieSettlementsController],
  providers: [
    ExerciseAnswersService,
    ExerciseFindingsInput,
    FindingWordsService,
    FindingsService,
    NewExerciseService,
    TieSettlementsService,
    QuotesReading,
    ValidationReading,
    ValidationRecords,
    ValidationService,
    WeighingReading,
    WordingEditsService,
    WordingService,
    WordingsService,
  ],
  exports: [
    ExerciseFindingsInput,
    ExercisesModule,
    FindingsService,
    TieSettlementsService,
    NewExerciseService,
    ValidationReading,
    ValidationRecords,
    ValidationService,
    WeighingReading,
    WordingEditsService,
    WordingService,
    WordingsService,
  ],
})
export class FindingsModule {}
