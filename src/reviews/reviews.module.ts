import { Module } from '@nestjs/common';
import { ResponsesModule } from '../responses/responses.module.js';
import { CodingsService } from './codings.service.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';

@Module({
  imports: [ResponsesModule],
  controllers: [ReviewsController],
  providers: [CodingsService, ReviewsService],
  exports: [CodingsService, ResponsesModule, ReviewsService],
})
export class ReviewsModule {}
