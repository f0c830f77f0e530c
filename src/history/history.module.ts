import { Global, Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { HistoryReadingService } from './history-reading.service.js';
import { HistoryService } from './history.service.js';

@Global()
@Module({
  imports: [JobsModule],
  providers: [HistoryService, HistoryReadingService],
  exports: [HistoryService, HistoryReadingService],
})
export class HistoryModule {}
