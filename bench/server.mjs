// The built service in a process of its own, which tells its processor time and memory when asked. With PROFILE set it
// writes a processor profile of what happens between the first and the second "profile" message to that file.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { RunningClock } from '../demo/running-clock.mjs';
import { readConfig } from '../dist/config.js';
import { startExpost } from '../dist/start.js';

const began = performance.now();
const { app } = await startExpost(readConfig(process.env), new RunningClock(process.env.DEMO_NOW));
let session = null;

async function profile() {
  if (session) {
    const { profile: written } = await session.post('Profiler.stop');
    writeFileSync(process.env.PROFILE, JSON.stringify(written));
    session = null;
  } else {
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
  }
}

process.on('message', async (message) => {
  if (message === 'profile' && process.env.PROFILE) await profile();
  if (globalThis.gc) globalThis.gc();
  const { user, system } = process.cpuUsage();
  process.send({ cpuMs: (user + system) / 1000, rssMb: process.memoryUsage().rss / 1048576 });
});
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
process.send({ ready: true, ms: performance.now() - began });
