import { Module } from '@nestjs/common';
import { InitiativesModule } from '../initiatives/initiatives.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { AutomaticSteps } from './automatic-steps.service.js';
import { ChangesSinceService } from './changes-since.service.js';
import { ClosingJob } from './closing.job.js';
import { DuePlanning } from './due-planning.service.js';
import { ExercisePlanningController } from './exercise-planning.controller.js';
import { ExercisePlanning } from './exercise-planning.service.js';
import { ExerciseScheduleJob } from './exercise-schedule.job.js';
import { ExerciseStepsService } from './exercise-steps.service.js';
import { ExercisesController } from './exercises.controller.js';
import { ExercisesService } from './exercises.service.js';
import { KnownExercises } from './known-exercises.service.js';
import { LateOpeningJob } from './late-opening.job.js';
import { OpeningJob } from './opening.job.js';
import { QuestionnaireChoiceController } from './questionnaire-choice.controller.js';
import { QuestionnaireChoiceService } from './questionnaire-choice.service.js';
import { StepLines } from './step-lines.service.js';

@Module({
  imports: [InitiativesModule, QuestionnairesModule],
  controllers: [ExercisesController, ExercisePlanningController, QuestionnaireChoiceController],
  providers: [
    AutomaticSteps,
    ChangesSinceService,
    ClosingJob,
    DuePlanning,
    ExercisePlanning,
    ExerciseScheduleJob,
    ExercisesService,
    ExerciseStepsService,
    KnownExercises,
    LateOpeningJob,
    OpeningJob,
    QuestionnaireChoiceService,
    StepLines,
  ],
  exports: [
    ChangesSinceService,
    DuePlanning,
    ExercisePlanning,
    ExerciseStepsService,
    ExercisesService,
    InitiativesModule,
    KnownExercises,
    QuestionnaireChoiceService,
    QuestionnairesModule,
    StepLines,
  ],
})
export class ExercisesModule {}
