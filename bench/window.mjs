// The page of a window with 500 initiatives, each with an open exercise of five entities.
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { allInvited, asProgram, inTurns, openExercise } from './seed.mjs';
import { median, note, rate } from './table.mjs';
import { load } from './load.mjs';

const INITIATIVES = 500;
/** A call of its own, so that no other measurement's initiatives stand in it. */
const WINDOW = 2190;
const KB = 1000;

export async function measureWindow(service, plan) {
  const { http, token, server } = service;
  const paths = await inTurns(Array.from({ length: INITIATIVES }), () => openExercise(http, token, WINDOW));
  await allInvited(service, paths);
  const headers = { ...asProgram(token), accept: 'text/html', 'accept-encoding': 'br' };
  const get = () => http.send('GET', `/staff/windows/${WINDOW}`, { headers });
  const times = [];
  let answer;
  for (let turn = 0; turn < 15; turn += 1) {
    const began = performance.now();
    answer = await get();
    times.push(performance.now() - began);
  }
  const ms = median(times);
  const html = brotliDecompressSync(answer.bytes).toString();
  const shown = html.match(/<tr class="govuk-table__row"/g)?.length ?? 0;
  if (shown !== INITIATIVES) throw new Error(`The page shows ${shown} of ${INITIATIVES} initiatives.`);
  const result = await load(1, { seconds: plan.seconds, server }, get);
  note(`window page with ${INITIATIVES} initiatives`, `${ms.toFixed(1)} ms; ${rate(result)}`, {
    value: ms,
    limits: { 'bare Fastify, ms': 1000 / plan.echo.perSecond[1] },
    goal: '≤ 100 ms on the server',
    met: ms <= 100,
  });
  const kb = (answer.bytes.length + answer.headBytes) / KB;
  note(`on the wire: window page with ${INITIATIVES} initiatives`, `${kb.toFixed(1)} KB`, {
    value: kb,
    limits: { 'brotli 11, KB': brotliCompressSync(html).length / KB },
    goal: '≤ 60 KB',
    met: kb <= 60,
  });
}
