// The page of an exercise with nine entities: entity × section, every response entered.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { load } from './load.mjs';
import { asProgram, openExercise } from './seed.mjs';
import { median, note, rate } from './table.mjs';
import { view } from './wire.mjs';

const story = JSON.parse(readFileSync(new URL('../test/fixtures/nine-entities.json', import.meta.url)));
const ENTITIES = story.initiative.entities.length;
const TIMES = 60;
const KB = 1000;
const GOAL = '≤ 60 KB';

export async function measureMatrix(service, plan) {
  const { http, token, server } = service;
  // Planned for the day on which the measurements take place.
  const exercise = { ...story.exercise, opensOn: '2023-04-01', closesOn: '2023-05-31' };
  const path = await openExercise(http, token, story.initiative.window, { ...story, exercise });
  for (const [entity, response] of Object.entries(story.responses)) {
    const body = JSON.stringify({ ...response, takenBy: 'phone', confirmedBy: 'Rosa Example' });
    await http.send('PUT', `${path}/responses/${entity}`, { headers: asProgram(token), body });
  }
  const headers = { ...asProgram(token), accept: 'text/html', 'accept-encoding': 'br' };
  const page = `/staff${path.slice('/api'.length)}`;
  const get = () => http.send('GET', page, { headers });
  const times = [];
  let answer;
  for (let turn = 0; turn < TIMES; turn += 1) {
    const began = performance.now();
    answer = await get();
    times.push(performance.now() - began);
  }
  const ms = median(times);
  const html = brotliDecompressSync(answer.bytes).toString();
  const shown = html.match(/<tr class="govuk-table__row"/g)?.length ?? 0;
  if (shown !== ENTITIES) throw new Error(`The page shows ${shown} of ${ENTITIES} entities.`);
  const result = await load(1, { seconds: plan.seconds, server }, get);
  note(`page of an exercise with ${ENTITIES} entities`, `${ms.toFixed(1)} ms; ${rate(result)}`, {
    value: ms,
    limits: { 'bare Fastify, ms': 1000 / plan.echo.perSecond[1] },
    goal: '≤ 100 ms on the server',
    met: ms <= 100,
  });
  wire(`page of an exercise with ${ENTITIES} entities`, {
    kb: (answer.bytes.length + answer.headBytes) / KB,
    least: brotliCompressSync(html).length / KB,
  });
  const all = await view(http, page, headers, new Set());
  wire(`the same, nothing kept yet: ${all.requests} requests with style, scripts, fonts`, {
    kb: (all.body + all.head) / KB,
    least: all.least / KB,
  });
}

function wire(what, { kb, least }) {
  note(`on the wire: ${what}`, `${kb.toFixed(1)} KB`, {
    value: kb,
    limits: { 'brotli 11, KB': least },
    goal: GOAL,
    met: kb <= 60,
  });
}
