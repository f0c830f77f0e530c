import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { loadFixture } from '../fixtures/fixtures.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { rawRequest } from '../support/raw-request.js';
import { addressOf, routesOf, type Route } from '../support/routes.js';
import { openExercise, openExerciseOver, type OpenExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';
import { encoded, sendersOf, writesOf, type Senders } from '../support/writes.js';

const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';

type Ids = Readonly<Record<string, string>>;

/** Every way to put some of the other's ids in place of one's own. */
function mixes(own: Ids, other: Ids, names: readonly string[]): readonly Ids[] {
  const differing = names.filter((name) => own[name] !== other[name]);
  const subsets = Array.from({ length: 2 ** differing.length }, (_, bits) =>
    differing.filter((_name, index) => (bits >> index) & 1),
  );
  return subsets
    .filter(({ length }) => length > 0 && length < differing.length)
    .map((taken) => ({ ...own, ...Object.fromEntries(taken.map((name) => [name, other[name] ?? ''])) }));
}

const parametersOf = ({ path }: Pick<Route, 'path'>) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

describe('ids of two exercises, mixed', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let senders: Senders;
  let lideres: Ids;
  let aguaClara: Ids;
  let documents: Ids;
  let cainco: PartnerSession;

  async function upload(path: string, entity: string): Promise<string> {
    const token = await expost.get(AccountsService).createToken('Test of documents', 'evaluator');
    const form = new FormData();
    form.append('file', new Blob([PDF], { type: 'application/pdf' }), 'acta.pdf');
    const answer = await fetch(`${expost.url}${path}/responses/${entity}/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    return ((await answer.json()) as { id: string }).id;
  }
  async function idsOf(
    { path, manager }: OpenExercise,
    entity: string,
    b: string,
    finding: string,
  ): Promise<Ids> {
    const [, , , code = '', , year = ''] = path.split('/');
    const { body } = await manager.get(`${path}/invitations`);
    return { code, year, entity, a: entity, b, finding, id: body.items[0].id };
  }

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const other = await openExerciseOver(story.manager, loadFixture('three-entities'));
    await expost.jobsDone();
    lideres = await idsOf(story, 'cainco', 'tec', 'new-areas');
    aguaClara = await idsOf(other, 'yojoa', 'tejo', 'new-areas');
    senders = await sendersOf(expost, story);
    documents = {
      cainco: await upload(story.path, 'cainco'),
      tec: await upload(story.path, 'tec'),
      yojoa: await upload(other.path, 'yojoa'),
    };
    cainco = await enter(expost, await story.linkOf('cainco'));
  });
  afterAll(() => expost.stop());

  /** The same address with ids that are nowhere looks no different. */
  const sameAsAbsent = (text: string, ids: Ids) =>
    [...new Set(Object.values(ids))].reduce((shown, id) => shown.replaceAll(id, '…'), text);

  it('lead the staff nowhere when they read', async () => {
    const token = await expost.get(AccountsService).createToken('Test of ids', 'manager');
    const read = (address: string) =>
      rawRequest(expost.url, 'GET', address, {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
      });
    let tried = 0;
    for (const route of routesOf(expost).filter(
      ({ method, path }) => method === 'GET' && path.includes(':code'),
    )) {
      const names = parametersOf(route);
      const isDocument = route.path.includes('/documents/');
      const own = isDocument ? { ...lideres, id: documents['cainco'] ?? '' } : lideres;
      const other = isDocument ? { ...aguaClara, id: documents['yojoa'] ?? '' } : aguaClara;
      const absent = { ...own, [names.at(-1) ?? '']: names.at(-1) === 'year' ? '1999' : 'absent' };
      const nowhere = await read(addressOf(route, absent));
      for (const ids of mixes(own, other, names)) {
        const answer = await read(addressOf(route, ids));
        const what = addressOf(route, ids);
        expect([what, answer.status]).toEqual([what, 404]);
        expect(sameAsAbsent(answer.text, ids)).toBe(sameAsAbsent(nowhere.text, absent));
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(15);
  });

  it('let the staff write nothing', async () => {
    const before = await tablesHash(expost);
    const writes = writesOf(story).filter(({ by, path }) => by === 'manager' && path.includes(':code'));
    let tried = 0;
    for (const write of writes) {
      for (const ids of mixes(lideres, aguaClara, parametersOf(write))) {
        const address = addressOf(write, ids);
        const { status } = await senders.send({ ...write, address });
        expect([write.method, address, status]).toEqual([write.method, address, 404]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(30);
    expect(await tablesHash(expost)).toBe(before);
  });

  it('let no words of an entity of another exercise be coded here', async () => {
    const before = await tablesHash(expost);
    const [coding] = writesOf(story).filter(({ path }) => path.endsWith('/codings'));
    if (!coding) throw new Error('This write has gone.');
    const of = (entity: string) =>
      senders.send(coding, { body: encoded({ ...coding, body: { ...(coding.body as object), entity } }) });
    const [other, absent] = [await of('yojoa'), await of('absent')];
    expect(other.status).toBeGreaterThanOrEqual(400);
    expect([other.status, other.text.replace('yojoa', 'absent')]).toEqual([absent.status, absent.text]);
    expect(await tablesHash(expost)).toBe(before);
  });

  it('show a document to its own entity’s address only, and let no other answer name it', async () => {
    const address = (entity: string, id = '') => `${story.path}/responses/${entity}/documents/${id}`;
    expect((await story.manager.get(address('cainco', documents['cainco']))).status).toBe(200);
    for (const whose of ['tec', 'yojoa']) {
      const answer = await story.manager.get(address('cainco', documents[whose]));
      expect([whose, answer.status]).toEqual([whose, 404]);
      const saved = await cainco.autosave('documents', { value: [documents[whose]], revision: 0 });
      const absent = await cainco.autosave('documents', {
        value: ['11111111-1111-4111-8111-111111111111'],
        revision: 0,
      });
      expect([whose, saved.status]).toEqual([whose, 422]);
      expect(saved.text.replaceAll(documents[whose] ?? '', '…')).toBe(
        absent.text.replaceAll('11111111-1111-4111-8111-111111111111', '…'),
      );
    }
    const own = await cainco.autosave('documents', { value: [documents['cainco']], revision: 0 });
    expect(own.status).toBe(200);
  });

  it('a partner’s own pages name nobody else’s answers, whatever is asked', async () => {
    const { manager, path } = story;
    const secret = 'What only the Tecnológico should read in its form.';
    await manager.put(`${path}/responses/tec`, { answers: { remarks: secret } }, { 'if-match': '"0"' });
    for (const page of [
      '/answer',
      '/answer?entity=tec',
      '/answer/sections?entity=tec&exercise=2023',
      '/answer/sections/closing?entity=tec',
      '/answer/sections/closing?new=remarks&entity=tec',
      '/answer/check?entity=tec',
      '/answer/returned?entity=tec',
      '/answer/copy.pdf?entity=tec',
      '/answer/sections/tec',
      '/answer/tec',
      `/answer/documents/${documents['tec']}`,
    ]) {
      const { status, text } = await cainco.get(page);
      expect([page, status < 500]).toEqual([page, true]);
      expect(text).not.toContain(secret);
    }
  });
});
