import { Global, Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { HistoryReadingService } from './history-reading.service.js';
import { HistorySeal } from './history-seal.service.js';
import { HistoryVerifying } from './history-verifying.service.js';
import { HistoryService } from './history.service.js';

@Global()
@Module({
  imports: [JobsModule],
  providers: [HistorySeal, HistoryService, HistoryReadingService, HistoryVerifying],
  exports: [HistoryService, HistoryReadingService, HistoryVerifying],
})
export class HistoryModule {}
