import { Module } from '@nestjs/common';
import { CodingAgreements } from './coding-agreement.service.js';
import { CodingTextsService } from './coding-texts.service.js';
import { PassagesService } from './passages.service.js';

/** Passages for reading: findings and reports draw on them too. */
@Module({
  providers: [CodingAgreements, CodingTextsService, PassagesService],
  exports: [CodingAgreements, CodingTextsService, PassagesService],
})
export class PassagesModule {}
