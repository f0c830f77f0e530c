// The built service in a process of its own, which tells its processor time and memory when asked. With PROFILE set it
// writes a processor profile of what happens between the first and the second "profile" message to that file.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { RunningClock } from '../demo/running-clock.mjs';
import { readConfig } from '../dist/config.js';
import { startExpost } from '../dist/start.js';

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
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.send({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: (maxRSS * 1024) / 1e6 });
});
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
process.send({ ready: true });
