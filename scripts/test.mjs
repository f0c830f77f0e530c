// The one test command: format, lint, types, build, then every test. Ends with the line "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const onlyTests = process.argv.includes('--only-tests');
const extra = process.argv.slice(2).filter((word) => word !== '--only-tests');

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

const node = (script, ...args) => [process.execPath, [join('node_modules', script), ...args]];

const checks = onlyTests
  ? []
  : [
      ['format', ...node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
      ['lint', ...node('eslint/bin/eslint.js', '.')],
      ['types', ...node('typescript/bin/tsc', '--noEmit')],
      ['build', 'npm', ['run', '--silent', 'build']],
    ];

let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, command, args] of checks) {
  console.log(`\n${name}`);
  const code = await run(command, args);
  if (code === 0) passed += 1;
  else failed += 1;
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${name}`);
}

const results = join(mkdtempSync(join(tmpdir(), 'expost-test-')), 'results.json');
const code = await run(...node('jest/bin/jest.js', '--json', `--outputFile=${results}`, ...extra));
if (existsSync(results)) {
  const report = JSON.parse(readFileSync(results, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  skipped += report.numPendingTests;
  if (code !== 0 && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) failed += 1;
} else {
  failed += 1;
}
rmSync(join(results, '..'), { recursive: true, force: true });

if (skipped > 0)
  console.log(`\n${skipped} tests were skipped: what they need is not on this machine (see above).`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
