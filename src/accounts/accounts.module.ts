import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccountsService } from './accounts.service.js';
import { SignInController } from './sign-in.controller.js';
import { TriesService } from './tries.service.js';

@Global()
@Module({
  controllers: [SignInController],
  providers: [AccountsService, TriesService, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [AccountsService, TriesService],
})
export class AccountsModule {}
