// Exercises for the measurements, made through the API; their people are invented.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const story = JSON.parse(readFileSync(new URL('../demo/lideres-2023.json', import.meta.url), 'utf8'));
export const responses = story.responses;
export const LINK_KEY = 'a secret of the measurements, of no other use';

const json = (token) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

/** Opens `count` exercises like LIDERES from number `from` on; answers their paths. */
export async function openExercises(http, token, from, count) {
  const paths = [];
  const send = (path, body, expect) =>
    http.send('POST', path, { headers: json(token), body: JSON.stringify(body), expect: [expect] });
  const one = async (number) => {
    const code = `BENCH-${number}`;
    const initiative = { ...story.initiative, code, acronym: `BENCH ${number}` };
    await send('/api/initiatives', initiative, 201);
    await send(`/api/initiatives/${code}/exercises`, story.exercise, 201);
    const path = `/api/initiatives/${code}/exercises/${story.exercise.year}`;
    await send(`${path}/open`, {}, 200);
    paths.push(path);
  };
  for (let number = from; number < from + count; number += 8) {
    await Promise.all(
      Array.from({ length: Math.min(8, from + count - number) }, (_, add) => one(number + add)),
    );
  }
  return paths;
}

/** The personal link of an invitation, derived as the service derives it. */
function tokenOf({ id, generation }) {
  const key = createHmac('sha256', LINK_KEY).update('links').digest();
  return createHmac('sha256', key).update(`${id}.${generation}`).digest('base64url');
}

/** Signs in one person of every entity of an exercise by personal link, once the invitations are there. */
export async function signInAll(http, token, path) {
  let invitations = [];
  for (let waited = 0; waited < 200 && invitations.length < 5; waited += 1) {
    const { text } = await http.send('GET', `${path}/invitations`, { headers: json(token) });
    invitations = JSON.parse(text).items ?? JSON.parse(text);
    if (invitations.length < 5) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Promise.all(
    invitations.map(async (invitation) => {
      const { headers } = await http.send('POST', `/r/${tokenOf(invitation)}`, {
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
        body: '',
        expect: [302, 303],
      });
      const cookie = [headers['set-cookie']].flat()[0].split(';')[0];
      const { text } = await http.send('GET', '/answer/sections/closing', {
        headers: { cookie, accept: 'text/html' },
      });
      const csrf =
        /name="_csrf"[^>]*value="([^"]+)"/.exec(text)?.[1] ??
        /value="([^"]+)"[^>]*name="_csrf"/.exec(text)?.[1];
      return { entity: invitation.entity, cookie, csrf };
    }),
  );
}
