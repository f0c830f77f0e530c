// Two exercises of one initiative through the product's own doors: npm run demo
import { execFile, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { apiOf } from './api.mjs';
import { openMailbox } from './mailbox.mjs';
import { answerAll, evaluate, keepReports, publish, until } from './year.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const first = read('lideres-2023.json');
const second = read('lideres-2024.json');
const { initiative, exercise } = first;
const began = performance.now();
const root = join(import.meta.dirname, '..');
const say = (text) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}`);

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

console.log('Expost demonstration: LIDERES, exercises 2023 and 2024, on a simulated clock.');
console.log(
  'The answers of 2023 are a reconstruction and those of 2024 invented for this demonstration; so are the contacts.\n',
);

const dataDir = mkdtempSync(join(tmpdir(), 'expost-demo-'));
const output = join(root, 'demo-output');
mkdirSync(output, { recursive: true });
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const mailbox = await openMailbox();
const env = {
  ...process.env,
  PORT: String(port),
  HOST: '127.0.0.1',
  PUBLIC_URL: base,
  DATA_DIR: dataDir,
  DATABASE_URL: '',
  SMTP_URL: mailbox.url,
  MAIL_FROM: 'ADELANTE (demonstration) <expost@example.org>',
  LOG_LEVEL: 'warn',
};
let api;
const server = fork(join(root, 'demo', 'server.mjs'), {
  env: { ...env, DEMO_NOW: `${exercise.opensOn}T14:00:00Z` },
});
const answerOf = () =>
  new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`The service ended with ${code}.`));
    server.once('exit', ended);
    server.once('message', (message) => {
      server.removeListener('exit', ended);
      resolve(message);
    });
  });
const moveClock = async (now) => {
  const moved = answerOf();
  server.send({ now });
  await moved;
};

/** Planned and opened by a manager. */
async function playFirst(exercises) {
  const path = `${exercises}/${exercise.year}`;
  await api('POST', exercises, exercise);
  await api('POST', `${path}/open`);
  say(`exercise ${exercise.year} is planned and open until ${exercise.closesOn}`);
  const mails = [...(await mailbox.until(initiative.entities.length))];
  for (const mail of mails) say(`mail to ${mail.to[0]}: ${mail.subject}`);
  await answerAll(base, mails, first, say);
  await moveClock(`${exercise.closesOn}T16:00:00Z`);
  await evaluate(api, path, first, say);
  await moveClock('2023-04-25T15:00:00Z');
  await publish(api, path, say);
  return keepReports(api, path, output, exercise.year);
}

/** Planned by the report of the first, confirmed by a manager, and from then on by itself. */
async function playSecond(exercises) {
  const { year } = first.decision;
  const path = `${exercises}/${year}`;
  const ofYear = async () => (await api('GET', exercises)).body.items.find((one) => one.year === year);
  await until(`the exercise ${year} is planned`, ofYear);
  const { opensOn, closesOn } = await ofYear();
  say(`the report has planned the next exercise, ${year}: ${opensOn} to ${closesOn}`);

  const { renamed, contacts } = second.meanwhile;
  const entities = initiative.entities.map((one) => ({
    ...one,
    name: one.key === renamed.entity ? renamed.name : one.name,
    contacts: contacts[one.key] ?? one.contacts,
  }));
  const address = `/api/initiatives/${initiative.code}`;
  const { headers } = await api('GET', address);
  await api('PUT', address, { ...initiative, entities }, { 'if-match': headers.get('etag') });
  say(`${renamed.entity} has a new name, and ${Object.keys(contacts).join(', ')} another contact`);
  await api('POST', `${path}/confirm`);
  say('a manager has confirmed its dates; from here on it goes by itself');

  await hoursOf('2024-03-27');
  say(`the contacts were told a week before: ${mailbox.mails.at(-1).subject}`);
  const before = mailbox.mails.length;
  await hoursOf(opensOn);
  await mailbox.until(before + entities.length);
  say(`it has opened, and ${entities.length} invitations have left in the morning of each reader`);
  const story = { ...second, initiative: { ...initiative, entities } };
  await answerAll(base, mailbox.mails.slice(before), story, say);
  await moveClock(`${closesOn}T16:00:00Z`);
  await evaluate(api, path, story, say);
  await moveClock('2024-04-25T15:00:00Z');
  await publish(api, path, say);
  const { body: years } = await api('GET', `${address}/years`);
  const count = (wanted) => years.overTheYears.filter(({ change }) => change === wanted).length;
  say(
    `against 2023: ${count('better')} better, ${count('same')} the same, ${count('worse')} worse, ${count('not-comparable')} not comparable`,
  );
  return keepReports(api, path, output, year);
}

/** The mornings of a day, from Madrid over La Paz to Mexico. */
async function hoursOf(day) {
  for (const time of ['08:00', '14:00', '16:00']) {
    const known = mailbox.mails.length;
    await moveClock(`${day}T${time}:00Z`);
    await until(`mails have left at ${time}`, () => mailbox.mails.length > known);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

try {
  await answerOf();
  say(`the service runs at ${base} on a fresh database in ${dataDir}`);

  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'dist', 'main.js'), 'token', 'create', '--name', 'Demonstration', '--role', 'manager'],
    { env },
  );
  api = apiOf(base, stdout.trim().split('\n').at(-1));
  say('a manager has a token, made on the command line');

  await api('POST', '/api/initiatives', initiative);
  say(
    `${initiative.acronym} (${initiative.code}) with its ${initiative.entities.length} entities is created`,
  );

  const exercises = `/api/initiatives/${initiative.code}/exercises`;
  const written = [...(await playFirst(exercises)), ...(await playSecond(exercises))];

  console.log('\nWritten:');
  for (const [file, size] of written) console.log(`  ${file}  (${Math.round(size / 1024)} KB)`);
  say('done');
} catch (error) {
  console.error(`\nThe demonstration stopped: ${error.message}`);
  process.exitCode = 1;
} finally {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.connected) server.disconnect();
  if (server.exitCode === null) await ended;
  await mailbox.close();
}
