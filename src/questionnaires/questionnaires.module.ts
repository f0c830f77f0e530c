import { Module } from '@nestjs/common';
import { QuestionnairesService } from './questionnaires.service.js';

@Module({
  // By a factory, since Nest would take the constructor's directory for something to inject.
  providers: [{ provide: QuestionnairesService, useFactory: () => new QuestionnairesService() }],
  exports: [QuestionnairesService],
})
export class QuestionnairesModule {}
