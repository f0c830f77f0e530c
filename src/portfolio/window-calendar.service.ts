import { Injectable } from '@nestjs/common';
import type { StaffVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import { Problem } from '../problem.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { CalendarReading } from './calendar-reading.service.js';
import type { CalendarRow } from './calendar.js';
import { changeable, WindowPlanning, type Planned, type PlanWish } from './window-planning.service.js';

export interface WindowCalendar {
  /** Of the window. */
  readonly year: number;
  readonly rows: readonly CalendarRow[];
  /** Those of the rows that the visitor may change. */
  readonly changeable: readonly CalendarRow[];
}

/** The calendar of a window for one visitor, and planning in it. */
@Injectable()
export class WindowCalendarService {
  constructor(
    private readonly clock: Clock,
    private readonly reading: CalendarReading,
    private readonly planning: WindowPlanning,
    private readonly questionnaires: QuestionnairesService,
  ) {}

  /** Problem `not-found` where the visitor's grants reach nothing of the window. */
  async of(visitor: StaffVisitor, window: string): Promise<WindowCalendar> {
    if (!/^2[01]\d\d$/.test(window)) throw new Problem('not-found');
    const year = Number(window);
    const rows = await this.reading.of(visitor, year, this.clock.now());
    if (rows === null) throw new Problem('not-found');
    return { year, rows, changeable: changeable(rows, visitor, year) };
  }

  /**
   * Plans the next exercise of the initiatives named, or of all that are late or due within a year. Problem `not-found`
   * where one of them is not in the window or not the visitor's to plan, `invalid-request` without such a questionnaire.
   */
  async plan(
    visitor: StaffVisitor,
    window: string,
    questionnaire: string,
    wishes: readonly PlanWish[] | null,
  ): Promise<{ readonly year: number; readonly results: readonly Planned[] }> {
    const { year, changeable: rows } = await this.toChange(visitor, window);
    this.assertKnown(questionnaire);
    const codes = new Set(rows.map(({ code }) => code));
    const due = rows.filter(({ exercise, standing }) => exercise === null && standing !== 'later');
    const wanted = wishes ?? due.map(({ code }) => ({ code }));
    if (wanted.some(({ code }) => !codes.has(code))) throw new Problem('not-found');
    return { year, results: await this.planning.plan(visitor, wanted, questionnaire, this.clock.now()) };
  }

  /** As `of`; problem `not-found` also where the visitor only reads. */
  async toChange(visitor: StaffVisitor, window: string): Promise<WindowCalendar> {
    const calendar = await this.of(visitor, window);
    if (calendar.rows.length > 0 && calendar.changeable.length === 0) throw new Problem('not-found');
    return calendar;
  }

  /** Problem `invalid-request` without such a questionnaire. */
  assertKnown(questionnaire: string): void {
    if (this.questionnaires.has(questionnaire)) return;
    const known = this.questionnaires.list().map(({ id }) => id);
    throw new Problem('invalid-request', {
      detail: 'Nothing was planned.',
      errors: [
        { pointer: '/questionnaire', detail: `There is none of this name; there is ${known.join(', ')}` },
      ],
    });
  }
}
