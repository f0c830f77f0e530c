// The whole way of one exercise through the product's own doors: npm run demo
import { execFile, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { apiOf } from './api.mjs';
import { openMailbox } from './mailbox.mjs';
import { arrive, fillIn, linkIn, sectionLinks, submitAnswers } from './partner.mjs';
import { PlainBrowser } from './plain-browser.mjs';

const story = JSON.parse(readFileSync(new URL('lideres-2023.json', import.meta.url), 'utf8'));
const { initiative, exercise } = story;
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

console.log('Expost demonstration: LIDERES, exercise 2023, on a simulated clock.');
console.log('The answers are a reconstruction for this demonstration; the contacts are invented.\n');

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
const server = fork(join(root, 'demo', 'server.mjs'), {
  env: { ...env, DEMO_NOW: `${exercise.opensOn}T14:00:00Z` },
});
const answerOf = () =>
  new Promise((resolve, reject) => {
    server.once('message', resolve);
    server.once('exit', (code) => reject(new Error(`The service ended with ${code}.`)));
  });
const moveClock = async (now) => {
  const moved = answerOf();
  server.send({ now });
  await moved;
};

try {
  await answerOf();
  say(`the service runs at ${base} on a fresh database in ${dataDir}`);

  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'dist', 'main.js'), 'token', 'create', '--name', 'Demonstration', '--role', 'manager'],
    { env },
  );
  const api = apiOf(base, stdout.trim().split('\n').at(-1));
  say('a manager has a token, made on the command line');

  await api('POST', '/api/initiatives', initiative);
  say(
    `${initiative.acronym} (${initiative.code}) with its ${initiative.entities.length} entities is created`,
  );

  const path = `/api/initiatives/${initiative.code}/exercises`;
  await api('POST', path, exercise);
  await api('POST', `${path}/${exercise.year}/open`);
  say(`exercise ${exercise.year} is planned and open until ${exercise.closesOn}`);

  const contacts = initiative.entities.flatMap((entity) =>
    entity.contacts.map((contact) => ({ entity, contact })),
  );
  const mails = await mailbox.until(contacts.length);
  for (const mail of mails) say(`mail to ${mail.to[0]}: ${mail.subject}`);

  for (const { entity, contact } of contacts) {
    const mail = mails.find((candidate) => candidate.to[0] === contact.email);
    const browser = new PlainBrowser(base);
    const sections = await arrive(browser, linkIn(mail));
    const response = story.responses[entity.key];
    const done = await fillIn(browser, sectionLinks(sections), response);
    await submitAnswers(browser);
    say(
      `${contact.name} answered for ${entity.key}: ${done.size} fields on ${sectionLinks(sections).length} pages, submitted`,
    );
  }

  await moveClock(`${exercise.closesOn}T16:00:00Z`);
  for (const { key } of initiative.entities)
    await api('POST', `${path}/${exercise.year}/responses/${key}/accept`);
  say(`an evaluator has read and accepted ${initiative.entities.length} responses`);
  for (const coding of story.codings) await api('PUT', `${path}/${exercise.year}/codings`, coding);
  say(`own words are coded (${story.codings.length})`);
  for (const { when, pair, counts, reason } of story.settlements ?? []) {
    await api('PUT', `${path}/${exercise.year}/ties/${pair[0]}/${pair[1]}`, { when, counts, reason });
  }

  const { body: findings } = await api('GET', `${path}/${exercise.year}/findings`);
  say(`${findings.length} findings are drafted, among them:`);
  for (const name of ['knowledge-applied', 'challenge-tackled', 'enabling-factors']) {
    say(`    ${findings.find(({ finding }) => finding === name).wording.en}`);
  }
  await api('PUT', `${path}/${exercise.year}/decision`, story.decision);
  say(`the new exercise is decided: ${story.decision.planned ? story.decision.year : 'none'}`);

  await moveClock('2023-04-25T15:00:00Z');
  await api('POST', `${path}/${exercise.year}/close`);
  await api('POST', `${path}/${exercise.year}/validate`);
  await api('POST', `${path}/${exercise.year}/publish`);
  say('the exercise is closed, its findings are frozen, its report is published');

  const written = [];
  for (const language of ['en', 'es', 'fr', 'pt']) {
    for (const format of ['pdf', 'html', 'json']) {
      const { bytes } = await api(
        'GET',
        `${path}/${exercise.year}/report?language=${language}&format=${format}`,
      );
      const file = join(output, `report-${language}.${format}`);
      writeFileSync(file, bytes);
      written.push([file, bytes.length]);
    }
  }
  const year = story.decision.year;
  const { body: all } = await api('GET', path);
  const next = all.items.find((candidate) => candidate.year === year);
  say(`the next exercise, ${year}, is ${next.state}: ${next.opensOn} to ${next.closesOn}`);

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
