import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { routesOf } from '../support/routes.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';
import { encoded, sendersOf, unknownWrites, writesOf, type Senders, type Write } from '../support/writes.js';

/** What a row holds that nobody may set by naming it (CVE-2026-63428: fields stored because they were sent). */
const FIELDS = [
  'id',
  'role',
  'status',
  'state',
  'createdAt',
  'exerciseId',
  'initiativeId',
  'responseId',
  'personId',
  'invitationId',
  'isAdmin',
  'tokenHash',
  'submittedAt',
  'acceptedAt',
  'acceptedBy',
  'publishedAt',
  'returnRound',
  'hash',
  'actor',
  'constructor',
] as const;

describe('a write with a field that is nobody’s to set', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let senders: Senders;
  let writes: readonly Write[];
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    writes = writesOf(story, { token: new URL(await story.linkOf('tec')).pathname.slice('/r/'.length) });
    senders = await sendersOf(expost, story);
  });
  afterAll(() => expost.stop());

  const withField = (body: unknown, field: string): unknown =>
    Array.isArray(body) ? [{ ...body[0], [field]: 'x' }] : { ...(body as object), [field]: 'x' };
  const refused = async (write: Write, body: unknown) => {
    const answer = await senders.send(write, { body: encoded({ ...write, body }) });
    const route = `${write.method} ${write.address} ${encoded({ ...write, body }).slice(-200)}`;
    expect([route, answer.status]).toEqual([route, 400]);
  };

  it('is every write there is', () => {
    expect(unknownWrites(routesOf(expost), writes)).toEqual([]);
  });

  it.each(FIELDS)('called %s is refused by every route, and changes no row', async (field) => {
    const before = await tablesHash(expost);
    for (const write of writes) {
      // Nothing is returned now, so that this form has no fields at all; it is refused as closed.
      if (write.path === '/answer/returned') continue;
      await refused(write, withField(write.body, field));
    }
    expect(await tablesHash(expost)).toBe(before);
  });

  it('deep in a document is refused as well', async () => {
    const before = await tablesHash(expost);
    const { initiative, responses } = story.fixture;
    const [entity, ...others] = initiative.entities;
    const [contact] = entity?.contacts ?? [];
    const answers = responses['cainco']?.answers ?? {};
    const [create] = writes.filter(({ path }) => path === '/api/initiatives');
    const [enter] = writes.filter(
      ({ method, path }) => method === 'PUT' && path.endsWith('/responses/:entity'),
    );
    const [giveBack] = writes.filter(({ path }) => path.endsWith('responses/:entity/return'));
    if (!create || !enter || !giveBack) throw new Error('These writes have gone.');
    const changed = (change: object) => ({ ...initiative, code: 'ICT151-21', ...change });
    await refused(create, changed({ entities: [{ ...entity, id: 'x' }, ...others] }));
    await refused(
      create,
      changed({ entities: [{ ...entity, contacts: [{ ...contact, id: 'x' }] }, ...others] }),
    );
    await refused(create, changed({ budget: { ...initiative.budget, paid: 1 } }));
    await refused(create, changed({ officer: { name: 'Carla', email: 'c@example.org', role: 'manager' } }));
    await refused(giveBack, { questions: [{ question: 'remarks', remark: 'More?', round: 7 }] });
    const panel = { ...answers, respondents: [{ name: 'Ana', id: 'x' }] };
    const { status } = await senders.send(enter, {
      headers: { 'if-match': '' },
      body: JSON.stringify({ answers: panel }),
    });
    expect(status).toBe(422);
    expect(await tablesHash(expost)).toBe(before);
  });
});
