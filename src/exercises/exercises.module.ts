import { Module } from '@nestjs/common';
import { InitiativesModule } from '../initiatives/initiatives.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { AutomaticSteps } from './automatic-steps.service.js';
import { ClosingJob } from './closing.job.js';
import { ExerciseScheduleJob } from './exercise-schedule.job.js';
import { ExerciseStepsService } from './exercise-steps.service.js';
import { ExercisesController } from './exercises.controller.js';
import { ExercisesService } from './exercises.service.js';
import { LateOpeningJob } from './late-opening.job.js';
import { OpeningJob } from './opening.job.js';

@Module({
  imports: [InitiativesModule, QuestionnairesModule],
  controllers: [ExercisesController],
  providers: [
    AutomaticSteps,
    ClosingJob,
    ExerciseScheduleJob,
    ExercisesService,
    ExerciseStepsService,
    LateOpeningJob,
    OpeningJob,
  ],
  exports: [ExerciseStepsService, ExercisesService, InitiativesModule, QuestionnairesModule],
})
export class ExercisesModule {}
