// What grows with the number of exercises: two services begun alike, one with few and one with many, asked in turns.
import { freshSettings, startServer } from './children.mjs';
import { remarkSavers, SECTIONS } from './forms.mjs';
import { load } from './load.mjs';
import {
  allInvited,
  asBrowser,
  asProgram,
  enterAndSubmit,
  openExercise,
  openExercises,
  signInAll,
  submissionsFor,
} from './seed.mjs';
import { median, note, round } from './table.mjs';

const FEW = 10;
const CROWD = 8;
/** Exercises that one round adds on either side. */
const ADDED = 8;

/** An exercise whose five responses are accepted, so that its findings have something to count. */
async function acceptedExercise(service) {
  const path = await openExercise(service.http, service.token);
  for (const work of submissionsFor([path])) {
    await enterAndSubmit(service, work);
    await service.http.send('POST', `${work.path}/accept`, { headers: asProgram(service.token), body: '{}' });
  }
  return path;
}

/** The acts that are compared; each answers how many a second. */
async function actsOf(service, seconds) {
  const { http, token } = service;
  const answered = await acceptedExercise(service);
  const persons = await signInAll(service, await openExercises(service, 2));
  const savers = await remarkSavers(http, persons);
  const headers = { ...asBrowser(persons[0]), 'accept-encoding': 'gzip, br' };
  const perSecond = async (bounds, act) => (await load(CROWD, bounds, act)).perSecond;
  let opened = [];
  return {
    'partner pages': () =>
      perSecond({ seconds }, () => http.send('GET', `/answer/sections/${SECTIONS[0]}`, { headers })),
    autosaves: () => perSecond({ seconds }, (person, count) => savers[person](count)),
    findings: () =>
      perSecond({ seconds }, () => http.send('GET', `${answered}/findings`, { headers: asProgram(token) })),
    'exercises opened': () => {
      opened = [];
      return perSecond({ most: ADDED }, async () => opened.push(await openExercise(http, token)));
    },
    'submissions by the API': async () => {
      await allInvited(service, opened);
      const work = submissionsFor(opened);
      return perSecond({ most: work.length }, (_person, _count, turn) => enterAndSubmit(service, work[turn]));
    },
  };
}

/** Milliseconds until each of these services is ready, started by turns on a database that is there already. */
async function starts(all, count) {
  const times = all.map(() => []);
  for (let start = 0; start < count; start += 1) {
    for (const [side, settings] of all.entries()) {
      const service = await startServer(settings, settings.token);
      times[side].push(service.server.readyMs);
      await service.stop();
    }
  }
  return times.map(median);
}

/** `filled` are the settings and the token of a service with many exercises that has been stopped. */
export async function measureGrowth(filled, { quick }) {
  const fresh = await freshSettings();
  const services = [];
  try {
    const seeding = await startServer(fresh);
    await openExercises(seeding, FEW - 3).finally(seeding.stop);
    const both = [{ ...fresh, token: seeding.token }, filled];
    const ready = await starts(both, quick ? 1 : 5);
    for (const settings of both) services.push(await startServer(settings, settings.token));
    const rates = await inTurns(services, quick ? [2, 0.4] : [7, 1.5]);
    const total = await countOf(services[1]);
    for (const [name, figures] of Object.entries(rates)) compare(`${name}/s`, total, figures, '≥ 0.8');
    compare('ready after start, ms', total, ready, '≤ 1.25');
    const resident = [];
    for (const { server } of services) resident.push(await server.residentMb());
    compare('resident memory, MB', total, resident, '≤ 1.25');
  } finally {
    for (const service of services) await service.stop();
    fresh.remove();
  }
}

/** Medians of every act on either side; which side begins changes from round to round, and round 0 warms both up. */
async function inTurns(services, [rounds, seconds]) {
  const sides = [];
  for (const service of services) sides.push(await actsOf(service, seconds));
  const measured = Object.fromEntries(Object.keys(sides[0]).map((name) => [name, [[], []]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, figures] of Object.entries(measured)) {
      for (const side of round % 2 ? [0, 1] : [1, 0]) {
        const value = await sides[side][name]();
        if (round > 0) figures[side].push(value);
      }
    }
  }
  return Object.fromEntries(Object.entries(measured).map(([name, figures]) => [name, figures.map(median)]));
}

function compare(name, total, [few, many], goal) {
  const ratio = many / few;
  note(
    `growth from ${FEW} to ${total.toLocaleString('en')} exercises: ${name}`,
    `${round(few)} and ${round(many)}`,
    {
      value: many,
      limits: { 'with few': few },
      goal: `${goal} of it`,
      met: goal.startsWith('≥') ? ratio >= 0.8 : ratio <= 1.25,
    },
  );
}

export async function countOf({ http, token }) {
  const answer = await http.send('GET', '/api/initiatives?pageSize=1', { headers: asProgram(token) });
  return answer.json.total;
}
