import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SetUpService } from './accounts/set-up.service.js';
import { createToken } from './accounts/token.command.js';
import { AppModule } from './app.module.js';
import { Clock } from './clock.service.js';
import { ConfigProblem, readConfig, ROOT, type Config } from './config.js';
import { readStore } from './database/backup/store.js';
import { Restorations } from './database/restorations.service.js';
import { verifyHistory } from './history/verify.command.js';
import { onDatabase, startExpost } from './start.js';

/** `node dist/main.js` serves; with words behind it, it runs that command. */
async function main(words: readonly string[]): Promise<void> {
  const [noun, verb, ...rest] = words;
  if (noun === undefined) return serve();
  if (noun === '--demo') return serveDemonstration();
  if (noun === 'token' && verb === 'create') {
    const app = await contextOf(readConfig(process.env));
    return createToken(app, rest).finally(() => app.close());
  }
  if (noun === 'history' && verb === 'verify' && rest.length === 0) {
    const app = await contextOf(readConfig(process.env));
    const holds = await verifyHistory(app).finally(() => app.close());
    if (!holds) process.exitCode = 1;
    return;
  }
  if ((noun === 'backup' || noun === 'restore') && verb !== undefined && rest.length === 0) {
    const store = readStore(process.env);
    // Loaded for these commands only: the service starts sooner, and smaller, without encryption.
    const { backUp, restore } = await import('./database/backup/backup.command.js');
    return onDatabase(store, () => (noun === 'backup' ? backUp : restore)(store, verb, new Clock()));
  }
  throw new ConfigProblem(
    `Expost knows no command "${words.join(' ')}". It knows: token create --name NAME --role ROLE, history verify, backup FILE, restore FILE, --demo`,
  );
}

/** The service without its door, for a command. */
function contextOf(config: Config): Promise<INestApplicationContext> {
  return onDatabase(config, () =>
    NestFactory.createApplicationContext(AppModule.with(config), { logger: false, abortOnError: false }),
  );
}

/** The demonstration stands beside the service, not in it. */
async function serveDemonstration(): Promise<void> {
  const file = pathToFileURL(join(ROOT, 'demo', 'half-answered.mjs')).href;
  const { serveHalfAnswered } = (await import(file)) as {
    serveHalfAnswered: (environment: NodeJS.ProcessEnv) => Promise<void>;
  };
  await serveHalfAnswered(process.env);
}

async function serve(): Promise<void> {
  const { app, config } = await startExpost(readConfig(process.env));
  const setUpLink = await app.get(SetUpService).newLink();
  const restored = await app.get(Restorations).unconfirmed();
  process.stdout.write(
    [
      `Expost serves ${config.publicUrl}`,
      `  staff       ${config.publicUrl}/sign-in`,
      setUpLink ? `  first       ${setUpLink}` : '',
      setUpLink
        ? '              (once, until the next start: the first person, a manager, who invites the others)'
        : '',
      `  API         ${config.publicUrl}/api/docs`,
      `  a token     npm run expost -- token create --name "Your name" --role manager`,
      restored
        ? `  restored    from the backup of ${restored.backupAt}: no mail leaves until a manager confirms it at`
        : '',
      restored ? `              ${config.publicUrl}/staff/restored` : '',
      config.smtpUrl ? '' : '  mail        kept in the outbox: SMTP_URL is not set',
      '',
    ]
      .filter((line, index, lines) => line !== '' || index === lines.length - 1)
      .join('\n'),
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = error instanceof ConfigProblem || process.argv.length > 2;
  process.stderr.write(
    `${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exitCode = 1;
});
