// What programs do: a whole response by the API, with every check on, then its submission.
import { load } from './load.mjs';
import { openExercises, responses } from './seed.mjs';

export async function apiSubmissions({ http, token, note, per, round, quick, server, inserts }) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const bodies = Object.entries(responses).map(([entity, response]) => [
    entity,
    JSON.stringify({ ...response, takenBy: 'phone', confirmedBy: 'Rosa Example' }),
  ]);
  for (const [index, people] of [1, 8, 32, 64].entries()) {
    const exercises = Math.ceil((quick ? 100 : [300, 1000, 2000, 2000][index]) / bodies.length);
    const paths = await openExercises(http, token, 200_000 + index * 10_000, exercises);
    const work = paths.flatMap((path) =>
      bodies.map(([entity, body]) => [`${path}/responses/${entity}`, body]),
    );
    const from = await server.ask();
    const result = await load(people, { most: work.length, seconds: 60 }, async (_person, _count, turn) => {
      const [path, body] = work[turn];
      await http.send('PUT', path, { headers, body });
      await http.send('POST', `${path}/submit`, {
        headers: { ...headers, 'idempotency-key': `bench-${turn}` },
        body: '{}',
      });
    });
    const { cpuMs } = await server.ask();
    note(
      `submissions by the API/s (PUT and submit) at ${people}`,
      `${round(result.perSecond)} (p50 ${result.p50.toFixed(1)}, p99 ${result.p99.toFixed(1)} ms)`,
      {
        limit: `inserts ${round(inserts)}; ${((cpuMs - from.cpuMs) / result.count).toFixed(2)} ms CPU`,
        ratio: per(result.perSecond, inserts),
        goal: people === 32 ? '≥ 1,000; LimeSurvey 111' : '',
      },
    );
  }
}
