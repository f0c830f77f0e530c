import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { CodingPages, DONE, pathOf, type Shown } from './coding-pages.service.js';
import { SecondCodingView } from './pages/second-coding-view.js';
import { passageForm, type PassageForm } from './passages.shape.js';

const id = z.string().max(40);
export const codingQuery = z.strictObject({
  question: z.string().max(80).optional(),
  entity: z.string().max(40).optional(),
  passage: id.optional(),
  place: id.optional(),
  done: z.enum(DONE).optional(),
  act: id.optional(),
});

interface Params {
  readonly code: string;
  readonly year: string;
}

/** The second coding, as everybody but its coder sees it. */
function secondView({ desk, context, at, isFirst, mayCode }: Shown) {
  const { second, codebook } = desk;
  return SecondCodingView({
    ...{ context, second, codebook, isFirst, path: pathOf(at), actor: actorOf(at.visitor), mayAct: mayCode },
  });
}

/** Where open texts are coded (page E4). */
@ApiExcludeController()
@Controller('staff/initiatives/:code/exercises/:year/coding')
export class CodingPagesController {
  constructor(private readonly pages: CodingPages) {}

  @Get()
  @Access('reader')
  show(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Query({ schema: codingQuery }) query: z.output<typeof codingQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.show(
      { ...params, visitor, coder: 'first', request, reply },
      query,
      undefined,
      secondView,
    );
  }

  @Post('passages')
  @Access('evaluator')
  mark(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.mark({ ...params, visitor, coder: 'first', request, reply }, form);
  }

  @Post('passages/:id')
  @Access('evaluator')
  edit(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id: passage, ...params }: Params & { readonly id: string },
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.edit({ ...params, visitor, coder: 'first', request, reply }, passage, form);
  }

  @Post('passages/:id/place')
  @Access('evaluator')
  place(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id: passage, ...params }: Params & { readonly id: string },
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.place({ ...params, visitor, coder: 'first', request, reply }, passage, form);
  }

  @Post('passages/:id/remove')
  @Access('evaluator')
  remove(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() { id: passage, ...params }: Params & { readonly id: string },
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.remove({ ...params, visitor, coder: 'first', request, reply }, passage, form);
  }

  @Post('undo')
  @Access('evaluator')
  undo(
    @CurrentVisitor() visitor: StaffVisitor,
    @Param() params: Params,
    @Body({ schema: passageForm }) form: PassageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.undo({ ...params, visitor, coder: 'first', request, reply }, form);
  }
}
