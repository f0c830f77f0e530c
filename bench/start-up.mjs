// What an operator sees before anybody comes: how soon the service is ready, and what it holds when nothing happens.
import { startService } from './children.mjs';
import { median, note, round } from './table.mjs';

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

export async function startUp({ env }, { quick, echo }) {
  const first = await startService(env);
  note('ready after the start of the process, fresh database, ms', round(first.readyMs), {
    value: first.readyMs,
    limits: { 'bare Fastify': echo.readyMs },
    goal: '≤ 1,500 ms',
    met: first.readyMs <= 1500,
  });
  await pause(quick ? 3 : 15);
  const idle = await first.residentMb();
  await first.stop();
  const again = [];
  for (let start = 0; start < (quick ? 2 : 5); start += 1) {
    const service = await startService(env);
    again.push(service.readyMs);
    await service.stop();
  }
  note(`ready when started again, median of ${again.length}, ms`, round(median(again)), {
    value: median(again),
    limits: { 'bare Fastify': echo.readyMs },
    goal: '≤ 1,500 ms',
    met: median(again) <= 1500,
  });
  note(`resident memory idle, ${quick ? 3 : 15} s after the start, MB`, round(idle), {
    value: idle,
    limits: { 'bare Fastify': echo.idleMb },
    goal: '≤ 200 MB',
    met: idle <= 200,
  });
}

/** Right after the load, at its peak, and once it has settled. */
export async function memoryAfterLoad({ server }, { quick }) {
  const { peakMb } = await server.ask();
  const after = await server.residentMb();
  await pause(quick ? 2 : 15);
  const settled = await server.residentMb();
  note(
    'resident memory under load, MB',
    `peak ${round(peakMb)}, after it ${round(after)}, settled ${round(settled)}`,
  );
}
