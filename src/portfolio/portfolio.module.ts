import { Module } from '@nestjs/common';
import { FindingsModule } from '../findings/findings.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { RemindersModule } from '../responses/reminders.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { CourseWork } from './course-work.service.js';
import { FollowUpCallsController } from './follow-up-calls.controller.js';
import { FollowedEntities } from './followed-entities.service.js';
import { EvaluatorsWork } from './evaluators-work.service.js';
import { FollowUpPages } from './follow-up-pages.service.js';
import { FollowUpController } from './follow-up.controller.js';
import { FollowUpRemindersController } from './follow-up-reminders.controller.js';
import { InitiativePageController } from './initiative-page.controller.js';
import { MailWork } from './mail-work.service.js';
import { ManagersWork } from './managers-work.service.js';
import { PlanBasis } from './plan-basis.service.js';
import { OverYearsPageController } from './over-years-page.controller.js';
import { PlanDatesController } from './plan-dates.controller.js';
import { PlanPages } from './plan-pages.service.js';
import { PlanStepsController } from './plan-steps.controller.js';
import { PlanController } from './plan.controller.js';
import { PreviewPages } from './preview-pages.service.js';
import { PreviewRespondents } from './preview-respondents.service.js';
import { PreviewController } from './preview.controller.js';
import { QuestionnaireLibrary } from './questionnaire-library.service.js';
import { QuestionnaireUses } from './questionnaire-uses.service.js';
import { QuestionnairesController } from './questionnaires.controller.js';
import { StepReading } from './step-reading.service.js';
import { VersionChoiceController } from './version-choice.controller.js';
import { WindowsController } from './windows.controller.js';
import { WindowsService } from './windows.service.js';
import { WorkController } from './work.controller.js';
import { WorkService } from './work.service.js';

/** Pages over all exercises of a window, and those with which an exercise is run. */
@Module({
  imports: [FindingsModule, InvitationsModule, RemindersModule, ReportsModule, ResponsesModule],
  controllers: [
    FollowUpCallsController,
    FollowUpController,
    FollowUpRemindersController,
    InitiativePageController,
    OverYearsPageController,
    PlanController,
    PlanDatesController,
    PlanStepsController,
    PreviewController,
    QuestionnairesController,
    VersionChoiceController,
    WindowsController,
    WorkController,
  ],
  providers: [
    CourseWork,
    MailWork,
    FollowedEntities,
    EvaluatorsWork,
    FollowUpPages,
    ManagersWork,
    PlanBasis,
    PlanPages,
    PreviewPages,
    PreviewRespondents,
    QuestionnaireLibrary,
    QuestionnaireUses,
    StepReading,
    WindowsService,
    WorkService,
  ],
})
export class PortfolioModule {}
