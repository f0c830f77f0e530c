import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { csrfForm } from '../accounts/csrf-form.shape.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { PreviousLooksService } from './previous-looks.service.js';

/** Told by the script of the form when somebody opens a previous answer; looking at the page alone tells nothing. */
@ApiExcludeController()
@Controller('answer/previous')
@Access('partner')
export class PreviousAnswersController {
  constructor(private readonly looks: PreviousLooksService) {}

  @Post(':question')
  @HttpCode(204)
  open(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('question') question: string,
    @Body({ schema: csrfForm }) _body: unknown,
  ): Promise<void> {
    return this.looks.open(visitor, question);
  }
}
