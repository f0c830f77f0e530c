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

/** The acts that are compared. */
async function actsOf(service, seconds) {
  const { http, token } = service;
  const answered = await acceptedExercise(service);
  const persons = await signInAll(service, await openExercises(service, 2));
  const savers = await remarkSavers(http, persons);
  const headers = { ...asBrowser(persons[0]), 'accept-encoding': 'gzip, br' };
  const measure = (bounds, act) => load(CROWD, { ...bounds, server: service.server }, act);
  let opened = [];
  return {
    'partner page': () =>
      measure({ seconds }, () => http.send('GET', `/answer/sections/${SECTIONS[0]}`, { headers })),
    autosave: () => measure({ seconds }, (person, count) => savers[person](count)),
    findings: () =>
      measure({ seconds }, () => http.send('GET', `${answered}/findings`, { headers: asProgram(token) })),
    'opening and inviting': async () => {
      opened = [];
      const used = await service.server.ask();
      const act = async () => opened.push(await openExercise(http, token));
      const { perSecond } = await load(CROWD, { most: ADDED }, act);
      // The job that invites runs on behind the answer; its work belongs to the opening.
      await allInvited(service, opened);
      const { cpuMs } = await service.server.ask();
      return { perSecond, cpuMs: (cpuMs - used.cpuMs) / ADDED };
    },
    'submission by the API': () => {
      const work = submissionsFor(opened);
      return measure({ most: work.length }, (_person, _count, turn) => enterAndSubmit(service, work[turn]));
    },
  };
}

/** How soon each of these services is ready, and what it then holds, started by turns on databases that are there. */
async function starts(all, count) {
  const readyMs = all.map(() => []);
  const residentMb = all.map(() => []);
  for (let start = 0; start < count; start += 1) {
    for (const [side, settings] of all.entries()) {
      const service = await startServer(settings, settings.token);
      await new Promise((resolve) => setTimeout(resolve, 2000));
      readyMs[side].push(service.server.readyMs);
      residentMb[side].push(await service.server.residentMb());
      await service.stop();
    }
  }
  return { readyMs: readyMs.map(median), residentMb: residentMb.map(median) };
}

/** `filled` are the settings and the token of a service with many exercises that has been stopped. */
export async function measureGrowth(filled, { quick }) {
  const fresh = await freshSettings();
  const services = [];
  try {
    const seeding = await startServer(fresh);
    await openExercises(seeding, FEW - 3).finally(seeding.stop);
    const both = [{ ...fresh, token: seeding.token }, filled];
    const { readyMs, residentMb } = await starts(both, quick ? 1 : 3);
    for (const settings of both) services.push(await startServer(settings, settings.token));
    const acts = await inTurns(services, quick ? [2, 0.4] : [6, 1.2]);
    const total = await countOf(services[1]);
    for (const [name, { cpuMs, perSecond }] of Object.entries(acts)) {
      compare(`CPU ms, ${name}`, total, cpuMs, `, ${perSecond.map(round).join(' and ')}/s`);
    }
    compare('ms until ready after start', total, readyMs);
    compare('MB resident after start', total, residentMb);
  } finally {
    for (const service of services) await service.stop();
    fresh.remove();
  }
}

/** Medians of every act's figures on either side; which side begins changes from round to round, and round 0 warms both up. */
async function inTurns(services, [rounds, seconds]) {
  const sides = [];
  for (const service of services) sides.push(await actsOf(service, seconds));
  const measured = Object.fromEntries(Object.keys(sides[0]).map((name) => [name, [[], []]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, figures] of Object.entries(measured)) {
      for (const side of round % 2 ? [0, 1] : [1, 0]) {
        const result = await sides[side][name]();
        if (round > 0) figures[side].push(result);
      }
    }
  }
  const medians = (figures, what) => figures.map((results) => median(results.map((result) => result[what])));
  return Object.fromEntries(
    Object.entries(measured).map(([name, figures]) => [
      name,
      { cpuMs: medians(figures, 'cpuMs'), perSecond: medians(figures, 'perSecond') },
    ]),
  );
}

/** Processor time is compared rather than rates: it does not depend on what else the machine does. */
function compare(name, total, [few, many], rest = '') {
  note(
    `${FEW} to ${total.toLocaleString('en')} exercises: ${name}`,
    `${round(few)} and ${round(many)}${rest}`,
    { value: many, limits: { 'with few': few }, goal: '≤ 1.25 of it', met: many <= few * 1.25 },
  );
}

export async function countOf({ http, token }) {
  const answer = await http.send('GET', '/api/initiatives?pageSize=1', { headers: asProgram(token) });
  return answer.json.total;
}
