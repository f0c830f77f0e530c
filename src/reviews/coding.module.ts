import { Module } from '@nestjs/common';
import { CodingPages } from './coding-pages.service.js';
import { CodingPagesController } from './coding-pages.controller.js';
import { CodingBook, CodingReading } from './coding-reading.service.js';
import { PassageWriting } from './passage-writing.service.js';
import { ReviewsModule } from './reviews.module.js';

/** Coding of open texts on pages. */
@Module({
  imports: [ReviewsModule],
  controllers: [CodingPagesController],
  providers: [CodingBook, CodingPages, CodingReading, PassageWriting],
})
export class CodingModule {}
