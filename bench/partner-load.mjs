// What partners do: look at a page, save as they type, fill in the whole questionnaire.
import { allFields } from '../demo/fields.mjs';
import { load } from './load.mjs';
import { openExercises, responses, signInAll } from './seed.mjs';

const SECTIONS = ['about', 'continuity', 'application', 'impact', 'factors', 'future', 'closing'];
const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

const times = (result) => `p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms`;

/** One autosave of a comment; a person's saves follow one another by revision. */
function saver(http, { cookie, csrf }) {
  let revision = 0;
  let count = 0;
  return async () => {
    count += 1;
    const { text } = await http.send('POST', '/answer/answers/remarks', {
      headers: {
        cookie,
        'content-type': 'application/json',
        'x-csrf-token': csrf,
        accept: 'application/json',
      },
      body: JSON.stringify({ value: `Remark ${count} of somebody who types`, cannotAnswer: null, revision }),
    });
    revision = JSON.parse(text).revision;
  };
}

export async function firstPages({ http, token, note, per, round, seconds, bare }, path) {
  const [person] = await signInAll(http, token, path);
  const headers = { cookie: person.cookie, accept: 'text/html' };
  const result = await load(32, { seconds }, () =>
    http.send('GET', `/answer/sections/${SECTIONS[0]}`, { headers }),
  );
  note(
    'partner page (first section), rendered/s at 32 people',
    `${round(result.perSecond)} (${times(result)})`,
    {
      limit: `echo ${round(bare.perSecond)}/s`,
      ratio: per(result.perSecond, bare.perSecond),
    },
  );
}

export async function autosaves({ http, token, note, per, round, seconds, bare, insertsTogether }, paths) {
  const people = (await Promise.all(paths.slice(2, 10).map((path) => signInAll(http, token, path)))).flat();
  for (const count of [1, 32]) {
    const savers = people.slice(0, count).map((person) => saver(http, person));
    // Each person types in a response of their own from here on: start with what is stored.
    if (count > 1) savers[0] = saver(http, people[count]);
    const result = await load(count, { seconds }, (person) => savers[person]());
    note(
      `autosaves/s, durable, at ${count} ${count === 1 ? 'person' : 'people'}`,
      `${round(result.perSecond)} (${times(result)})`,
      {
        limit: `echo ${round(bare.perSecond)}, inserts ${round(insertsTogether)}`,
        ratio: per(result.perSecond, bare.perSecond),
        goal: count === 32 ? '≥ 3,000; p99 < 50 ms' : '',
      },
    );
  }
}

/** Fills in one response by the page route: every section posted, then submitted. */
async function fillIn(http, { entity, cookie, csrf }) {
  const fields = allFields(responses[entity]);
  const headers = { ...form, cookie };
  for (const section of SECTIONS) {
    const body = new URLSearchParams([...fields, ['_csrf', csrf], ['_section', section]]);
    // What a condition reveals comes on the same page again; all fields are sent, so a second time goes on.
    const sent = { headers, body: body.toString(), expect: [303, 302] };
    await http.send('POST', `/answer/sections/${section}`, sent);
  }
  const check = await http.send('GET', '/answer/check', { headers });
  const hidden = [...check.text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    /name="([^"]+)"/.exec(tag)?.[1],
    /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  ]);
  const body = new URLSearchParams(hidden.filter(([name]) => name)).toString();
  const { headers: answered } = await http.send('POST', '/answer/submit', {
    headers,
    body,
    expect: [303, 302],
  });
  if (!String(answered.location).includes('submitted'))
    throw new Error(`Not submitted: ${answered.location}`);
}

export async function wholeFillings({ http, token, note, round, quick, server }) {
  for (const [index, people] of [1, 8, 32, 64].entries()) {
    const exercises = Math.ceil((quick ? 60 : [100, 400, 600, 600][index]) / 5);
    const paths = await openExercises(http, token, 100_000 + index * 10_000, exercises);
    const persons = (await Promise.all(paths.map((path) => signInAll(http, token, path)))).flat();
    const from = await server.ask();
    const result = await load(people, { most: persons.length, seconds: 60 }, (_person, _count, turn) =>
      fillIn(http, persons[turn]),
    );
    const { cpuMs } = await server.ask();
    note(
      `whole fillings-in by pages/s (7 sections, check, submit) at ${people}`,
      `${round(result.perSecond)} (${times(result)})`,
      {
        limit: `${((cpuMs - from.cpuMs) / result.count).toFixed(2)} ms CPU each`,
        goal: people === 32 ? '≥ 150; LimeSurvey 2.8, 521 ms' : '',
      },
    );
  }
}

/** Rates of a page, a save and the findings of one exercise, for comparison with a fuller database. */
export async function measureGrowth({ http, token, quick }, path) {
  const people = await signInAll(http, token, path);
  const seconds = quick ? 1 : 3;
  const headers = { cookie: people[0].cookie, accept: 'text/html' };
  const revisionOf = async (entity) => {
    const { text } = await http.send('GET', `${path}/responses/${entity}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return JSON.parse(text).revision;
  };
  const person = people[1];
  let revision = 0;
  let last = await revisionOf(person.entity);
  const save = async (_p, count) => {
    const { text, status } = await http.send('POST', '/answer/answers/remarks', {
      headers: {
        cookie: person.cookie,
        'content-type': 'application/json',
        'x-csrf-token': person.csrf,
        accept: 'application/json',
      },
      body: JSON.stringify({ value: `Growth ${last} ${count}`, cannotAnswer: null, revision }),
      expect: [200, 409],
    });
    if (status === 200) revision = JSON.parse(text).revision;
    else revision = JSON.parse(text).current[0].revision;
    last += 1;
  };
  const page = await load(8, { seconds }, () => http.send('GET', '/answer/sections/about', { headers }));
  const saves = await load(1, { seconds }, save);
  const findings = await load(8, { seconds }, () =>
    http.send('GET', `${path}/findings`, { headers: { authorization: `Bearer ${token}` } }),
  );
  return { 'partner pages': page.perSecond, autosaves: saves.perSecond, findings: findings.perSecond };
}
