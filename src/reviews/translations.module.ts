import { Module } from '@nestjs/common';
import { ResponsesModule } from '../responses/responses.module.js';
import { TranslationsController } from './translations.controller.js';
import { TranslationsReading } from './translations-reading.service.js';
import { TranslationsService } from './translations.service.js';

/** Translations of what partners wrote. */
@Module({
  imports: [ResponsesModule],
  controllers: [TranslationsController],
  providers: [TranslationsReading, TranslationsService],
  exports: [TranslationsReading],
})
export class TranslationsModule {}
