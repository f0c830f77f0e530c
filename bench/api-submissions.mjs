// What programs do: a whole response by the API, with every check on, then its submission.
import { CROWDS, responsesInserted } from './limits.mjs';
import { load } from './load.mjs';
import { enterAndSubmit, openExercises, submissionsFor } from './seed.mjs';
import { note, people, rate } from './table.mjs';

export async function apiSubmissions(service, { quick, echo }) {
  const measure = async (crowd, most) => {
    const work = submissionsFor(await openExercises(service, Math.ceil(most / 5)));
    return load(crowd, { most, seconds: 60, server: service.server }, (_person, _count, turn) =>
      enterAndSubmit(service, work[turn]),
    );
  };
  await measure(8, quick ? 50 : 200);
  for (const [index, crowd] of CROWDS.entries()) {
    const result = await measure(crowd, quick ? Math.max(80, 4 * crowd) : [200, 600, 1000, 1000][index]);
    note(`submissions by the API (PUT, then submit) at ${people(crowd)}`, rate(result), {
      value: result.perSecond,
      limits: {
        'echo × 2 requests': echo.perSecond[crowd] / 2,
        ...responsesInserted(crowd, 2, quick ? 0.5 : 1),
      },
      ...(crowd === 32 ? { goal: '≥ 1,000/s; LimeSurvey 111/s', met: result.perSecond >= 1000 } : {}),
    });
  }
}
