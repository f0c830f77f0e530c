import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StaffRole } from '../../src/accounts/access.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { readConfig, type Config } from '../../src/config.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { startExpost } from '../../src/start.js';
import { apiClient, type ApiClient } from './api-client.js';
import { SetClock } from './clock.js';
import { freePort } from './free-port.js';
import { emptyDatabase } from './postgres.js';

export interface RunningExpost {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly config: Config;
  /** Stands at the instant given; moves when told to. */
  readonly clock: SetClock;
  /** A client with a fresh token of this role; without a role, one that sends no token. */
  api(role?: StaffRole): Promise<ApiClient>;
  get<T>(type: Type<T>): T;
  /** Waits until no due job is left. */
  jobsDone(): Promise<void>;
  stop(): Promise<void>;
}

export interface ExpostOptions {
  /** The day the story begins; the demonstration's exercise is open on the default. */
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps the data directory of an earlier run. */
  readonly dataDir?: string;
}

/** The whole service on a free port, with a fresh database: SQLite, or PostgreSQL where the run is for it. */
export async function startTestExpost(options: ExpostOptions = {}): Promise<RunningExpost> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'expost-'));
  const port = await freePort();
  const databaseUrl = await emptyDatabase();
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...options.env,
  });
  const clock = new SetClock(options.now ?? '2023-04-05T12:00:00.000Z');
  const { app } = await startExpost(config, clock);
  const jobsDone = () => app.get(JobsService).idle();
  return {
    url: config.publicUrl,
    app,
    config,
    clock,
    api: async (role) =>
      apiClient(
        config.publicUrl,
        role ? await app.get(AccountsService).createToken(`Test ${role}`, role) : null,
      ),
    get: (type) => app.get(type, { strict: false }),
    jobsDone,
    stop: async () => {
      await app.close();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
