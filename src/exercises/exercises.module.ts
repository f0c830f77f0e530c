import { Module } from '@nestjs/common';
import { InitiativesModule } from '../initiatives/initiatives.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { ExerciseStepsService } from './exercise-steps.service.js';
import { ExercisesController } from './exercises.controller.js';
import { ExercisesService } from './exercises.service.js';

@Module({
  imports: [InitiativesModule, QuestionnairesModule],
  controllers: [ExercisesController],
  providers: [ExercisesService, ExerciseStepsService],
  exports: [ExerciseStepsService, ExercisesService, InitiativesModule, QuestionnairesModule],
})
export class ExercisesModule {}
