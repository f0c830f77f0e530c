// So many people at once, each doing one thing after the other; bounded by a number and by a time.
import { Pool } from 'undici';

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Runs `act(person, count)` by `people` at once until `most` acts are done or `seconds` are over. Answers acts a second
 * and the times of single acts in milliseconds.
 */
export async function load(people, { most = Infinity, seconds = 5 }, act) {
  const times = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  let begun = 0;
  const person = async (number) => {
    for (let count = 0; performance.now() < end && begun < most; count += 1) {
      const index = begun;
      begun += 1;
      const from = performance.now();
      await act(number, count, index);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: people }, (_, number) => person(number)));
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / took,
    count: times.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

/** A client that keeps its connections; answers status, headers and text. */
export function client(base, connections = 64) {
  const pool = new Pool(base, { connections, pipelining: 1 });
  return {
    async send(method, path, { body, headers = {}, expect = [200] } = {}) {
      const response = await pool.request({ method, path, headers, ...(body === undefined ? {} : { body }) });
      const text = await response.body.text();
      if (!expect.includes(response.statusCode)) {
        throw new Error(`${method} ${path}: ${response.statusCode}\n${text.slice(0, 1500)}`);
      }
      return { status: response.statusCode, headers: response.headers, text };
    },
    close: () => pool.close(),
  };
}
