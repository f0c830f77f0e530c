import { Injectable } from '@nestjs/common';
import { ExercisesService } from '../exercises/exercises.service.js';
import { FindingsService } from '../findings/findings.service.js';
import { ReportRenderingService } from './report-rendering.service.js';
import { ReportVersionsService } from './report-versions.service.js';

/** The rooms that publishing goes through, in their order: the exercise, its findings, their rendering, the versions. */
@Injectable()
export class ReportWorkshop {
  constructor(
    readonly exercises: ExercisesService,
    readonly findings: FindingsService,
    readonly rendering: ReportRenderingService,
    readonly versions: ReportVersionsService,
  ) {}
}
