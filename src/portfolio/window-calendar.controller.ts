import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { exerciseSummary } from '../exercises/exercise-summary.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import type { CalendarRow } from './calendar.js';
import { calendarAnswer, windowPlan, windowPlanned, type WindowPlan } from './calendar.shape.js';
import { WindowCalendarService } from './window-calendar.service.js';
import type { Planned } from './window-planning.service.js';

/** The calendar of a window, as far as the visitor's grants reach. */
@ApiTags('windows')
@Controller('api/windows/:window')
export class WindowCalendarController {
  constructor(private readonly calendars: WindowCalendarService) {}

  @Get('calendar')
  @Access('reader', 'somewhere')
  @ApiAnswer({ shape: calendarAnswer })
  @ApiOperation({ summary: 'Exercises of a window: past, under way, planned, due and late' })
  async show(
    @Param('window') window: string,
    @CurrentVisitor() visitor: StaffVisitor,
  ): Promise<z.output<typeof calendarAnswer>> {
    const { year, rows } = await this.calendars.of(visitor, window);
    return { window: year, rows: rows.map(rowAnswer) };
  }

  @Post('plan')
  @HttpCode(200)
  @Access('manager', 'somewhere')
  @ApiAnswer({ shape: windowPlanned })
  @ApiOperation({
    summary: 'Plans the next exercise of the initiatives named, or of all that are late or due within a year',
  })
  async plan(
    @Param('window') window: string,
    @Body({ schema: windowPlan }) { questionnaire, initiatives }: WindowPlan,
    @CurrentVisitor() visitor: StaffVisitor,
  ): Promise<z.output<typeof windowPlanned>> {
    const { year, results } = await this.calendars.plan(visitor, window, questionnaire, initiatives ?? null);
    return {
      window: year,
      planned: results.filter(({ outcome }) => outcome === 'planned').length,
      results: results.map(resultAnswer),
    };
  }
}

function rowAnswer({ exercise, ...row }: CalendarRow) {
  if (exercise === null) return { ...row, missing: [...row.missing], exercise };
  const { state, questionnaire, closesAt, confirmedAt, revision } = exercise;
  return {
    ...row,
    missing: [...row.missing],
    exercise: { state, questionnaire, closesAt, confirmedAt, revision },
  };
}

function resultAnswer(result: Planned) {
  const { code, outcome } = result;
  return {
    code,
    outcome,
    exercise: 'exercise' in result ? exerciseSummary(result.exercise) : null,
    errors: outcome === 'refused' ? [...result.places] : [],
  };
}
