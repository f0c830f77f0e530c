import { aguaClara } from '../support/agua-clara.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';
import { sendersOf, writesOf, type Senders, type Write } from '../support/writes.js';

/** Values of another kind than the one asked for. */
const OTHERS: readonly unknown[] = [
  null,
  7,
  -0.5,
  1e308,
  true,
  '',
  'a\u0000b',
  '\ud800',
  [],
  [null],
  {},
  { length: 3 },
  { toString: 1 },
];

/** Every place of a document, the whole of it first. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]))];
}

/** A copy with another value in one place. */
function changed(document: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = changed(copy[key], rest, value);
  return copy;
}

describe('a document with anything anywhere', () => {
  let expost: RunningExpost;
  let senders: Senders;
  let writes: readonly Write[];
  beforeAll(async () => {
    expost = await startTestExpost();
    const story = await openExercise(expost);
    writes = writesOf(story).filter(
      ({ by, kind, path }) => by === 'manager' && kind === 'json' && !path.endsWith('responses/:entity'),
    );
    senders = await sendersOf(expost, story);
  });
  afterAll(() => expost.stop());

  /** Sends the document with each other value in each place; none of them may be our fault. */
  async function sendAll(write: Write, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    let refused = 0;
    for (const path of placesOf(write.body)) {
      for (const value of OTHERS) {
        const body = JSON.stringify(changed(write.body, path, value));
        const { status, text } = await senders.send(write, { body, headers });
        const what = `${write.method} ${write.path} /${path.join('/')} ${JSON.stringify(value)} ${status}`;
        expect([what, status < 500, text.includes('node_modules')]).toEqual([what, true, false]);
        if (status === 400) refused += 1;
      }
    }
    return refused;
  }

  it('for an initiative is refused with its places, or taken where it is right', async () => {
    const [create] = writes.filter(({ path }) => path === '/api/initiatives');
    if (!create) throw new Error('This write has gone.');
    // One of a kind is enough of what there is several times.
    const document = aguaClara.document();
    const [first, second, third] = document.entities;
    const body = {
      ...document,
      code: 'ICT149-21',
      entities: [first, { ...second, contacts: [] }, { ...third, contacts: [] }],
    };
    expect(await sendAll({ ...create, body })).toBeGreaterThan(500);
  }, 60_000);

  it('for every other write too', async () => {
    const before = await tablesHash(expost);
    let refused = 0;
    for (const write of writes.filter(
      ({ path, body }) =>
        path !== '/api/initiatives' && path !== '/api/initiatives/:code' && JSON.stringify(body) !== '{}',
    )) {
      // Of something that is not there: nothing happens, whatever the document says.
      const address = write.address.replace('ICT149-21', 'ICT149-99');
      refused += await sendAll({ ...write, address });
    }
    expect(refused).toBeGreaterThan(100);
    expect(await tablesHash(expost)).toBe(before);
  }, 60_000);
});
