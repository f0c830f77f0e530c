import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csrfField, revisionField } from '../http/form.shape.js';
import { Access } from '../accounts/access.decorator.js';
import type { StaffVisitor } from '../accounts/access.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { codingQuery } from './coding-pages.controller.js';
import { CodingPages, pathOf, type AtDesk } from './coding-pages.service.js';
import { SecondDeskHead } from './pages/second-coding-view.js';
import { passageForm, type PassageForm } from './passages.shape.js';
import { SecondCoding } from './second-coding.service.js';

const askForm = z.strictObject({
  _csrf: csrfField,
  share: z.enum(['10', '20', '30', '50', '100']).transform(Number),
});
const settleForm = z.strictObject({
  _csrf: csrfField,
  index: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number),
  stands: z.enum(['first', 'second']),
  revision: revisionField,
});

interface Params {
  readonly code: string;
  readonly year: string;
}

/** A second, blind coding: asked for, done on a page of its own, compared and settled. */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/coding/second')
@Access('evaluator')
export class SecondCodingController {
  constructor(
    private readonly pages: CodingPages,
    private readonly second: SecondCoding,
  ) {}

  @Get()
  async show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: codingQuery }) query: z.output<typeof codingQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = await this.desk({ ...params, visitor, coder: 'second', request, reply });
    await this.pages.show(at, query, undefined, ({ context }) => (
      <SecondDeskHead context={context} path={pathOf(at)} />
    ));
  }

  @Post('ask')
  async ask(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: askForm }) { share }: z.output<typeof askForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.second.ask({ ...params, visitor }, share);
    await reply.redirect(pathOf({ ...params, coder: 'first' }), 303);
  }

  @Post('begin')
  async begin(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: csrfForm }) _form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.second.begin({ ...params, visitor });
    await reply.redirect(pathOf({ ...params, coder: 'second' }), 303);
  }

  @Post('finish')
  async finish(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: csrfForm }) _form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.second.finish({ ...params, visitor });
    await reply.redirect(pathOf({ ...params, coder: 'first' }), 303);
  }

  @Post('settle')
  async settle(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: settleForm }) { index, stands, revision }: z.output<typeof settleForm>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.second.settle({ ...params, visitor }, index, stands, revision);
    await reply.redirect(pathOf({ ...params, coder: 'first' }), 303);
  }

  @Post('passages')
  async mark(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.mark(await this.desk({ ...params, visitor, coder: 'second', request, reply }), form);
  }

  @Post('passages/:id')
  async edit(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: Params & { readonly id: string },
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.edit(
      await this.desk({ ...params, visitor, coder: 'second', request, reply }),
      id,
      form,
    );
  }

  @Post('passages/:id/place')
  async place(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: Params & { readonly id: string },
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.place(
      await this.desk({ ...params, visitor, coder: 'second', request, reply }),
      id,
      form,
    );
  }

  @Post('passages/:id/remove')
  async remove(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id, ...params }: Params & { readonly id: string },
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.remove(
      await this.desk({ ...params, visitor, coder: 'second', request, reply }),
      id,
      form,
    );
  }

  @Post('undo')
  async undo(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.undo(await this.desk({ ...params, visitor, coder: 'second', request, reply }), form);
  }

  /** Only for who codes the sample now. */
  private async desk(at: AtDesk): Promise<AtDesk> {
    await this.second.assertCoder(at);
    return at;
  }
}
