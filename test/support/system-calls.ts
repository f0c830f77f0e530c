import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isThere = (() => {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** As `describe`; where there is no strace it says so and counts as skipped, never as passed. */
export const describeWithStrace: (name: string, tests: () => void) => void = isThere
  ? describe
  : (name, tests) => {
      process.stderr.write(
        `\nSKIPPED, NOT PASSED: "${name}" needs strace and there is none (Debian: apt-get install strace).\n`,
      );
      describe.skip(name, tests);
    };

export interface Watch {
  /** Ends the watch, not the process; answers the calls in their order, one line each. */
  end(): Promise<readonly string[]>;
}

/**
 * Watches the system calls of one process with all its threads; `calls` is an expression of strace, such as `fsync,write`.
 * Files and sockets stand in the lines by name.
 */
export async function watchSystemCalls(pid: number, calls: string): Promise<Watch> {
  const folder = mkdtempSync(join(tmpdir(), 'expost-calls-'));
  const file = join(folder, 'calls');
  const strace = spawn(
    'strace',
    ['-f', '-yy', '-s', '100', '-e', `trace=${calls}`, '-e', 'signal=none', '-o', file, '-p', String(pid)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exit = once(strace, 'exit');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    strace.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/attached/.test(said)) resolve();
    });
    void exit.then(() => reject(new Error(`strace could not watch the process: ${said}`)));
  });
  return {
    end: async () => {
      strace.kill('SIGINT');
      await exit;
      try {
        return readFileSync(file, 'utf8').split('\n').filter(Boolean);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
