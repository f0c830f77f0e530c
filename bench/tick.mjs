// A tick over 100,000 planned events of which none is due, beside the one look into the index that it cannot do without.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readConfig } from '../dist/config.js';
import { JobsService } from '../dist/jobs/jobs.service.js';
import { startExpost } from '../dist/start.js';
import { freshSettings } from './children.mjs';
import { median, note, round } from './table.mjs';

const EVENTS = 100_000;
const GOAL_MS = 20;

/** Milliseconds of each run. */
async function timed(act, runs) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return median(times);
}

export async function measureTick({ quick }) {
  const runs = quick ? 20 : 100;
  const settings = await freshSettings();
  const { app } = await startExpost(readConfig({ ...settings.env, LOG_LEVEL: 'silent' }));
  const database = new Database(join(settings.env.DATA_DIR, 'expost.sqlite'));
  try {
    const event = database.prepare(`INSERT INTO job (kind, key, payload, state, attempts, due_at, subject)
      VALUES ('exercise.reminder-1', ?, '{}', 'due', 0, ?, ?)`);
    database.transaction(() => {
      for (let nth = 0; nth < EVENTS; nth += 1)
        event.run(`bench:${nth}`, `2190-01-01T00:00:00.${String(nth % 1000).padStart(3, '0')}Z`, `${nth}`);
    })();
    const jobs = app.get(JobsService, { strict: false });
    await timed(() => jobs.idle(), 10);
    const tick = await timed(() => jobs.idle(), runs);
    const bare = database.prepare(`SELECT * FROM job WHERE state = 'due' AND due_at <= ? LIMIT 50`);
    const look = await timed(() => bare.all(new Date().toISOString()), runs);
    note(`tick over ${EVENTS.toLocaleString('en')} planned events, none due`, `${round(tick)} ms`, {
      value: tick,
      limits: { 'one look into the index, ms': look, 'goal, ms': GOAL_MS },
      goal: `≤ ${GOAL_MS} ms`,
      met: tick <= GOAL_MS,
    });
  } finally {
    database.close();
    await app.close();
    settings.remove();
  }
}
