// `npm start -- --demo`: the service with LIDERES half answered, in a data directory of its own, on a simulated clock.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '../dist/config.js';
import { startExpost } from '../dist/start.js';
import { apiOf } from './api.mjs';
import { arrive, fillIn, linkIn, sectionLinks, submitAnswers } from './partner.mjs';
import { PlainBrowser } from './plain-browser.mjs';
import { RunningClock } from './running-clock.mjs';

const story = JSON.parse(readFileSync(new URL('lideres-2023.json', import.meta.url), 'utf8'));
const { initiative, exercise, responses } = story;
const exercises = `/api/initiatives/${initiative.code}/exercises`;

export async function serveHalfAnswered(environment) {
  // Never the data directory of a real service, which would be opened under a clock of another year.
  const dataDir = resolve(environment.DATA_DIR ?? './data', 'demonstration');
  const tokenFile = join(dataDir, 'staff.token');
  const isFilled = existsSync(tokenFile);
  // Left half made: nothing in it is anybody's work.
  if (!isFilled) rmSync(dataDir, { recursive: true, force: true });
  const own = { ...environment, DATA_DIR: dataDir, DATABASE_URL: '', SMTP_URL: '' };
  const config = readConfig(own);
  await startExpost(config, new RunningClock(`${exercise.opensOn}T14:00:00Z`));
  const token = isFilled ? readFileSync(tokenFile, 'utf8') : await newToken(own);
  const base = `http://127.0.0.1:${config.port}`;
  const api = apiOf(base, token);
  if (!isFilled) {
    await fill(api, base);
    writeFileSync(tokenFile, token, { mode: 0o600 });
  }
  const { open } = await links(api);
  process.stdout.write(
    [
      `Expost serves ${config.publicUrl} with LIDERES, exercise 2023, half answered (${dataDir}).`,
      'The answers are a reconstruction for this demonstration; the contacts are invented; it is April 2023 here.',
      `  staff         ${config.publicUrl}/sign-in`,
      `  token         ${token}  (a manager’s: paste it there)`,
      ...open.map(({ entity, name, link }) => `  ${entity.padEnd(12)}  ${link}  (${name})`),
      `  API           ${config.publicUrl}/api/docs`,
      '',
    ].join('\n'),
  );
}

/** As a manager makes one: on the command line. */
async function newToken(environment) {
  const command = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  const words = ['token', 'create', '--name', 'Demonstration', '--role', 'manager'];
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...words], { env: environment });
  return stdout.trim().split('\n').at(-1);
}

/** Two entities have submitted, the third has begun, two have not come yet. */
async function fill(api, base) {
  await api('POST', '/api/initiatives', initiative);
  await api('POST', exercises, exercise);
  await api('POST', `${exercises}/${exercise.year}/open`);
  const { all } = await links(api, initiative.entities.length);
  for (const [index, { entity, link }] of all.slice(0, 3).entries()) {
    const browser = new PlainBrowser(base);
    const sections = sectionLinks(await arrive(browser, link));
    if (index < 2) {
      await fillIn(browser, sections, responses[entity]);
      await submitAnswers(browser);
    } else {
      const { respondents, basis, joint_work_maintained, ties_now } = responses[entity].answers;
      const begun = { answers: { respondents, basis, joint_work_maintained, ties_now } };
      await fillIn(browser, sections.slice(0, 2), begun);
    }
  }
}

/** Personal links as the outbox shows them to staff, of all and of those who have not submitted yet. */
async function links(api, wanted = 1) {
  let mails = [];
  for (let tries = 0; tries < 100 && mails.length < wanted; tries += 1) {
    const { body } = await api('GET', '/api/outbox?pageSize=100');
    mails = body.items.filter(({ kind }) => kind === 'invitation');
    if (mails.length < wanted) await new Promise((done) => setTimeout(done, 100));
  }
  const all = [];
  for (const entity of initiative.entities) {
    const [contact] = entity.contacts;
    const mail = mails.find(({ to }) => to === contact.email);
    if (!mail) continue;
    const { body } = await api('GET', `/api/outbox/${mail.id}`);
    all.push({ entity: entity.key, name: contact.name, link: linkIn(body) });
  }
  const { body } = await api('GET', `${exercises}/${exercise.year}`);
  const done = new Set(
    body.responses
      .filter(({ state }) => ['submitted', 'accepted'].includes(state))
      .map(({ entity }) => entity),
  );
  return { all, open: all.filter(({ entity }) => !done.has(entity)) };
}
