import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';
import { encoded, sendersOf, TYPES, writesOf, type Senders, type Write } from '../support/writes.js';

/**
 * Kinds of content that have slipped past the check of the body (CVE-2025-32442, CVE-2026-25223, CVE-2026-33806): what a
 * parser takes for JSON or a form, the check has to see as well.
 */
const ODD = [
  'application/json ; charset=utf-8',
  'application/json;',
  'APPLICATION/JSON',
  'application/json\t; charset=utf-8',
  ' application/json',
  'application/json; charset=utf-16',
  'application/json, text/plain',
  'application/json garbage',
  'text/json',
  'application/vnd.api+json',
  'application/x-www-form-urlencoded;',
  'application/x-www-form-urlencoded; charset=latin1',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/xml',
  'text/html',
  '',
] as const;

describe('a write with another kind of content', () => {
  let expost: RunningExpost;
  let senders: Senders;
  let writes: readonly Write[];
  beforeAll(async () => {
    expost = await startTestExpost();
    const story = await openExercise(expost);
    writes = writesOf(story, { token: 'x'.repeat(43) });
    senders = await sendersOf(expost, story);
  });
  afterAll(() => expost.stop());

  it.each(ODD)('%j gets no body past the check of its shape', async (type) => {
    const before = await tablesHash(expost);
    for (const write of writes) {
      // As JSON and as a form: which of them is read is the parser's to say, and neither has a right shape.
      for (const kind of ['json', 'form'] as const) {
        const body = encoded({ kind, body: { unknownField: 'x=y' } });
        const { status, text } = await senders.send(write, { headers: { 'content-type': type }, body });
        const what = `${write.method} ${write.path} ${kind} ${status} ${text.slice(0, 80)}`;
        expect([what, status >= 400 && status < 500]).toEqual([what, true]);
      }
    }
    expect(await tablesHash(expost)).toBe(before);
  });

  it('takes no empty body for a whole one', async () => {
    const before = await tablesHash(expost);
    const needing = writes.filter(
      ({ by, kind, body, path }) =>
        by !== 'anybody' &&
        kind === 'json' &&
        (path.includes(':question') || Object.keys(body as object).length > 0),
    );
    expect(needing.length).toBeGreaterThan(10);
    for (const write of needing) {
      for (const headers of [{ 'content-type': TYPES.json }, { 'content-type': '' }]) {
        const { status } = await senders.send(write, { headers, body: '' });
        const what = `${write.method} ${write.path} ${status}`;
        expect([what, status >= 400 && status < 500]).toEqual([what, true]);
      }
    }
    expect(await tablesHash(expost)).toBe(before);
  });
});
