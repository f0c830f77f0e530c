import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { apiClient, type ApiClient } from './api-client.js';
import { freePort } from './free-port.js';

const root = join(__dirname, '..', '..');

/** The service as it is built, in a process of its own, so that it can be killed, or watched from outside. */
export interface BuiltService {
  readonly url: string;
  readonly pid: number;
  /** A client with a token that is made by the command. */
  api(role: 'reader' | 'evaluator' | 'manager'): ApiClient;
  token(role: string): string;
  /** Everything the process has written, logs included. */
  output(): string;
  /** Moves its clock forward, from where it goes on running. */
  moveClock(now: string): Promise<void>;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
}

export interface BuiltServiceOptions {
  readonly dataDir: string;
  /** The same as before where a service starts again. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** On SQLite unless told otherwise: what most of these tests are about lies in one process and its file. */
export async function startBuiltService({
  dataDir,
  port,
  env = {},
}: BuiltServiceOptions): Promise<BuiltService> {
  const taken = port ?? (await freePort());
  const environment = {
    ...process.env,
    DATABASE_URL: '',
    PORT: String(taken),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    ...env,
  };
  const child = fork(join(root, 'demo', 'server.mjs'), {
    env: { ...environment, DEMO_NOW: '2023-04-05T12:00:00Z' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const written: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => written.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => written.push(chunk));
  const output = () => Buffer.concat(written).toString();
  await ready(child, output);
  const url = `http://127.0.0.1:${taken}`;
  const token = (role: string) => tokenOf(environment, role);
  return {
    url,
    pid: child.pid ?? 0,
    token,
    api: (role) => apiClient(url, token(role)),
    output,
    moveClock: async (now) => {
      const moved = once(child, 'message');
      child.send({ now });
      await moved;
    },
    kill: () => ended(child, () => child.kill('SIGKILL')),
    stop: () => ended(child, () => child.disconnect()),
  };
}

function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (code: number | null) =>
      reject(new Error(`The service ended with ${code}; has it been built? ${output()}`));
    child.once('exit', failed);
    child.once('message', () => {
      child.removeListener('exit', failed);
      resolve();
    });
  });
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}

function tokenOf(env: NodeJS.ProcessEnv, role: string): string {
  const words = ['token', 'create', '--name', `Test ${role}`, '--role', role];
  const printed = execFileSync(process.execPath, [join(root, 'dist', 'main.js'), ...words], {
    env,
    encoding: 'utf8',
  });
  return printed.trim().split('\n').at(-1) ?? '';
}
