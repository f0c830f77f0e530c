// The service itself, on the clock of the demonstration; the parent moves the clock by message.
import { readConfig } from '../dist/config.js';
import { startExpost } from '../dist/start.js';
import { RunningClock } from './running-clock.mjs';

const clock = new RunningClock(process.env.DEMO_NOW);
const { app } = await startExpost(readConfig(process.env), clock);
process.on('message', (message) => {
  if (message.now) clock.set(message.now);
  process.send({ now: clock.now() });
});
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
process.send({ ready: true });
