import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Problem } from '../problem.js';
import { WindowPage } from './pages/window-page.js';
import { WindowsPage } from './pages/windows-page.js';
import { arranged, FILTERS, lateness, SORTS, stageOf } from './window-row.js';
import { WindowsService } from './windows.service.js';

const listQuery = z.strictObject({ show: z.enum(FILTERS).optional(), sort: z.enum(SORTS).optional() });

/** M1: windows, and one window with all its initiatives. */
@ApiExcludeController()
@Controller('staff/windows')
@Access('reader', 'somewhere')
export class WindowsController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly windows: WindowsService,
  ) {}

  @Get()
  async list(
    @CurrentVisitor() visitor: StaffVisitor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const rows = await this.windows.rows(visitor, null);
    const years = [...new Set(rows.map(({ window }) => window))].toSorted((a, b) => b - a);
    const windows = years.map((window) => {
      const own = rows.filter((row) => row.window === window);
      return {
        window,
        initiatives: own.length,
        open: own.filter((row) => stageOf(row) === 'open').length,
        late: own.filter((row) => lateness(row, context.now).length > 0).length,
      };
    });
    await this.pages.send(
      reply,
      200,
      <WindowsPage context={context} windows={windows} mayAdd={mayEnter(visitor, 'manager')} />,
    );
  }

  @Get(':window')
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('window') window: string,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!/^2[01]\d\d$/.test(window)) throw new Problem('not-found');
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const { show = 'all', sort = 'late' } = query;
    const all = await this.windows.rows(visitor, Number(window));
    await this.pages.send(
      reply,
      200,
      <WindowPage
        context={context}
        window={window}
        total={all.length}
        rows={arranged(all, show, sort, context.now)}
        firstLate={arranged(all, 'late', 'deadline', context.now)[0] ?? null}
        show={show}
        sort={sort}
        mayAdd={mayEnter(visitor, 'manager')}
      />,
    );
  }
}
