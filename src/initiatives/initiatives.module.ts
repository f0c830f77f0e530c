import { Module } from '@nestjs/common';
import { InitiativePlaces } from './initiative-places.service.js';
import { InitiativesController } from './initiatives.controller.js';
import { InitiativesService } from './initiatives.service.js';
import { PeopleService } from './people.service.js';

@Module({
  controllers: [InitiativesController],
  providers: [InitiativePlaces, InitiativesService, PeopleService],
  exports: [InitiativesService, PeopleService],
})
export class InitiativesModule {}
