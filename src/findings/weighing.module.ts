import { Module } from '@nestjs/common';
import { FindingsModule } from './findings.module.js';
import { FindingDesks } from './finding-desk.service.js';
import { FindingPageSender } from './finding-page-sender.service.js';
import { FindingPagesController } from './finding-pages.controller.js';
import { WeighingActsController } from './weighing-acts.controller.js';
import { WeighingService } from './weighing.service.js';

/** The pages on which findings are weighed. */
@Module({
  imports: [FindingsModule],
  controllers: [FindingPagesController, WeighingActsController],
  providers: [FindingDesks, FindingPageSender, WeighingService],
})
export class WeighingModule {}
