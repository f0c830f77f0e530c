// Processes of the measurements: begun here, ended here by the handle that began them.
import { execFile, fork, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { client } from './load.mjs';
import { LINK_KEY } from './seed.mjs';

export const root = join(import.meta.dirname, '..');
const LONGEST_STOP = 10_000;
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

function watched(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

const ended = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP);
    child.once('exit', () => (timer.close(), resolve()));
  });

/** A program of this folder that says when it is ready, and tells its usage when asked. */
export async function startChild(file, env) {
  const began = performance.now();
  const child = watched(fork(join(root, 'bench', file), { env: { ...process.env, ...env } }));
  const told = () =>
    new Promise((resolve, reject) => {
      const gone = (code) => reject(new Error(`${file} ended with ${code}; has it been built?`));
      child.once('exit', gone);
      child.once('message', (message) => (child.off('exit', gone), resolve(message)));
    });
  await told();
  return {
    readyMs: performance.now() - began,
    residentMb: () => residentMb(child),
    ask: (what = 'usage') => (child.send(what), told()),
    stop: () => (child.connected && child.disconnect(), ended(child)),
  };
}

/** The service as an operator starts it: from the call to the line that says where it serves. */
export async function startService(env) {
  const began = performance.now();
  const child = watched(
    spawn(process.execPath, [join(root, 'dist', 'main.js')], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`The service ended with ${code}; has it been built?`)));
  });
  const readyMs = performance.now() - began;
  return {
    readyMs,
    residentMb: () => residentMb(child),
    stop: () => (child.kill('SIGTERM'), ended(child)),
  };
}

/** Resident memory as the system counts it; where it has no /proc, as `ps` says. */
async function residentMb({ pid }) {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]
    : (await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])).stdout;
  return (Number(kilobytes) * 1024) / 1e6;
}

/** Settings of a service on a fresh folder, and what removes the folder again. */
export async function freshSettings() {
  const dataDir = mkdtempSync(join(tmpdir(), 'expost-bench-'));
  const port = await freePort();
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    SMTP_URL: '',
    LINK_KEY,
    LOG_LEVEL: 'silent',
    DEMO_NOW: '2023-04-05T12:00:00Z',
  };
  return { env, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

async function managerToken(env) {
  const words = ['token', 'create', '--name', 'Bench', '--role', 'manager'];
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'dist', 'main.js'), ...words], {
    env: { ...process.env, ...env },
  });
  return stdout.trim().split('\n').at(-1);
}

/** The service under load with a client and a manager's token; `token` where its database has one already. */
export async function startServer({ env }, token = null) {
  const server = await startChild('server.mjs', env);
  const http = client(env.PUBLIC_URL);
  return {
    server,
    http,
    url: env.PUBLIC_URL,
    token: token ?? (await managerToken(env)),
    stop: async () => {
      await http.close();
      await server.stop();
    },
  };
}
