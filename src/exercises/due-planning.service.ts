import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { isUniqueViolation } from '../database/unique-violation.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { Initiative } from '../initiatives/initiative.js';
import { InitiativesService } from '../initiatives/initiatives.service.js';
import { dayOf, daysLater } from '../initiatives/working-hours.js';
import type { ProblemPlace } from '../problem.js';
import { exerciseYear, nextDue, OPEN_DAYS, proposedDates } from './due-date.js';
import { usualZone } from './exercise-zone.js';
import { ExerciseRow } from './exercise.entity.js';
import type { Exercise } from './exercise.js';
import { ExercisesService } from './exercises.service.js';
import { wrongDates } from './plan-dates.js';

/** Dates other than those proposed; civil, in the zone. */
export interface WishedDates {
  readonly opensOn?: string | undefined;
  /** Three weeks after it opens, where absent. */
  readonly closesOn?: string | undefined;
  readonly timeZone?: string | undefined;
}

export interface DuePlan {
  readonly questionnaire: string;
  readonly dates: WishedDates;
  readonly actor: string;
  /** The instant that all those planned in one go share. */
  readonly at: string;
}

/** What came of it; an initiative whose next exercise is planned or under way already gets no second one. */
export type DuePlanned =
  | { readonly outcome: 'planned' | 'exists'; readonly exercise: Exercise }
  | { readonly outcome: 'not-due' }
  | { readonly outcome: 'refused'; readonly places: readonly ProblemPlace[] };

/** Plans the exercise that is due next in an initiative. */
@Injectable()
export class DuePlanning {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly initiatives: InitiativesService,
    private readonly exercises: ExercisesService,
  ) {}

  /** Problem `not-found` where there is no such initiative. */
  async plan(code: string, plan: DuePlan): Promise<DuePlanned> {
    try {
      return await this.unitOfWork.run((transaction) => this.planIn(transaction, code, plan));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return { outcome: 'refused', places: [{ pointer: '/year', detail: 'The year has an exercise' }] };
    }
  }

  private async planIn(transaction: Transaction, code: string, plan: DuePlan): Promise<DuePlanned> {
    const { id, initiative } = await this.initiatives.takeIn(transaction, code);
    const rows = transaction.manager.getRepository(ExerciseRow);
    const exercises = await rows.find({ where: { initiativeId: id }, order: { number: 'ASC' } });
    const due = nextDue(initiative.implementation.end, exercises);
    if (!due) {
      const last = exercises.findLast(({ state }) => state !== 'cancelled');
      return last && last.state !== 'published'
        ? { outcome: 'exists', exercise: last }
        : { outcome: 'not-due' };
    }
    const now = this.clock.now();
    const timeZone = plan.dates.timeZone ?? zoneOf(initiative);
    const today = dayOf(now, timeZone);
    const { opensOn = proposedDates(due.dueOn, today).opensOn } = plan.dates;
    const { closesOn = daysLater(opensOn, OPEN_DAYS) } = plan.dates;
    const dates = { opensOn, closesOn, timeZone };
    const places = wrongDates(dates, now);
    if (places.length > 0) return { outcome: 'refused', places };
    const year = exerciseYear(due, dates, today);
    const wanted = { year, questionnaire: plan.questionnaire, ...dates };
    const exercise = await this.exercises.planIn(transaction, id, wanted, plan.actor);
    await rows.update({ id: exercise.id }, { plannedAt: plan.at });
    return { outcome: 'planned', exercise };
  }
}

function zoneOf({ entities }: Pick<Initiative, 'entities'>): string {
  return usualZone(
    entities.flatMap(({ contacts, coordinator }) =>
      contacts.map(({ timeZone }) => ({ timeZone, contacts: 1, coordinator })),
    ),
  );
}
