import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccountLinks } from './account-links.service.js';
import { AccountMails } from './account-mails.service.js';
import { AccountRecords } from './account-records.service.js';
import { AccountsService } from './accounts.service.js';
import { ActorNames } from './actor-names.service.js';
import { AuditController } from './audit.controller.js';
import { AuditReading } from './audit-reading.service.js';
import { GrantForms } from './grant-forms.service.js';
import { JoiningService } from './joining.service.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccountService } from './own-account.service.js';
import { PasswordsService } from './passwords.service.js';
import { PeopleController } from './people.controller.js';
import { Places } from './places.service.js';
import { SecondStep } from './second-step.service.js';
import { SetUpService } from './set-up.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInCodeController } from './sign-in-code.controller.js';
import { SignInReplies } from './sign-in-replies.service.js';
import { SignInTries } from './sign-in-tries.service.js';
import { SigningIn } from './signing-in.service.js';
import { StaffPeople } from './staff-people.service.js';
import { StaffPeopleReading } from './staff-people-reading.service.js';
import { StaffSessionController } from './staff-session.controller.js';
import { TriesService } from './tries.service.js';
import { WelcomeController } from './welcome.controller.js';

@Global()
@Module({
  controllers: [
    SignInController,
    SignInCodeController,
    WelcomeController,
    StaffSessionController,
    OwnAccountController,
    PeopleController,
    AuditController,
  ],
  providers: [
    AccountLinks,
    AccountMails,
    AccountRecords,
    AccountsService,
    ActorNames,
    AuditReading,
    GrantForms,
    JoiningService,
    OwnAccountService,
    PasswordsService,
    Places,
    SecondStep,
    SetUpService,
    SignInReplies,
    SignInTries,
    SigningIn,
    StaffPeople,
    StaffPeopleReading,
    TriesService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountsService, ActorNames, Places, TriesService],
})
export class AccountsModule {}
