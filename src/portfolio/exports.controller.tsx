import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { ExercisesService } from '../exercises/exercises.service.js';
import { languageOf } from '../http/problem.filter.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { contentDisposition } from '../responses/document-name.js';
import { ExportSendingService, type ExportFile } from './export-sending.service.js';
import { exportForm, type ExportForm } from './exports.shape.js';
import { ExportsPage, WindowExportsPage } from './pages/exports-page.js';

interface Params {
  readonly code: string;
  readonly year: string;
}

/** The data of one exercise, to take along. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/exports')
export class ExerciseExportsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly sending: ExportSendingService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { code, year }: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { exercise, initiative } = await this.exercises.find(code, year);
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const named = { code, acronym: initiative.acronym, year: exercise.year };
    const page = <ExportsPage context={context} exercise={named} isOpened={exercise.partnership !== null} />;
    await this.pages.send(reply, 200, page);
  }

  /** A POST, because every download is written to the history. */
  @Post()
  @HttpCode(200)
  @Access('reader')
  async download(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { code, year }: Params,
    @Body({ schema: exportForm }) form: ExportForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(request, reply, await this.sending.ofYear(visitor, code, year, form));
  }
}

/** The data of all exercises of a window that the reader's grants reach. */
@ApiExcludeController()
@Controller('staff/windows/:window/exports')
export class WindowExportsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly sending: ExportSendingService,
  ) {}

  @Get()
  @Access('reader')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const count = await this.sending.countOf(visitor, window);
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    await this.pages.send(reply, 200, <WindowExportsPage context={context} window={window} count={count} />);
  }

  @Post()
  @HttpCode(200)
  @Access('reader')
  async download(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Body({ schema: exportForm }) form: ExportForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(request, reply, await this.sending.ofWindow(visitor, window, form));
  }
}

async function send(request: FastifyRequest, reply: FastifyReply, file: ExportFile): Promise<void> {
  // Rows are still being read when the first bytes leave; a workbook is packed already.
  request.headers['x-no-compression'] = 'true';
  await reply
    .type(file.type)
    .header('content-disposition', contentDisposition(file.name))
    .header('cache-control', 'no-store')
    .send(Readable.from(file.content));
}
