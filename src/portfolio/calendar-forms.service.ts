import { Injectable } from '@nestjs/common';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import { ExerciseStepsService } from '../exercises/exercise-steps.service.js';
import { Problem, type ProblemPlace } from '../problem.js';
import { isFor, typedRows, wishesOf, type CalendarAct, type TypedRow } from './calendar-form.js';
import type { CalendarForm, UndoForm } from './calendar-form.shape.js';
import { WindowCalendarService } from './window-calendar.service.js';
import { WindowPlanning, type Changed, type Planned } from './window-planning.service.js';

/** What came of a press of a button. */
export interface CalendarDone {
  readonly act: CalendarAct;
  /** The instant that all of it shares. */
  readonly at: string;
  /** How many were planned, confirmed or confirmed no more; by `save`, none. */
  readonly count: number;
  /** How many got other dates. */
  readonly moved: number;
  /** Nothing was ticked, although the button is about what is. */
  readonly nothingTicked: boolean;
  /** What is wrong with rows, by code; `stale` where somebody else was quicker. */
  readonly failures: ReadonlyMap<string, 'stale' | readonly ProblemPlace[]>;
  /** What was typed in rows that are shown again as they were typed. */
  readonly typed: ReadonlyMap<string, TypedRow>;
}

/** The form of the calendar: each row is done by itself, and what is wrong with one keeps none of the others. */
@Injectable()
export class CalendarForms {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: WindowCalendarService,
    private readonly planning: WindowPlanning,
    private readonly steps: ExerciseStepsService,
  ) {}

  async act(visitor: StaffVisitor, window: string, body: CalendarForm): Promise<CalendarDone> {
    const { changeable: rows } = await this.calendars.toChange(visitor, window);
    const act = body['_do'] as CalendarAct;
    const typed = typedRows(body);
    const wishes = wishesOf(act, rows, typed);
    const at = this.clock.now();
    const questionnaire = body['questionnaire'] ?? '';
    if (wishes.plan.length > 0) this.calendars.assertKnown(questionnaire);
    const planned = await this.planning.plan(visitor, wishes.plan, questionnaire, at);
    const changed = await this.planning.change(visitor, wishes.change, at);
    const failures = new Map<string, 'stale' | readonly ProblemPlace[]>([
      ...wishes.wrong,
      ...[...planned, ...changed].flatMap(failureOf),
    ]);
    const succeeded = new Set(changed.flatMap(({ code, outcome }) => (outcome === 'changed' ? [code] : [])));
    const done = wishes.change.filter(({ code }) => succeeded.has(code));
    return {
      ...{ act, at, failures },
      count:
        act === 'plan'
          ? planned.filter(({ outcome }) => outcome === 'planned').length
          : done.filter(({ confirmed }) => confirmed !== undefined).length,
      moved: done.filter(({ dates }) => dates !== undefined).length,
      nothingTicked:
        act !== 'save' &&
        !rows.some(
          ({ code, exercise }) =>
            typed.get(code)?.ticked === true && isFor(act, exercise?.state === 'planned'),
        ),
      typed: new Map([...typed].filter(([code]) => wishes.kept.has(code) || failures.has(code))),
    };
  }

  /** Takes back what was planned or confirmed in one go, as far as it still is; answers how many. */
  async undo(visitor: StaffVisitor, window: string, { what, at }: UndoForm, reason: string): Promise<number> {
    const { changeable: rows } = await this.calendars.toChange(visitor, window);
    const planned = rows.flatMap(({ code, exercise }) =>
      exercise?.state === 'planned' ? [{ code, ...exercise }] : [],
    );
    if (what === 'confirmed') {
      const wishes = planned
        .filter(({ confirmedAt }) => confirmedAt === at)
        .map(({ code, year, revision }) => ({ code, year, revision, confirmed: false }));
      const changed = await this.planning.change(visitor, wishes, at);
      return changed.filter(({ outcome }) => outcome === 'changed').length;
    }
    const plans = planned.filter(({ plannedAt, confirmedAt }) => plannedAt === at && confirmedAt === null);
    let count = 0;
    for (const { code, year, revision } of plans) {
      const step = { code, year: String(year), revision, actor: actorOf(visitor) };
      if (await isTaken(this.steps.cancel(step, reason))) count += 1;
    }
    return count;
  }
}

/** False where somebody else was quicker: then it stays as they left it. */
async function isTaken(step: Promise<unknown>): Promise<boolean> {
  try {
    await step;
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.key === 'stale' || error.key === 'step-not-allowed')) return false;
    throw error;
  }
}

function failureOf(result: Planned | Changed): (readonly [string, 'stale' | readonly ProblemPlace[]])[] {
  const { code } = result;
  if (result.outcome === 'stale') return [[code, 'stale']];
  return result.outcome === 'refused' ? [[code, result.places]] : [];
}
