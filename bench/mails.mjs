// Ten thousand invitations to a mail server on this machine, beside the same mails from the library alone.
import { readFileSync } from 'node:fs';
import { freePort, freshSettings, startChild, startServer } from './children.mjs';
import { allInvited, inTurns, openExercise } from './seed.mjs';
import { note } from './table.mjs';

const GOAL = 0.7;
/** As the service has them (`src/mail/smtp.worker.ts`). */
const CONNECTIONS = Number(
  /^const CONNECTIONS = (\d+);/m.exec(
    readFileSync(new URL('../src/mail/smtp.worker.ts', import.meta.url), 'utf8'),
  )[1],
);
const CONTACTS = 36;
const KEPT = 500;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** LIDERES with more contacts, so that fewer exercises make as many invitations. */
function told() {
  const story = JSON.parse(readFileSync(new URL('../demo/lideres-2023.json', import.meta.url), 'utf8'));
  const { entities } = story.initiative;
  const each = Math.ceil(CONTACTS / entities.length);
  for (const entity of entities) {
    entity.contacts = Array.from({ length: each }, (_, nth) => ({
      ...entity.contacts[0],
      name: `${entity.contacts[0].name} ${nth + 1}`,
      email: `${entity.key}.${nth + 1}@example.org`,
    }));
  }
  return { story, perExercise: each * entities.length };
}

/** Waits until so many mails have come, and answers how many did in a second. */
async function rateOf(sink, many, seconds = 600) {
  for (let waited = 0; waited < seconds * 10; waited += 1) {
    const { taken, different, firstAt, lastAt } = await sink.ask();
    if (taken >= many) {
      if (different !== taken) throw new Error(`${taken - different} mails have come twice.`);
      return (taken / (lastAt - firstAt)) * 1000;
    }
    await pause(100);
  }
  throw new Error(`After ${seconds} s not all of ${many} mails have come.`);
}

export async function measureMails(plan, many = plan.quick ? 1000 : 10_000) {
  const port = await freePort();
  const sink = await startChild('mail-sink.mjs', { SINK_PORT: String(port), KEPT: String(KEPT) });
  const settings = await freshSettings();
  try {
    const { story, perExercise } = told();
    const exercises = Math.ceil(many / perExercise);
    // Without a mail server they wait in the outbox.
    const first = await startServer(settings);
    const paths = await inTurns(Array.from({ length: exercises }), () =>
      openExercise(first.http, first.token, story.initiative.window, story),
    );
    await allInvited(first, paths);
    await pause(500);
    const { token } = first;
    await first.stop();
    // An hour later, when every mail is due: each process begins its clock anew.
    const env = { ...settings.env, SMTP_URL: `smtp://127.0.0.1:${port}`, DEMO_NOW: '2023-04-05T13:00:00Z' };
    const second = await startServer({ env }, token);
    if (process.env.PROFILE) await second.server.ask('profile');
    const before = (await second.server.ask()).cpuMs;
    const ours = await rateOf(sink, exercises * perExercise);
    if (process.env.PROFILE) await second.server.ask('profile');
    const cpu = ((await second.server.ask()).cpuMs - before) / (exercises * perExercise);
    const { kept } = await sink.ask('kept');
    await second.stop();
    await sink.ask('anew');
    // The library's own pool with the same connections, for the same mails: composed and sent, nothing kept.
    const pool = await startChild('mail-pool.mjs', {
      SINK_PORT: String(port),
      CONNECTIONS: String(CONNECTIONS),
    });
    const bareCpu =
      (await pool.ask({ kept, many: exercises * perExercise })).cpuMs / (exercises * perExercise);
    await pool.stop();
    const bare = await rateOf(sink, exercises * perExercise);
    note(
      `${exercises * perExercise} invitations over ${CONNECTIONS} connections`,
      `${ours.toFixed(0)} mails/s (CPU ${cpu.toFixed(2)} ms)`,
      {
        value: ours,
        limits: { [`bare nodemailer pool (CPU ${bareCpu.toFixed(2)} ms), mails/s`]: bare },
        goal: `≥ ${GOAL} of the bare pool`,
        met: ours / bare >= GOAL,
      },
    );
  } finally {
    settings.remove();
    await sink.stop();
  }
}
