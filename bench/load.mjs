// So many people at once, each doing one thing after the other; bounded by a number and by a time.
import { Pool } from 'undici';

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Runs `act(person, count, turn)` by `people` at once until `most` acts are done or `seconds` are over. Answers acts a
 * second, the times of single acts, and with `server` the service's processor time for each, all in milliseconds.
 */
export async function load(people, { most = Infinity, seconds = 5, server = null }, act) {
  const times = [];
  const used = await server?.ask();
  const began = performance.now();
  const end = began + seconds * 1000;
  let begun = 0;
  const person = async (number) => {
    for (let count = 0; performance.now() < end && begun < most; count += 1) {
      const turn = begun;
      begun += 1;
      const from = performance.now();
      await act(number, count, turn);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: people }, (_, number) => person(number)));
  const took = (performance.now() - began) / 1000;
  const cpuMs = server ? ((await server.ask()).cpuMs - used.cpuMs) / times.length : 0;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / took,
    count: times.length,
    cpuMs,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

/**
 * A client that keeps its connections. It shares the processors with the service, so it takes answers as they come off
 * the wire: nothing is unpacked, and text is made only where it is asked for.
 */
export function client(base, connections = 64) {
  const pool = new Pool(base, { connections, pipelining: 1 });
  const exchange = (options) =>
    new Promise((resolve, reject) => {
      const answer = new Answer();
      pool.dispatch(options, {
        onRequestStart() {},
        onResponseStart(controller, status, headers) {
          answer.status = status;
          answer.headers = headers;
          answer.rawHeaders = controller.rawHeaders ?? [];
        },
        onResponseData(_controller, chunk) {
          answer.chunks.push(chunk);
        },
        onResponseEnd: () => resolve(answer),
        onResponseError: (_controller, error) => reject(error),
      });
    });
  return {
    /** Throws where the status is none of those expected. */
    async send(method, path, { body, headers = {}, expect = [200] } = {}) {
      const answer = await exchange({ method, path, headers, body });
      if (expect.includes(answer.status)) return answer;
      throw new Error(`${method} ${path}: ${answer.status}\n${answer.text.slice(0, 1500)}`);
    },
    close: () => pool.close(),
  };
}

class Answer {
  chunks = [];

  get bytes() {
    return Buffer.concat(this.chunks);
  }

  get text() {
    return this.bytes.toString();
  }

  get json() {
    return JSON.parse(this.text);
  }

  /** Bytes of the status line and the headers, as they stood on the wire. */
  get headBytes() {
    const lines = this.rawHeaders.reduce((sum, part) => sum + part.length + 2, 0);
    return 'HTTP/1.1 200 OK\r\n'.length + lines + 2;
  }
}
