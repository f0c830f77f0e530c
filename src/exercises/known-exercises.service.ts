import { Injectable } from '@nestjs/common';
import { ExercisesService, type ExerciseOfInitiative } from './exercises.service.js';

const MOST_KNOWN = 50;

/** Both of an exercise's revisions: its own, and that of its initiative. Every change raises one of them. */
export interface Revisions {
  readonly exercise: number;
  readonly initiative: number;
}

/**
 * Exercises for who reads the same few many times in a row, such as a batch of mails: kept under the revisions that the
 * reader has just seen, so that what is answered is never old.
 */
@Injectable()
export class KnownExercises {
  private readonly known = new Map<string, Promise<ExerciseOfInitiative>>();

  constructor(private readonly exercises: ExercisesService) {}

  /** Problem `not-found` where there is none. */
  load(id: string, { exercise, initiative }: Revisions): Promise<ExerciseOfInitiative> {
    const key = `${id} ${exercise} ${initiative}`;
    const kept = this.known.get(key);
    if (kept) return kept;
    const loaded = this.exercises.load(id);
    this.known.set(key, loaded);
    loaded.catch(() => this.known.delete(key));
    const [oldest = ''] = this.known.keys();
    if (this.known.size > MOST_KNOWN) this.known.delete(oldest);
    return loaded;
  }
}
