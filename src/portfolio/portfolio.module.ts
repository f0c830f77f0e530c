import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { InitiativePageController } from './initiative-page.controller.js';

/** Pages over all exercises of a window, and those with which an exercise is run. */
@Module({
  imports: [InvitationsModule],
  controllers: [InitiativePageController],
})
export class PortfolioModule {}
