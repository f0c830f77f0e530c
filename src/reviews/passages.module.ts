import { Module } from '@nestjs/common';
import { CodingTextsService } from './coding-texts.service.js';
import { PassagesService } from './passages.service.js';

/** Passages for reading: the findings draw on them too. */
@Module({ providers: [CodingTextsService, PassagesService], exports: [CodingTextsService, PassagesService] })
export class PassagesModule {}
