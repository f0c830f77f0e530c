import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

describe('answers entered by staff, where they are refused', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
  });
  afterAll(() => expost.stop());

  const long = 'q'.repeat(100);
  it.each([
    ['an unknown question', { answers: { zzz: 1 } }, ['/answers/zzz']],
    ['an unknown question left out', { cannotAnswer: { zzz: 'why' } }, ['/cannotAnswer/zzz']],
    ['an escaped name left out', { cannotAnswer: { 'a/b~': 'why' } }, ['/cannotAnswer/a~1b~0']],
    ['a long name left out', { cannotAnswer: { [long]: 'why' } }, [`/cannotAnswer/${'q'.repeat(80)}…`]],
    ['a reason too long', { cannotAnswer: { remarks: 'x'.repeat(2001) } }, ['/cannotAnswer/remarks']],
    [
      'a hidden question left out',
      { cannotAnswer: { challenge_seen: 'x' } },
      ['/cannotAnswer/challenge_seen'],
    ],
    [
      'both at once',
      { answers: { zzz: 1 }, cannotAnswer: { yyy: 'why' } },
      ['/answers/zzz', '/cannotAnswer/yyy'],
    ],
  ])('are pointed to where they stand: %s', async (_what, body, pointers) => {
    const sent = { answers: {}, ...body };
    const refused = await story.manager.put(`${story.path}/responses/cainco`, sent);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  it('are not said to have been late where the exercise was closed before its last day', async () => {
    await story.manager.post(`${story.path}/close`);
    const refused = await story.manager.put(`${story.path}/responses/cainco`, { answers: {} });
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      'The exercise was closed before its last day had ended; a manager can extend it.',
    ]);
  });
});
