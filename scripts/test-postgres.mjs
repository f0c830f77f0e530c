// The API tests and the journey on PostgreSQL: builds what they load, starts an embedded server of its own, and stops it
// again. Ends with the line "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startPostgres } from './postgres-server.mjs';

/** All of them, or those named: `npm run test:postgres test/api/database.spec.ts`. */
const named = process.argv.slice(2);
const chosen = named.length > 0 ? named : ['test/api', 'test/journeys'];

// From a clean copy there are no assets yet, and no page without them.
const built = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
if (built.status !== 0) {
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}

const postgres = await startPostgres();
try {
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, [join('scripts', 'test.mjs'), '--only-tests', ...chosen], {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: postgres.url },
    });
    child.on('exit', (exit) => resolve(exit ?? 1));
  });
  process.exitCode = code;
} finally {
  await postgres.stop();
}
