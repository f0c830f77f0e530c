import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../accounts/access.decorator.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { healthDocument } from './answer.shape.js';
import { ApiAnswer } from './api-answer.decorator.js';

@ApiTags('health')
@Controller('api/health')
@Access('public')
export class HealthController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('live')
  @ApiAnswer({ shape: healthDocument })
  @ApiOperation({ summary: 'The process answers' })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiAnswer({ shape: healthDocument, refuses: ['unavailable'] })
  @ApiOperation({ summary: 'The process answers and its database can be read' })
  async ready() {
    try {
      await this.unitOfWork.read((manager) => manager.query('SELECT 1'));
    } catch {
      throw new Problem('unavailable', { detail: 'The database does not answer.', retryAfter: 10 });
    }
    return { status: 'ok' };
  }
}
