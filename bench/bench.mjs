// Figures of this machine, each beside its limit from the same run: npm run bench [-- --quick]
import { cpus, loadavg } from 'node:os';
import { apiSubmissions } from './api-submissions.mjs';
import { measureBackup } from './backup.mjs';
import { measureCalendar } from './calendar.mjs';
import { measureCoding } from './coding.mjs';
import { freshSettings, startServer } from './children.mjs';
import { countOf, measureGrowth } from './growth.mjs';
import { CROWDS, measureEcho, measureInserts } from './limits.mjs';
import { autosaves, firstPages, wholeFillings } from './partner-load.mjs';
import { measureMails } from './mails.mjs';
import { measureMatrix } from './matrix.mjs';
import { measureFindings, measurePdf } from './pure.mjs';
import { openExercises } from './seed.mjs';
import { memoryAfterLoad, startUp } from './start-up.mjs';
import { head, summary } from './table.mjs';
import { measureTick } from './tick.mjs';
import { measureWindow } from './window.mjs';
import { wireBytes } from './wire.mjs';

const quick = process.argv.includes('--quick');
const MANY = quick ? 150 : 1000;
const began = performance.now();

console.log(
  [
    `Expost on ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}; the load comes from this machine too.`,
    `Load average at the start: ${loadavg()[0].toFixed(1)}. On a machine that is busy with other things every figure is worse.\n`,
  ].join('\n'),
);
head();

// 1 What the machine can do at the most.
const plan = { quick, seconds: quick ? 1.5 : 5 };
plan.echo = await measureEcho(quick ? 1 : 3);
plan.inserts = measureInserts(quick ? 0.5 : 2);

// 2 The calculations and the report by themselves.
measureFindings(plan);
await measurePdf(plan);

// 3 The service as it is started and left alone.
const untouched = await freshSettings();
await startUp(untouched, plan).finally(untouched.remove);

// 4 Due work, and invitations to a mail server.
await measureTick(plan);
await measureMails(plan);

// 5 All of it into a file and out of it again.
await measureBackup(plan);

// 6 The service under load, with few exercises at first.
const settings = await freshSettings();
let service;
try {
  service = await startServer(settings);
  try {
    const paths = await openExercises(service, Math.ceil(Math.max(...CROWDS) / 5));
    await wireBytes(service, paths[0]);
    await firstPages(service, plan, paths[0]);
    await autosaves(service, plan, paths);
    await wholeFillings(service, plan);
    await apiSubmissions(service, plan);
    await memoryAfterLoad(service, plan);
    await measureWindow(service, plan);
    await measureCalendar(service, plan);
    await measureMatrix(service, plan);
    await measureCoding(service);
    await openExercises(service, Math.max(0, MANY - (await countOf(service))));
  } finally {
    await service.stop();
  }

  // 7 The same database, now full, beside one with ten exercises.
  await measureGrowth({ ...settings, token: service.token }, plan);
} finally {
  settings.remove();
}

summary((performance.now() - began) / 1000);
