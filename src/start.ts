import { ConsoleLogger, Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Clock } from './clock.service.js';
import type { Config } from './config.js';
import { databaseAnswers } from './database/database-answers.js';
import { createApp } from './http/create-app.setup.js';
import { OpenApiController } from './http/open-api.controller.js';
import { JobsService } from './jobs/jobs.service.js';
import { BounceReading } from './mail/bounce-reading.service.js';
import { MailSender } from './mail/mail-sender.service.js';
import { RestoredInstance } from './mail/restored-instance.service.js';
import { describeApi } from './http/open-api.setup.js';
import { databaseProblem, listenProblem } from './start-problem.js';

export interface Started {
  readonly app: NestFastifyApplication;
  readonly config: Config;
}

/**
 * Builds the service and listens; resolves when it is ready. A setting that cannot be used, a taken port or a database
 * that does not answer included, is a `ConfigProblem`.
 */
export async function startExpost(config: Config, clock = new Clock()): Promise<Started> {
  const app = await onDatabase(config, () => createApp(AppModule.with(config, clock), config));
  app.get(OpenApiController).use(describeApi(app));
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw listenProblem(error, config);
  }
  if (config.logLevel !== 'silent') app.useLogger(new ConsoleLogger({ logLevels: ['error', 'warn'] }));
  const [jobs, restored] = [app.get(JobsService), app.get(RestoredInstance)];
  const mayReachOut = () => restored.mayReachOut();
  await restored.writeDown();
  jobs.start();
  await app.get(MailSender).start(mayReachOut);
  app.get(BounceReading).start(mayReachOut);
  // Out of a backup that is old, there may be much to do; people are let in meanwhile.
  void restored
    .catchUp(
      () => jobs.idle(),
      () => clock.now(),
    )
    .catch((error: Error) => new Logger('restored').error(error.message));
  return { app, config };
}

/** Builds what stands on the database, and says which setting is wrong where the database cannot be used. */
export async function onDatabase<T>(
  config: Pick<Config, 'database' | 'dataDir'>,
  build: () => Promise<T>,
): Promise<T> {
  try {
    await databaseAnswers(config);
  } catch (error) {
    throw databaseProblem(error, config);
  }
  try {
    return await build();
  } catch (error) {
    // The server has answered: what fails now is no matter of its address.
    throw config.database.kind === 'sqlite' ? databaseProblem(error, config) : error;
  }
}
