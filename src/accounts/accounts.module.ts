import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ActorNames } from './actor-names.service.js';
import { AccountsService } from './accounts.service.js';
import { Places } from './places.service.js';
import { SignInController } from './sign-in.controller.js';
import { TriesService } from './tries.service.js';

@Global()
@Module({
  controllers: [SignInController],
  providers: [
    AccountsService,
    ActorNames,
    Places,
    TriesService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountsService, ActorNames, Places, TriesService],
})
export class AccountsModule {}
