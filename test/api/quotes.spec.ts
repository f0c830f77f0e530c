import { randomUUID } from 'node:crypto';
import { parse } from 'node-html-parser';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ExerciseRow } from '../../src/exercises/exercise.entity.js';
import { PassageRow } from '../../src/reviews/passage.entity.js';
import { openValidation, VALIDATION, type ValidationStory } from '../support/validation-desk.js';

describe('quotes of LIDERES', () => {
  let desk: ValidationStory;
  const draft = async () =>
    (await desk.story.manager.get(`${desk.story.path}/report?language=es&format=html`)).text;
  const quotesPage = () => desk.partner('cainco').get('/answer/quotes');
  const said = () => String(desk.story.fixture.responses['cainco']?.answers['quote']);
  async function decide(fields: Readonly<Record<string, string>>) {
    const page = parse((await quotesPage()).text);
    const basis = page.querySelector('input[name=basis]')?.getAttribute('value') ?? '';
    return desk.partner('cainco').post('/answer/quotes/answer', { basis, text: said(), ...fields });
  }

  /** Passages of the Tecnológico's answers, starred while coding. */
  const star = (...texts: readonly string[]) =>
    desk.expost.get(UnitOfWork).run(async ({ manager }) => {
      const { id: exerciseId } = await manager.getRepository(ExerciseRow).findOneByOrFail({ year: 2023 });
      const rows = texts.map((quoted) => ({
        ...{ id: randomUUID(), exerciseId, entityKey: 'tec', question: 'knowledge_how', place: '', quoted },
        ...{ answerRevision: 1, startOffset: 0, endOffset: quoted.length, state: 'anchored' as const },
        ...{ coder: 'first' as const, exemplar: 1, memo: '', revision: 1, actor: 'staff:1' },
        at: desk.expost.clock.now(),
      }));
      await manager.getRepository(PassageRow).insert(rows);
      return rows.map(({ id }) => id) as [string, string];
    });

  beforeAll(async () => {
    desk = await openValidation(['cainco', 'tec']);
  });
  afterAll(() => desk.expost.stop());

  it('stand as the questionnaire left them, shown as they will be printed', async () => {
    const page = parse((await quotesPage()).text);
    expect(page.querySelector('.xp-quote blockquote')?.text).toBe(said());
    const by = page.querySelector('.xp-quote figcaption')?.text ?? '';
    expect(by).toContain('CAINCO (entidad beneficiaria)');
    expect(page.text).toContain('Menos de tres entidades comparten su rol');
    const html = await draft();
    expect(html).toContain(said());
    expect(html).toContain(by);
  });

  it('an edit and a withdrawn name show in the draft at once', async () => {
    expect((await decide({ text: ' ', consent: 'named' })).status).toBe(422);
    expect((await decide({ text: 'x'.repeat(301), consent: 'named' })).status).toBe(422);
    const unsaid = await decide({ text: 'Juntos llegamos antes.' });
    expect([unsaid.status, parse(unsaid.text).querySelector('textarea')?.text.trim()]).toEqual([
      422,
      'Juntos llegamos antes.',
    ]);
    const saved = await decide({ text: 'Juntos llegamos antes.', consent: 'role-only' });
    expect(saved.headers['location']).toBe('/answer/quotes?done=approved');
    const html = await draft();
    expect(html).toContain('Juntos llegamos antes.');
    expect(html).not.toContain(said());
    expect(html).toContain('Una entidad beneficiaria');
  });

  it('keeps every decision with the text agreed to, its version, the language, who and when', async () => {
    const rows = await desk.expost
      .get(UnitOfWork)
      .read((manager) => manager.query('SELECT * FROM quote_decision ORDER BY revision'));
    expect(rows).toEqual([
      expect.objectContaining({
        revision: 1,
        consent: 'role-only',
        text: 'Juntos llegamos antes.',
        text_version: '1',
        language: 'es',
        at: desk.expost.clock.now(),
      }),
    ]);
    const { body } = await desk.story.manager
      .get('/api/history?what=quote.decided')
      .catch(() => ({ body: null }));
    if (body?.items) expect(JSON.stringify(body.items)).not.toContain('Juntos llegamos antes.');
  });

  it('a colleague who was quicker is not overwritten', async () => {
    const late = await desk
      .partner('cainco')
      .post('/answer/quotes/answer', { basis: '0', text: 'La mía.', consent: 'named' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Juntos llegamos antes.');
    expect(late.text).toContain('La mía.');
  });

  it('belongs to its own entity, and what is not there is nobody’s', async () => {
    for (const source of ['absent', '11111111-1111-4111-8111-111111111111']) {
      const answer = await desk
        .partner('tec')
        .post(`/answer/quotes/${source}`, { basis: '0', text: 'x', consent: 'named' });
      expect([source, answer.status]).toEqual([source, 404]);
    }
  });

  it('a starred passage is printed only once its entity has said so; the question can be taken back', async () => {
    const ines = await desk.staff('evaluator');
    const page = `${VALIDATION}/quotes`;
    const [id, long] = await star('Cada semana nos llama otra empresa.', 'x'.repeat(301));
    const shown = await ines.get(page);
    expect(shown.text).toContain('Cada semana nos llama otra empresa.');
    expect(shown.text).not.toContain('x'.repeat(301));
    expect((await ines.post(page, { passage: long })).status).toBe(404);
    expect((await ines.post(page, { passage: '11111111-1111-4111-8111-111111111111' })).status).toBe(404);
    const undo = await ines.post(page, { passage: id });
    expect(undo.headers['location']).toBe(`${page}?done=asked&passage=${id}`);
    expect((await ines.post(`${page}/take-back`, { passage: id })).status).toBe(303);
    expect((await ines.post(`${page}/take-back`, { passage: id })).status).toBe(404);
    await ines.post(page, { passage: id });
    await ines.post(page, { passage: id });
    expect(await draft()).not.toContain('Cada semana nos llama');
    await desk.expost.jobsDone();
    const tec = desk.partner('tec');
    const partnersPage = parse((await tec.get('/answer/quotes')).text);
    const form = partnersPage.querySelector(`form[action="/answer/quotes/${id}"]`);
    expect(form?.querySelectorAll('input[checked]')).toHaveLength(0);
    expect((await desk.mail((await desk.sent('quotes'))[0].id)).text).toContain('Sin su aprobación');
    const wish = { basis: '0', text: 'Cada semana nos llama una empresa.', consent: 'named' };
    expect((await tec.post(`/answer/quotes/${id}`, wish)).status).toBe(303);
    expect(await draft()).toContain('Cada semana nos llama una empresa.');
    expect((await ines.post(`${page}/take-back`, { passage: id })).status).toBe(409);
  });

  it('withdrawn after publication: the report stays, the next version follows, and staff are told', async () => {
    const { manager, path } = desk.story;
    await manager.post(`${path}/close`);
    await manager.post(`${path}/validate`);
    expect((await manager.post(`${path}/publish`, {})).status).toBe(200);
    desk.expost.clock.forward(3_600_000);
    expect((await quotesPage()).text).toContain('cuenta en su próxima versión');
    expect((await decide({ consent: 'refused' })).headers['location']).toBe('/answer/quotes?done=refused');
    expect(await draft()).toContain('Juntos llegamos antes.');
    const ines = await desk.staff('evaluator');
    expect((await ines.get(VALIDATION)).text).toContain('1 decided anew since the report was published');
    expect((await ines.get(`${VALIDATION}/quotes`)).text).toContain('Not to be printed');
    expect((await manager.post(`${path}/next-version`, { reason: 'A quote was withdrawn' })).status).toBe(
      200,
    );
    expect((await manager.post(`${path}/publish`, { reason: 'A quote was withdrawn' })).status).toBe(200);
    expect(await draft()).not.toContain('Juntos llegamos antes.');
  });
});
