import { Module } from '@nestjs/common';
import { ExercisesModule } from '../exercises/exercises.module.js';
import { ExerciseAnswersService } from './exercise-answers.service.js';
import { ExerciseFindingsInput } from './exercise-findings-input.service.js';
import { FindingsController } from './findings.controller.js';
import { FindingsService } from './findings.service.js';
import { NewExerciseService } from './new-exercise.service.js';
import { ValidationService } from './validation.service.js';
import { WordingEditsService } from './wording-edits.service.js';
import { WordingService } from './wording.service.js';
import { WordingsService } from './wordings.service.js';

@Module({
  imports: [ExercisesModule],
  controllers: [FindingsController],
  providers: [
    ExerciseAnswersService,
    ExerciseFindingsInput,
    FindingsService,
    NewExerciseService,
    ValidationService,
    WordingEditsService,
    WordingService,
    WordingsService,
  ],
  exports: [ExercisesModule, FindingsService, WordingsService],
})
export class FindingsModule {}
