import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { InitiativePageController } from './initiative-page.controller.js';
import { PlanPages } from './plan-pages.service.js';
import { PlanStepsController } from './plan-steps.controller.js';
import { PlanController } from './plan.controller.js';

/** Pages over all exercises of a window, and those with which an exercise is run. */
@Module({
  imports: [InvitationsModule],
  controllers: [InitiativePageController, PlanController, PlanStepsController],
  providers: [PlanPages],
})
export class PortfolioModule {}
