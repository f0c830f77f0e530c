import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../accounts/access.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import { yearsAnswer } from './over-years-answer.shape.js';
import { yearsDocument, type YearsDocument } from './over-years-document.js';
import { OverYearsService } from './over-years.service.js';

@ApiTags('reports')
@Controller('api/initiatives/:code')
export class OverYearsController {
  constructor(private readonly overYears: OverYearsService) {}

  @Get('years')
  @Access('reader')
  @ApiAnswer({ shape: yearsAnswer })
  @ApiOperation({
    summary: 'The findings of all exercises side by side: better, same, worse, not comparable',
  })
  async years(@Param('code') code: string): Promise<YearsDocument> {
    return yearsDocument(code, await this.overYears.of(code));
  }
}
