import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { CodingAgreements } from '../../src/reviews/coding-agreement.service.js';
import { actOf, CODING, codingDesks, mark, type CodingDesks } from '../support/coding-desks.js';
import { tables } from '../support/tables.js';

let desks: CodingDesks;

describe('the codebook', () => {
  beforeAll(async () => void (desks = await codingDesks()));
  afterAll(() => desks.expost.stop());
  const at = (code: string) => `/staff/codebook/enabling_factors/${code}`;
  const offered = async () => (await desks.ines.get('/staff/codebook')).text;

  it('takes new codes of every evaluator, each name once', async () => {
    const sent = {
      catalogue: 'enabling_factors',
      'name-en': 'A shared language',
      'name-es': 'Un idioma común',
    };
    expect((await desks.ines.post('/staff/codebook', sent)).status).toBe(303);
    expect((await desks.olga.post('/staff/codebook', sent)).status).toBe(409);
    expect((await desks.olga.post('/staff/codebook', { ...sent, 'name-en': '', 'name-es': '' })).status).toBe(
      422,
    );
    expect(await offered()).toContain('A shared language');
    await desks.ines.post('/staff/codebook', { ...sent, 'name-en': 'Spanish', 'name-es': 'El español' });
  });

  it('lets nobody rename or retire what the questionnaire names, yet takes a definition', async () => {
    const words = { revision: '0', 'name-en': 'Confidence', definition: 'Each relies on the other.' };
    expect((await desks.ines.post(`${at('trust')}/edit`, words)).status).toBe(303);
    const { text } = await desks.ines.get(at('trust'));
    expect(text).toContain('Each relies on the other.');
    expect(text).not.toContain('Confidence');
    expect((await desks.ines.post(`${at('trust')}/retire`, { revision: '1' })).status).toBe(409);
    expect((await desks.ines.post(`${at('trust')}/merge`, { revision: '1', into: 'spanish' })).status).toBe(
      409,
    );
  });

  it('merges two codes of everybody’s passages, and takes it back', async () => {
    const code = 'enabling_factors:spanish';
    await desks.ines.post(`${CODING}/passages`, { s: mark('tec', 'knowledge_how'), code });
    await desks.olga.post(`${CODING}/passages`, { s: mark('cainco', 'knowledge_how'), code });
    expect((await desks.ines.get(`${at('spanish')}?into=a-shared-language`)).text).toContain('2 passages');
    const merge = { revision: '1', into: 'a-shared-language' };
    const { location } = await desks.ines.post(`${at('spanish')}/merge`, merge);
    for (const { id } of await desks.passages())
      expect(await desks.codesOf(id)).toEqual(['enabling_factors:a-shared-language']);
    expect(await offered()).not.toContain('>Spanish<');
    expect((await desks.ines.post('/staff/codebook/undo', { act: actOf(location) })).status).toBe(303);
    for (const { id } of await desks.passages()) expect(await desks.codesOf(id)).toEqual([code]);
    expect(await offered()).toContain('Spanish');
  });

  it('splits chosen passages off to a new code, and takes it back', async () => {
    const [row] = await desks.passages();
    const split = { 'name-en': 'Castilian', s: String(row?.id) };
    const { location } = await desks.ines.post(`${at('spanish')}/split`, split);
    expect(await desks.codesOf(row?.id)).toEqual(['enabling_factors:castilian']);
    await desks.ines.post('/staff/codebook/undo', { act: actOf(location) });
    expect(await desks.codesOf(row?.id)).toEqual(['enabling_factors:spanish']);
    expect(await offered()).not.toContain('Castilian');
  });

  it('no longer offers a retired code, which its passages keep', async () => {
    const { text } = await desks.ines.get(at('spanish'));
    const revision = /name="revision" value="(\d+)"/.exec(text)?.[1] ?? '';
    expect((await desks.ines.post(`${at('spanish')}/retire`, { revision })).status).toBe(303);
    const sent = { s: mark('cainco', 'remarks'), code: 'enabling_factors:spanish' };
    expect((await desks.ines.post(`${CODING}/passages`, sent)).status).toBe(400);
    expect(await desks.codesOf((await desks.passages())[0]?.id)).toEqual(['enabling_factors:spanish']);
  });

  it('names a code in findings as it does, until they are frozen', async () => {
    await desks.story.accept();
    const own = async () =>
      (await tables(desks.expost)).own_code?.find(({ code }) => code === 'spanish')?.texts;
    const rename = async (name: string) => {
      const revision =
        /name="revision" value="(\d+)"/.exec((await desks.ines.get(at('spanish'))).text)?.[1] ?? '';
      await desks.ines.post(`${at('spanish')}/edit`, { revision, 'name-en': name });
    };
    await rename('Spanish spoken');
    expect(await own()).toContain('Spanish spoken');
    await desks.story.manager.post(`${desks.story.path}/close`);
    await desks.story.manager.post(`${desks.story.path}/validate`);
    await rename('Whatever');
    expect(await own()).toContain('Spanish spoken');
  });
});

describe('a second coding', () => {
  beforeAll(async () => void (desks = await codingDesks()));
  afterAll(() => desks.expost.stop());

  it('is done by somebody else, who sees nothing of the first', async () => {
    const sent = {
      s: mark('tec', 'knowledge_how'),
      code: 'enabling_factors:trust',
      memo: 'Seen by the first',
    };
    await desks.ines.post(`${CODING}/passages`, sent);
    expect((await desks.ines.post(`${CODING}/second/ask`, { share: '100' })).status).toBe(303);
    expect((await desks.ines.post(`${CODING}/second/ask`, { share: '10' })).status).toBe(409);
    expect((await desks.ines.post(`${CODING}/second/begin`, {})).status).toBe(409);
    expect((await desks.olga.get(`${CODING}/second`)).status).toBe(404);
    expect((await desks.olga.post(`${CODING}/second/begin`, {})).status).toBe(303);
    for (const path of [
      `${CODING}?question=knowledge_how`,
      `${CODING}/second?question=knowledge_how`,
      '/staff/codebook/enabling_factors/trust',
    ])
      expect((await desks.olga.get(path)).text).not.toContain(
        path.includes('codebook') ? 'xp-own-text">“' : 'Seen by the first',
      );
    expect((await desks.ines.get(`${CODING}/second`)).status).toBe(404);
  });

  it('feeds no finding', async () => {
    const code = 'enabling_factors:visibility';
    await desks.olga.post(`${CODING}/second/passages`, {
      s: mark('tec', 'knowledge_how'),
      code: [code, 'enabling_factors:trust'],
    });
    await desks.story.accept();
    expect((await desks.factor('visibility'))?.support ?? []).not.toContain('tec');
  });

  it('is compared when it is finished, and its differences are settled', async () => {
    expect((await desks.olga.post(`${CODING}/second/finish`, {})).status).toBe(303);
    const { text } = await desks.ines.get(`${CODING}?question=knowledge_how`);
    expect(text).toContain('Agreed on 1 of 2 passages.');
    const exerciseId = String((await desks.passages())[0]?.exercise_id);
    const figures = await desks.expost
      .get(UnitOfWork)
      .read((manager) => desks.expost.get(CodingAgreements).of(manager, exerciseId));
    expect(figures).toMatchObject({ named: 2, both: 1, settled: 0, share: 100 });
    const revision =
      /name="revision" value="(\d+)"/.exec(text.slice(text.indexOf('second/settle')))?.[1] ?? '';
    const settle = { index: '0', stands: 'first', revision };
    expect((await desks.ines.post(`${CODING}/second/settle`, settle)).status).toBe(303);
    expect((await desks.ines.post(`${CODING}/second/settle`, settle)).status).toBe(409);
    expect((await desks.ines.get(CODING)).text).toContain('Settled: the first coding stands.');
  });
});
