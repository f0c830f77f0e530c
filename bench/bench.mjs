// Figures of this machine, each beside its limit from the same run: npm run bench [-- --quick]
import { execFile, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { apiSubmissions } from './api-submissions.mjs';
import { autosaves, firstPages, wholeFillings } from './partner-load.mjs';
import { durableInserts } from './limits.mjs';
import { client, load } from './load.mjs';
import { measureFindings, measurePdf } from './pure.mjs';
import { LINK_KEY, openExercises } from './seed.mjs';
import { wireBytes } from './wire.mjs';

const quick = process.argv.includes('--quick');
const seconds = quick ? 2 : 6;
const root = join(import.meta.dirname, '..');
const rows = [];

/** One line of the result; `ratio` is to the limit, `goal` as the issue of the work names it. */
function note(what, figure, { limit = '', ratio = '', goal = '' } = {}) {
  rows.push({ what, figure, limit, ratio, goal });
  console.log(
    `${what.padEnd(64)} ${String(figure).padEnd(34)} ${limit.padEnd(34)} ${ratio.padEnd(8)} ${goal}`,
  );
}
const per = (value, limit) => (limit > 0 ? (value / limit).toFixed(3) : '');
const round = (value) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1);

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function startChild(file, env) {
  const child = fork(join(root, 'bench', file), {
    env: { ...process.env, ...env },
    execArgv: ['--expose-gc'],
  });
  const ready = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}; has it been built?`)));
  });
  return {
    ready,
    ask: () => new Promise((resolve) => (child.once('message', resolve), child.send('usage'))),
    stop: () => new Promise((resolve) => (child.once('exit', resolve), child.disconnect())),
  };
}

console.log(
  `Expost on ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}; the load comes from this machine too.\n`,
);
note('what', 'figure', { limit: 'limit in the same run', ratio: 'ratio', goal: 'goal' });

const echoPort = await freePort();
const echo = await startChild('echo.mjs', { PORT: String(echoPort) });
const echoHttp = client(`http://127.0.0.1:${echoPort}`);
const headers = { 'content-type': 'application/json' };
const bare = await load(32, { seconds: quick ? 1 : 3 }, () =>
  echoHttp.send('POST', '/', { headers, body: '{"value":"x","revision":1}' }),
);
await echoHttp.close();
await echo.stop();
const inserts = durableInserts(1, quick ? 1 : 2);
const insertsTogether = durableInserts(32, quick ? 1 : 2);
note('limit: bare Fastify echo at 32 people, requests/s', round(bare.perSecond));
note(
  'limit: bare durable SQLite inserts/s, one a commit; 32 a commit',
  `${round(inserts)}; ${round(insertsTogether)}`,
);

const dataDir = mkdtempSync(join(tmpdir(), 'expost-bench-'));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const env = {
  PORT: String(port),
  HOST: '127.0.0.1',
  PUBLIC_URL: base,
  DATA_DIR: dataDir,
  DATABASE_URL: '',
  SMTP_URL: '',
  LINK_KEY,
  LOG_LEVEL: 'silent',
  DEMO_NOW: '2023-04-05T12:00:00Z',
};
const server = await startChild('server.mjs', env);
try {
  note('ready after start, ms (fresh database, migrations included)', round(server.ready.ms), {
    goal: '≤ 1,500',
  });
  const idle = await server.ask();
  note('resident memory idle, MB', round(idle.rssMb), { goal: '≤ 200' });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'dist', 'main.js'), 'token', 'create', '--name', 'Bench', '--role', 'manager'],
    { env: { ...process.env, ...env } },
  );
  const token = stdout.trim().split('\n').at(-1);
  const http = client(base);
  const context = { http, token, note, per, round, seconds, quick, server, bare, inserts, insertsTogether };

  const first = await openExercises(http, token, 0, 10);
  const before = await growth(context, first);
  await wireBytes(context, first[0]);
  await firstPages(context, first[0]);
  await autosaves(context, first);
  await wholeFillings(context);
  await apiSubmissions(context);
  const loaded = await server.ask();
  note('resident memory after the load, MB', round(loaded.rssMb));
  const total = quick ? 200 : 1000;
  await openExercises(http, token, 500_000, total);
  const after = await growth(context, first);
  for (const [name, value] of Object.entries(after)) {
    note(`growth: ${name}/s with 10 → over ${total} exercises`, `${round(before[name])} → ${round(value)}`, {
      ratio: per(value, before[name]),
      goal: '≈ 1',
    });
  }
  await http.close();
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
await measureFindings({ note, round });
await measurePdf({ note, per, round });

/** What might grow with the number of exercises: a page, a save, findings of one exercise. */
async function growth(context, paths) {
  const { measureGrowth } = await import('./partner-load.mjs');
  return measureGrowth(context, paths[1]);
}
