// Exercises for the measurements, made through the API; their people are invented.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const story = JSON.parse(readFileSync(new URL('../demo/lideres-2023.json', import.meta.url), 'utf8'));
export const responses = story.responses;
export const LINK_KEY = 'a secret of the measurements, of no other use';
const ENTITIES = story.initiative.entities.length;
/** Answers of one response, on average: what a submission has to store at the least. */
export const ANSWERS = Math.round(
  Object.values(responses).reduce((sum, { answers }) => sum + Object.keys(answers).length, 0) / ENTITIES,
);
const AT_ONCE = 8;

export const asProgram = (token) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});
export const asBrowser = ({ cookie }) => ({ cookie, accept: 'text/html' });

let lastNumber = 0;

/** Creates, plans and opens an exercise like LIDERES, or like another story; answers its path. */
export async function openExercise(http, token, window = story.initiative.window, told = story) {
  const send = (path, body, expect) =>
    http.send('POST', path, { headers: asProgram(token), body: JSON.stringify(body), expect: [expect] });
  lastNumber += 1;
  const code = `BENCH-${lastNumber}`;
  await send('/api/initiatives', { ...told.initiative, window, code, acronym: `BENCH ${lastNumber}` }, 201);
  const exercises = `/api/initiatives/${code}/exercises`;
  await send(exercises, told.exercise, 201);
  const path = `${exercises}/${told.exercise.year}`;
  await send(`${path}/open`, {}, 200);
  return path;
}

/** Does `act` for each item, a few at a time; answers in their order. */
export async function inTurns(items, act) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await act(items[index]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** Opens so many, and waits until their people are invited: nothing that follows shares the processor with that. */
export async function openExercises(service, count) {
  const { http, token } = service;
  const paths = await inTurns(Array.from({ length: count }), () => openExercise(http, token));
  await allInvited(service, paths);
  return paths;
}

/** Jobs run in the order in which they fall due, so it is enough to look at the exercises opened last. */
export async function allInvited(service, paths) {
  for (const path of paths.slice(-2 * AT_ONCE)) await invitationsOf(service, path);
}

/** The personal link's token, derived as the service derives it; the first of an invitation has generation 1. */
export function linkToken({ id }) {
  const key = createHmac('sha256', LINK_KEY).update('links').digest();
  return createHmac('sha256', key).update(`${id}.1`).digest('base64url');
}

/** The invitations of an exercise, once the job that makes them has run. */
export async function invitationsOf({ http, token }, path) {
  for (let waited = 0; waited < 600; waited += 1) {
    const answer = await http.send('GET', `${path}/invitations`, { headers: asProgram(token) });
    const { items } = answer.json;
    if (items.length >= ENTITIES) return items;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${path}: a minute after its opening its entities have not been invited.`);
}

async function signIn(http, invitation) {
  const { headers } = await http.send('POST', `/r/${linkToken(invitation)}`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: '',
    expect: [303],
  });
  const cookie = [headers['set-cookie']].flat()[0].split(';')[0];
  const { text } = await http.send('GET', '/answer/sections/closing', { headers: asBrowser({ cookie }) });
  const csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1];
  if (!csrf) throw new Error(`No form on the page of ${invitation.entity}:\n${text.slice(0, 1500)}`);
  return { entity: invitation.entity, cookie, csrf };
}

/** Signs in one person of every entity of these exercises by personal link. */
export async function signInAll(service, paths) {
  const invitations = (await inTurns(paths, (path) => invitationsOf(service, path))).flat();
  return inTurns(invitations, (invitation) => signIn(service.http, invitation));
}

/** Two requests for each entity of these exercises: its whole response, and its submission. */
export function submissionsFor(paths) {
  const entries = Object.entries(responses).map(([entity, response]) => [
    entity,
    JSON.stringify({ ...response, takenBy: 'phone', confirmedBy: 'Rosa Example' }),
  ]);
  return paths.flatMap((path) =>
    entries.map(([entity, body]) => ({ path: `${path}/responses/${entity}`, body })),
  );
}

/** Enters a whole response by the API with every check on, and submits it. */
export async function enterAndSubmit({ http, token }, { path, body }) {
  const headers = asProgram(token);
  await http.send('PUT', path, { headers, body });
  await http.send('POST', `${path}/submit`, {
    headers: { ...headers, 'idempotency-key': `bench-${path}` },
    body: '{}',
  });
}
