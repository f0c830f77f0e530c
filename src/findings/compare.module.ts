import { Module } from '@nestjs/common';
import { ResponsesModule } from '../responses/responses.module.js';
import { CompareController } from './compare.controller.js';
import { CompareService } from './compare.service.js';
import { FindingsModule } from './findings.module.js';
import { ShownTies } from './shown-ties.service.js';
import { TiesPagesController } from './ties-pages.controller.js';

/** Where evaluators read the answers of all entities beside each other, and settle what they leave open. */
@Module({
  imports: [FindingsModule, ResponsesModule],
  controllers: [CompareController, TiesPagesController],
  providers: [CompareService, ShownTies],
})
export class CompareModule {}
