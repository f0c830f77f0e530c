import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';
import { encoded, sendersOf, writesOf, type Senders, type Write } from '../support/writes.js';

/** What is taken all the same, since no text of a row comes of it. */
const HARMLESS: Readonly<Record<string, string>> = {
  '/staff/initiatives/:code/exercises/:year/preview/:entity remarks': 'a preview stores nothing',
  '/staff/questionnaires/:questionnaire/:version/preview/:role remarks': 'a preview stores nothing',
  '/staff/codebook/:catalogue/:name/edit into': 'belongs to a merge',
  '/staff/codebook/:catalogue/:name/split revision': 'belongs to an edit',
  '/staff/language back': 'a way back that is none leads home',
  '/staff/stay back': 'a way back that is none leads home',
  '/staff/people language': 'a language that is none is English',
};

/** U+0000 is in no text that people write, and PostgreSQL stores none that holds it: every form says so in time. */
describe('a form with a character that no text can hold', () => {
  let expost: RunningExpost;
  let senders: Senders;
  let forms: readonly Write[];

  beforeAll(async () => {
    expost = await startTestExpost();
    const story = await openExercise(expost);
    senders = await sendersOf(expost, story);
    forms = writesOf(story).filter(({ kind, path }) => kind === 'form' && path.startsWith('/staff'));
  });
  afterAll(() => expost.stop());

  it('is refused, whichever field holds it', async () => {
    const taken: string[] = [];
    for (const form of forms) {
      for (const field of Object.keys(form.body as object)) {
        const body = { ...(form.body as Record<string, string>), [field]: 'a\u0000b' };
        const { status } = await senders.send(form, { body: encoded({ kind: 'form', body }) });
        const refused = status >= 400 && status < 500;
        const where = `${form.path} ${field}`;
        if (!refused && !(where in HARMLESS && status < 400)) taken.push(`${where}: ${status}`);
      }
    }
    expect(taken).toEqual([]);
  });
});
