import { Injectable } from '@nestjs/common';
import { Problem } from '../problem.js';
import { ExerciseStepsService, SERVICE } from './exercise-steps.service.js';
import type { Exercise } from './exercise.js';
import { ExercisesService } from './exercises.service.js';

/** Takes the steps of an exercise that come with its dates. A step that changed hands meanwhile is tried again. */
@Injectable()
export class AutomaticSteps {
  constructor(
    private readonly exercises: ExercisesService,
    private readonly steps: ExerciseStepsService,
  ) {}

  /**
   * `missed` where its last day is over, so that nobody could answer any more; `blocked` where something is missing,
   * which a manager is shown.
   */
  async open(exerciseId: string, now: string): Promise<'opened' | 'not-planned' | 'missed' | 'blocked'> {
    const { exercise, initiative } = await this.exercises.load(exerciseId);
    if (exercise.state !== 'planned' || exercise.confirmedAt === null) return 'not-planned';
    if (exercise.closesAt <= now) return 'missed';
    try {
      await this.steps.open(requestFor(initiative.code, exercise));
      return 'opened';
    } catch (error) {
      if (error instanceof Problem && error.key === 'step-not-allowed') return 'blocked';
      throw error;
    }
  }

  async close(exerciseId: string, now: string): Promise<'closed' | 'not-open' | 'extended'> {
    const { exercise, initiative } = await this.exercises.load(exerciseId);
    if (exercise.state !== 'open') return 'not-open';
    if (exercise.closesAt > now) return 'extended';
    await this.steps.close(requestFor(initiative.code, exercise));
    return 'closed';
  }
}

function requestFor(code: string, { year, revision }: Exercise) {
  return { code, year: String(year), revision, actor: SERVICE };
}
