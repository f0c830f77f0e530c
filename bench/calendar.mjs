// The calendar of a window with 500 initiatives: a quarter late, a quarter due, a half planned; planned in one go before.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { load } from './load.mjs';
import { asProgram, inTurns } from './seed.mjs';
import { median, note, rate } from './table.mjs';

const story = JSON.parse(readFileSync(new URL('../demo/lideres-2023.json', import.meta.url), 'utf8'));
const INITIATIVES = 500;
/** Years of calls of their own, so that no other measurement's initiatives stand in them. */
const WINDOW = 2189;
const KB = 1000;
const DAY = 86_400_000;
/** The day on which the measured service begins (`children.mjs`). */
const NOW = Date.parse('2023-04-05T12:00:00Z');

/** Waits until the jobs that follow from all this are done: the service is at rest. */
async function settled(server) {
  let before = await server.ask();
  for (let waited = 0; waited < 240; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = await server.ask();
    if (now.cpuMs - before.cpuMs < 25) return;
    before = now;
  }
}

export async function measureCalendar(service, plan) {
  const { http, token, server } = service;
  const headers = asProgram(token);
  const post = (path, body, expect = 200) =>
    http.send('POST', path, { headers, body: JSON.stringify(body), expect: [expect] });
  const numbers = Array.from({ length: INITIATIVES }, (_, index) => index);
  const code = (number) => `CALENDAR-${number}`;
  await inTurns(numbers, (number) => {
    // Ended two years ago to half a year ago: due a year later, and so late for some and to come for others.
    const end = new Date(NOW - DAY * (number % 2 === 0 ? 730 - number / 2 : 180 + number / 2));
    const implementation = { start: '2015-01', end: end.toISOString().slice(0, 10) };
    const named = { code: code(number), acronym: `CALENDAR ${number}`, window: WINDOW, implementation };
    return post('/api/initiatives', { ...story.initiative, ...named }, 201);
  });
  const initiatives = numbers.filter((number) => number % 4 < 2).map((number) => ({ code: code(number) }));
  const began = performance.now();
  const planned = await post(`/api/windows/${WINDOW}/plan`, {
    questionnaire: 'joint-ex-post/v1',
    initiatives,
  });
  const perSecond = planned.json.planned / ((performance.now() - began) / 1000);
  note(`planning ${planned.json.planned} exercises in one request`, `${perSecond.toFixed(0)}/s`, {
    value: perSecond,
    limits: { 'bare inserts/s, 1 a commit': plan.inserts[1] },
  });
  await settled(server);
  const asked = { ...headers, accept: 'text/html', 'accept-encoding': 'br' };
  const get = () => http.send('GET', `/staff/windows/${WINDOW}/calendar`, { headers: asked });
  const times = [];
  let answer;
  for (let turn = 0; turn < 15; turn += 1) {
    const started = performance.now();
    answer = await get();
    times.push(performance.now() - started);
  }
  const ms = median(times);
  const html = brotliDecompressSync(answer.bytes).toString();
  const shown = html.match(/<tr class="govuk-table__row"/g)?.length ?? 0;
  if (shown !== INITIATIVES) throw new Error(`The calendar shows ${shown} of ${INITIATIVES} initiatives.`);
  const result = await load(1, { seconds: plan.seconds, server }, get);
  note(`calendar page with ${INITIATIVES} initiatives`, `${ms.toFixed(1)} ms; ${rate(result)}`, {
    value: ms,
    limits: { 'bare Fastify, ms': 1000 / plan.echo.perSecond[1] },
    goal: '≤ 100 ms on the server',
    met: ms <= 100,
  });
  const kb = (answer.bytes.length + answer.headBytes) / KB;
  note(`on the wire: calendar page with ${INITIATIVES} initiatives`, `${kb.toFixed(1)} KB`, {
    value: kb,
    limits: { 'brotli 11, KB': brotliCompressSync(html).length / KB },
    goal: '≤ 60 KB',
    met: kb <= 60,
  });
}
