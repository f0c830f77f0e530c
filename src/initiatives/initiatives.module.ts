import { Module } from '@nestjs/common';
import { ContactFormsController } from './contact-forms.controller.js';
import { InitiativeFormsController } from './initiative-forms.controller.js';
import { InitiativePlaces } from './initiative-places.service.js';
import { InitiativesController } from './initiatives.controller.js';
import { InitiativesService } from './initiatives.service.js';
import { PeopleService } from './people.service.js';

@Module({
  controllers: [InitiativesController, InitiativeFormsController, ContactFormsController],
  providers: [InitiativePlaces, InitiativesService, PeopleService],
  exports: [InitiativesService, PeopleService],
})
export class InitiativesModule {}
