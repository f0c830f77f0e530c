import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Clock } from './clock.service.js';
import type { Config } from './config.js';
import { createApp } from './http/create-app.setup.js';
import { OpenApiController } from './http/open-api.controller.js';
import { JobsService } from './jobs/jobs.service.js';
import { MailSender } from './mail/mail-sender.service.js';
import { describeApi } from './http/open-api.setup.js';

export interface Started {
  readonly app: NestFastifyApplication;
  /** With the port that was really taken where 0 was asked for. */
  readonly config: Config;
}

/** Builds the service and listens; resolves when it is ready. */
export async function startExpost(config: Config, clock = new Clock()): Promise<Started> {
  const app = await createApp(AppModule.with(config, clock), config);
  app.get(OpenApiController).use(describeApi(app));
  await app.listen(config.port, config.host);
  app.get(JobsService).start();
  await app.get(MailSender).start();
  return { app, config };
}
