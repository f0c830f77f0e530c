import { Module } from '@nestjs/common';
import { AnswerController } from './answer.controller.js';
import { ColleaguesController } from './colleagues.controller.js';
import { AutosaveController } from './autosave.controller.js';
import { DocumentUploads } from './document-uploads.service.js';
import { FormSavingService } from './form-saving.service.js';
import { PartnerSessionController } from './partner-session.controller.js';
import { PartnerFormsService } from './partner-forms.service.js';
import { PartnerViewsService } from './partner-views.service.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { ResponsesModule } from './responses.module.js';
import { PreviousAnswersController } from './previous-answers.controller.js';
import { PreviousLooksService } from './previous-looks.service.js';
import { ReturnedController } from './returned.controller.js';
import { SectionsController } from './sections.controller.js';
import { SubmissionController } from './submission.controller.js';

/** The pages on which partners answer. */
@Module({
  imports: [InvitationsModule, ResponsesModule],
  controllers: [
    AnswerController,
    AutosaveController,
    ColleaguesController,
    PartnerSessionController,
    PreviousAnswersController,
    ReturnedController,
    SectionsController,
    SubmissionController,
  ],
  providers: [
    DocumentUploads,
    FormSavingService,
    PartnerFormsService,
    PartnerViewsService,
    PreviousLooksService,
  ],
  exports: [PartnerFormsService, PartnerViewsService],
})
export class PartnerPagesModule {}
