import { codingDesks, actOf, CODING, mark, type CodingDesks } from '../support/coding-desks.js';
import { tablesHash } from '../support/tables.js';

let desks: CodingDesks;
const TEXT = () => String(desks.story.fixture.responses['tec']?.answers['knowledge_how'] ?? '');

describe('passages', () => {
  beforeAll(async () => void (desks = await codingDesks()));
  afterAll(() => desks.expost.stop());

  it('quote what stands between their offsets, with codes, memo and star', async () => {
    const sent = {
      s: mark('tec', 'knowledge_how'),
      quick: 'enabling_factors:clear-roles',
      memo: 'Early',
      exemplar: '1',
    };
    const { status, location } = await desks.ines.post(`${CODING}/passages`, sent);
    expect([status, location]).toEqual([303, expect.stringContaining('done=marked')]);
    const [row] = await desks.passages();
    const quoted = TEXT().slice(0, 20);
    expect(row).toMatchObject({
      quoted,
      start_offset: 0,
      end_offset: 20,
      memo: 'Early',
      exemplar: 1,
      coder: 'first',
    });
    expect(await desks.codesOf(row?.id)).toEqual(['enabling_factors:clear-roles']);
  });

  it('applied twice are one, with the codes of both', async () => {
    await desks.olga.post(`${CODING}/passages`, {
      s: mark('tec', 'knowledge_how'),
      code: 'enabling_factors:trust',
    });
    const rows = await desks.passages();
    expect(rows).toHaveLength(1);
    expect(await desks.codesOf(rows[0]?.id)).toEqual([
      'enabling_factors:clear-roles',
      'enabling_factors:trust',
    ]);
  });

  it.each([
    ['no sentence', { quick: 'enabling_factors:trust' }, 422],
    ['no code and no memo', { s: mark('tec', 'knowledge_how') }, 422],
    ['a code of nowhere', { s: mark('tec', 'knowledge_how'), code: 'enabling_factors:luck' }, 400],
    [
      'an answer that has changed',
      { s: mark('tec', 'knowledge_how', 7), quick: 'enabling_factors:trust' },
      409,
    ],
    [
      'more than there is',
      { s: mark('tec', 'knowledge_how', 1, 99_999), quick: 'enabling_factors:trust' },
      400,
    ],
    ['another entity', { s: mark('nobody', 'knowledge_how'), quick: 'enabling_factors:trust' }, 409],
    ['a memo that is too long', { s: mark('tec', 'knowledge_how'), memo: 'x'.repeat(4001) }, 422],
  ])('are not made of %s', async (_what, sent, expected) => {
    const before = await tablesHash(desks.expost);
    expect((await desks.ines.post(`${CODING}/passages`, sent)).status).toBe(expected);
    expect(await tablesHash(desks.expost)).toBe(before);
  });

  it('are changed by whoever has seen what stands, and taken back by whoever did it', async () => {
    const [row] = await desks.passages();
    const at = `${CODING}/passages/${String(row?.id)}`;
    const edit = { revision: String(row?.revision), code: 'perspectives:keep-applying', memo: 'Late' };
    const { location } = await desks.ines.post(at, edit);
    const stale = await desks.olga.post(at, { ...edit, memo: 'Olga' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Olga');
    expect(stale.text).toContain('Late');
    expect((await desks.olga.post(`${CODING}/undo`, { act: actOf(location) })).status).toBe(404);
    expect((await desks.ines.post(`${CODING}/undo`, { act: actOf(location) })).status).toBe(303);
    expect((await desks.ines.post(`${CODING}/undo`, { act: actOf(location) })).status).toBe(409);
    expect((await desks.passages())[0]).toMatchObject({ memo: 'Early' });
    expect(await desks.codesOf(row?.id)).toEqual(['enabling_factors:clear-roles', 'enabling_factors:trust']);
  });

  it('support the factors of their entity once it is accepted, without points', async () => {
    const before = (await desks.factor('clear-roles'))?.support ?? [];
    expect(before).not.toContain('tec');
    await desks.story.accept();
    const ranks = await desks.factor('clear-roles');
    expect(ranks?.support).toContain('tec');
  });

  it('and codings of the API are one thing', async () => {
    const place = { entity: 'tec', question: 'enabling_factors_own', index: 0 };
    await desks.story.manager.put(`${desks.story.path}/codings`, { ...place, codes: ['study-visits'] });
    const page = await desks.ines.get(`${CODING}?question=enabling_factors_own`);
    expect(page.text).toContain('xp-passage');
    const own = (await desks.passages()).find(({ question }) => question === 'enabling_factors_own');
    await desks.ines.post(`${CODING}/passages/${String(own?.id)}`, {
      revision: '1',
      code: 'enabling_factors:trust',
    });
    const { body } = await desks.story.manager.get(`${desks.story.path}/codings`);
    expect(body.codings).toMatchObject([
      { ...place, codes: ['trust'], tag: expect.stringMatching(/^\d+\.trust$/) },
    ]);
  });

  it('keep their place when the answer is submitted again, or wait to be placed anew', async () => {
    const old = TEXT();
    const write = async (text: string, key: string) => {
      const at = `${desks.story.path}/responses/tec`;
      const remark = { question: 'knowledge_how', remark: 'Since when?' };
      const returned = await desks.story.manager.post(`${at}/return`, { questions: [remark] });
      const answers = { ...desks.story.fixture.responses['tec']?.answers, knowledge_how: text };
      const body = {
        ...desks.story.fixture.responses['tec'],
        answers,
        takenBy: 'phone',
        confirmedBy: 'Rosa Example',
      };
      const put = await desks.story.manager.put(at, body, {
        'if-match': `"${String(returned.body.revision)}"`,
      });
      expect(put.status).toBe(200);
      expect((await desks.story.manager.post(`${at}/submit`, {}, { 'idempotency-key': key })).status).toBe(
        200,
      );
      await desks.story.manager.post(`${at}/accept`);
    };
    await write(`Since 2021. ${old}`, 'again');
    const quoted = old.slice(0, 20);
    expect((await desks.ines.get(`${CODING}?question=knowledge_how`)).text).not.toContain(
      'words have changed',
    );
    expect((await desks.factor('clear-roles'))?.support).toContain('tec');
    await write('Nothing of that.', 'and-again');
    const page = (await desks.ines.get(`${CODING}?question=knowledge_how`)).text;
    expect(page).toContain('words have changed');
    expect(page).toContain(quoted.slice(0, 10));
    expect((await desks.factor('clear-roles'))?.support ?? []).not.toContain('tec');
    await desks.expost.jobsDone();
    const row = (await desks.passages()).find(({ question }) => question === 'knowledge_how');
    expect(row?.state).toBe('flagged');
    const placed = await desks.ines.post(`${CODING}/passages/${String(row?.id)}/place`, {
      revision: String(row?.revision),
      s: mark('tec', 'knowledge_how', 3, 16),
    });
    expect(placed.status).toBe(303);
    expect((await desks.factor('clear-roles'))?.support).toContain('tec');
  });

  it('stand once validation has begun', async () => {
    await desks.story.manager.post(`${desks.story.path}/close`);
    expect((await desks.story.manager.post(`${desks.story.path}/validate`)).status).toBe(200);
    const sent = { s: mark('cainco', 'knowledge_how'), quick: 'enabling_factors:trust' };
    expect((await desks.ines.post(`${CODING}/passages`, sent)).status).toBe(409);
    expect((await desks.ines.get(CODING)).text).toContain('Validation has begun');
  });
});
