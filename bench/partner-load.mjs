// What partners do: look at a page, save as they type, fill in the whole questionnaire.
import { remarkSavers, sectionBodies, SECTIONS } from './forms.mjs';
import { CROWDS, responsesInserted } from './limits.mjs';
import { load } from './load.mjs';
import { asBrowser, openExercises, signInAll } from './seed.mjs';
import { note, people, rate } from './table.mjs';

const FIRST = `/answer/sections/${SECTIONS[0]}`;
const CHECK = '/answer/check';
const WARM_UP = { seconds: 1 };

export async function firstPages(service, { seconds, echo }, path) {
  const { http, server } = service;
  const [person] = await signInAll(service, [path]);
  const asked = {
    compressed: { ...asBrowser(person), 'accept-encoding': 'gzip, br' },
    plain: asBrowser(person),
  };
  for (const [how, headers] of Object.entries(asked)) {
    const see = () => http.send('GET', FIRST, { headers });
    await load(8, WARM_UP, see);
    const result = await load(32, { seconds, server }, see);
    note(`partner page, first section, at 32 people, ${how}`, rate(result), {
      value: result.perSecond,
      limits: { echo: echo.perSecond[32] },
    });
  }
}

/** Everybody types in a response of their own. */
export async function autosaves(service, { seconds, echo, inserts }, paths) {
  const { http, server } = service;
  const savers = await remarkSavers(http, await signInAll(service, paths));
  await load(8, WARM_UP, (person, count) => savers[person](count));
  for (const crowd of CROWDS) {
    const result = await load(crowd, { seconds, server }, (person, count) => savers[person](count));
    note(`autosaves, durable, at ${people(crowd)}`, rate(result), {
      value: result.perSecond,
      limits: { echo: echo.perSecond[crowd], inserts: inserts[crowd] },
      ...(crowd === 32
        ? { goal: '≥ 3,000/s, p99 < 50 ms', met: result.perSecond >= 3000 && result.p99 < 50 }
        : {}),
    });
  }
}

/**
 * Saves every section, checks and submits; `shown` also loads each page it is sent on to. Answers how many requests it
 * took: where an answer leads to a question that is left blank, the section comes again and is sent again.
 */
async function fillIn(http, person, bodies, shown) {
  let requests = 0;
  const headers = { ...asBrowser(person), 'accept-encoding': 'gzip, br' };
  const get = (path, how = headers) => ((requests += 1), http.send('GET', path, { headers: how }));
  const post = async (path, body) => {
    requests += 1;
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await http.send('POST', path, { headers: { ...headers, ...type }, body, expect: [303] });
    return answer.headers.location;
  };
  if (shown) await get(FIRST);
  for (let index = 0, tries = 0; index < SECTIONS.length; tries += 1) {
    const own = `/answer/sections/${SECTIONS[index]}`;
    const next = await post(own, `_csrf=${person.csrf}&${bodies[index]}`);
    if (tries > 2 * SECTIONS.length) throw new Error(`The form does not go on from ${own}.`);
    if (!next.startsWith(`${own}?new=`)) index += 1;
    if (shown && next !== CHECK) await get(next);
  }
  // Read as text, to find what stands in its form.
  const { text } = await get(CHECK, asBrowser(person));
  const form = text.slice(text.indexOf('action="/answer/submit"'));
  const hidden = (name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1]];
  const body = new URLSearchParams(['_csrf', 'idempotencyKey', 'revision'].map(hidden)).toString();
  const done = await post('/answer/submit', body);
  if (done !== '/answer/submitted') throw new Error(`Not submitted: ${done}`);
  if (shown) await get(done);
  return requests;
}

export async function wholeFillings(service, { quick, echo }) {
  const { http, server } = service;
  const [blank] = await openExercises(service, 1);
  const bodies = await sectionBodies(http, await signInAll(service, [blank]));
  const measure = async (crowd, most, shown) => {
    const persons = await signInAll(service, await openExercises(service, Math.ceil(most / 5)));
    let requests = 0;
    const result = await load(crowd, { most, seconds: 60, server }, async (_person, _count, turn) => {
      const sent = await fillIn(http, persons[turn], bodies[persons[turn].entity], shown);
      requests += sent;
    });
    const each = requests / result.count;
    const limits = {
      [`echo × ${each.toFixed(1)} requests`]: echo.perSecond[crowd] / each,
      ...responsesInserted(crowd, SECTIONS.length + 1, quick ? 0.5 : 1),
    };
    return { ...result, limits };
  };
  await measure(8, quick ? 20 : 60, true);
  for (const [index, crowd] of CROWDS.entries()) {
    const result = await measure(crowd, quick ? Math.max(40, 2 * crowd) : [100, 300, 400, 400][index], false);
    note(`whole fillings-in, saves and submission, at ${people(crowd)}`, rate(result), {
      value: result.perSecond,
      limits: result.limits,
      ...(crowd === 32 ? { goal: '≥ 150/s', met: result.perSecond >= 150 } : {}),
    });
  }
  for (const crowd of [1, 32]) {
    const result = await measure(crowd, quick ? 64 : 200, true);
    note(`the same with every page loaded, at ${people(crowd)}`, rate(result), {
      value: result.perSecond,
      limits: result.limits,
      goal: 'LimeSurvey 6.14: 2.8/s, 521 ms CPU',
    });
  }
}
