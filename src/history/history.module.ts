import { Global, Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { HistoryService } from './history.service.js';

@Global()
@Module({ imports: [JobsModule], providers: [HistoryService], exports: [HistoryService] })
export class HistoryModule {}
