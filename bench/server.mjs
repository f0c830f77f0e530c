// The built service in a process of its own, which tells its processor time and memory when asked.
import { readConfig } from '../dist/config.js';
import { startExpost } from '../dist/start.js';
import { RunningClock } from '../demo/running-clock.mjs';

const began = performance.now();
const { app } = await startExpost(readConfig(process.env), new RunningClock(process.env.DEMO_NOW));
process.on('message', () => {
  if (globalThis.gc) globalThis.gc();
  const { user, system } = process.cpuUsage();
  process.send({ cpuMs: (user + system) / 1000, rssMb: process.memoryUsage().rss / 1048576 });
});
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
process.send({ ready: true, ms: performance.now() - began });
