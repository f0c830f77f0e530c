import { Module } from '@nestjs/common';
import { CodebookPagesController } from './codebook-pages.controller.js';
import { CodebookReading } from './codebook-reading.service.js';
import { CodebookUse } from './codebook-use.service.js';
import { CodebookWriting } from './codebook-writing.service.js';
import { CodingPages } from './coding-pages.service.js';
import { CodingPagesController } from './coding-pages.controller.js';
import { CodingBook, CodingReading } from './coding-reading.service.js';
import { PassageWriting } from './passage-writing.service.js';
import { SecondCodingController } from './second-coding.controller.js';
import { SecondCoding } from './second-coding.service.js';
import { ReviewsModule } from './reviews.module.js';

/** Coding of open texts on pages. */
@Module({
  imports: [ReviewsModule],
  controllers: [CodebookPagesController, CodingPagesController, SecondCodingController],
  providers: [
    CodebookReading,
    CodebookUse,
    CodebookWriting,
    CodingBook,
    CodingPages,
    CodingReading,
    PassageWriting,
    SecondCoding,
  ],
})
export class CodingModule {}
