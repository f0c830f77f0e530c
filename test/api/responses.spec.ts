import { openExercise, type OpenExercise } from '../support/story.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

describe('scratch', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
  });
  afterAll(() => expost.stop());
  it('walks', async () => {
    const { manager, path, fixture } = story;
    console.log((await manager.get(path)).body.responses);
    const put = await manager.put(`${path}/responses/tec`, {
      ...fixture.responses.tec,
      takenBy: 'phone',
      confirmedBy: 'Rosa Example',
    });
    console.log(put.status, put.text);
    const sub = await manager.post(`${path}/responses/tec/submit`, {}, { 'idempotency-key': 'a' });
    console.log(sub.status, sub.text);
    const get = await manager.get(`${path}/responses/tec`);
    console.log(get.text.slice(0, 3000));
  });
});
