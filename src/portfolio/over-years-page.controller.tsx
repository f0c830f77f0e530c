import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { Clock } from '../clock.service.js';
import { speechIn, type Speech } from '../findings/speech.js';
import { WordingsService } from '../findings/wordings.service.js';
import { languageOf } from '../http/problem.filter.js';
import { Pages } from '../pages/pages.service.js';
import { staffContext } from '../pages/staff/staff-context.js';
import { Problem } from '../problem.js';
import { figureToSvg } from '../reports/charts/svg.js';
import { OverYearsService } from '../reports/over-years.service.js';
import { contentDisposition } from '../responses/document-name.js';
import { csvFile } from './export-files.service.js';
import type { ExportRow } from './export-table.js';
import { yearsRows, YEARS_COLUMNS } from './over-years-table.js';
import { becameIn, pairOf, sectionsOf, withdrawnIn } from './over-years-view.js';
import { yearsQuery, type YearsQuery } from './over-years.shape.js';
import { OverYearsPage } from './pages/over-years-page.js';

/** The findings of all exercises of an initiative side by side: page, chart and table. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/years')
@Access('reader')
export class OverYearsPageController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly overYears: OverYearsService,
    private readonly wordings: WordingsService,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param('code') code: string,
    @Query({ schema: yearsQuery }) { to }: YearsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const years = await this.overYears.of(code);
    const context = staffContext(visitor, languageOf(request), this.clock.now());
    const speech = this.speech(request);
    await this.pages.send(
      reply,
      200,
      <OverYearsPage
        context={context}
        initiative={years.initiative}
        years={years.exercises}
        withdrawn={withdrawnIn(years)}
        pair={pairOf(years, to, speech)}
        sections={sectionsOf(years, speech)}
        became={becameIn(years, speech)}
      />,
    );
  }

  /** The chart of the page by itself. Problem `not-found` where there is none. */
  @Get('chart.svg')
  async chart(
    @Param('code') code: string,
    @Query({ schema: yearsQuery }) { to }: YearsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pair = pairOf(await this.overYears.of(code), to, this.speech(request));
    if (!pair?.figure) throw new Problem('not-found');
    const { drawing, source } = pair.figure;
    await reply
      .type('image/svg+xml; charset=utf-8')
      .header('content-disposition', contentDisposition(`${code}-${pair.from}-${pair.to}.svg`))
      .send(figureToSvg(drawing, source));
  }

  /** Counts of entities, as the page shows them: no answers and no people, so nothing that has to be recorded. */
  @Get('table.csv')
  async table(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const years = await this.overYears.of(code);
    const rows = Readable.from(yearsRows(code, years, this.speech(request)));
    const content = csvFile({
      name: 'years',
      columns: YEARS_COLUMNS,
      rows: rows as AsyncIterable<ExportRow>,
    });
    request.headers['x-no-compression'] = 'true';
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', contentDisposition(`${code}-years.csv`))
      .send(Readable.from(content));
  }

  private speech(request: FastifyRequest): Speech {
    const language = languageOf(request);
    return speechIn(language, this.wordings.messages[language]);
  }
}
