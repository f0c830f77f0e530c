import { Module } from '@nestjs/common';
import { InitiativesController } from './initiatives.controller.js';
import { InitiativesService } from './initiatives.service.js';
import { PeopleService } from './people.service.js';

@Module({
  controllers: [InitiativesController],
  providers: [InitiativesService, PeopleService],
  exports: [InitiativesService, PeopleService],
})
export class InitiativesModule {}
