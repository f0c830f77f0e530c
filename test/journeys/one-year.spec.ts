import { PlainBrowser } from '../../demo/plain-browser.mjs';
import { arrive, fillIn, sectionLinks, submitAnswers } from '../../demo/partner.mjs';
import type { HTMLElement } from 'node-html-parser';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

/** The way of the data as one story: LIDERES asks its five entities in April 2023 and learns when to ask again. */
describe('one year of an initiative', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  const entities = () => story.fixture.initiative.entities.map(({ key }) => key);
  const exercise = async () => (await story.manager.get(story.path)).body;
  const stateOf = async (entity: string) =>
    (await story.manager.get(`${story.path}/responses/${entity}`)).body.state;

  beforeAll(async () => {
    expost = await startTestExpost({ now: '2023-04-03T14:00:00Z' });
    story = await openExercise(expost);
  });
  afterAll(() => expost.stop());

  it('invites one contact of each entity when the exercise opens, in the language of the contact', async () => {
    const { body } = await story.manager.get('/api/outbox?pageSize=100');
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(Array(5).fill('invitation'));
    const languages = story.fixture.initiative.entities.map(({ contacts }) => contacts[0]?.language);
    expect(body.items.map(({ language }: { language: string }) => language).sort()).toEqual(languages.sort());
  });

  it('takes the answers of four entities by their personal links, page by page', async () => {
    for (const entity of entities().slice(0, 4)) {
      expect(await stateOf(entity)).toBe('not-opened');
      const browser = new PlainBrowser(expost.url);
      const sections = await arrive(browser, await story.linkOf(entity));
      await fillIn(browser, sectionLinks(sections), story.fixture.responses[entity] ?? { answers: {} });
      expect(await stateOf(entity)).toBe('in-progress');
      await submitAnswers(browser);
      expect(await stateOf(entity)).toBe('submitted');
      const { body } = await story.manager.get(`${story.path}/responses/${entity}`);
      expect(body.answers).toEqual(story.fixture.responses[entity]?.answers);
    }
  });

  it('takes the fifth by phone, and says so for ever', async () => {
    const [last] = entities().slice(4);
    await story.submit([last as string]);
    const { body } = await story.manager.get(`${story.path}/responses/${last}`);
    expect(body).toMatchObject({ state: 'submitted', takenBy: 'phone', confirmedBy: 'Rosa Example' });
  });

  it('returns one answer with a remark, which comes back corrected', async () => {
    const evaluator = await expost.api('evaluator');
    const remark = 'Which service do you mean?';
    const returned = await evaluator.post(`${story.path}/responses/cainco/return`, {
      questions: [{ question: 'knowledge_how', remark }],
    });
    expect(returned.status).toBe(200);
    await expost.jobsDone();
    const { body } = await story.manager.get('/api/outbox?pageSize=100');
    expect(body.items.filter(({ kind }: { kind: string }) => kind === 'returned')).toHaveLength(1);

    const browser = new PlainBrowser(expost.url);
    const door = await browser.open(await story.linkOf('cainco'));
    const page = await browser.submit(door, door.root?.querySelector('form[action^="/r/"]') as HTMLElement);
    const clarification = page.url.endsWith('/returned') ? page : await browser.open('/answer/returned');
    expect(clarification.root?.text).toContain(remark);
    const form = clarification.root
      ?.querySelectorAll('form')
      .find((candidate) => candidate.innerHTML.includes('knowledge_how')) as HTMLElement;
    await browser.submit(clarification, form, [
      ['knowledge_how', 'La ruta de acompañamiento, con mentores propios.'],
    ]);
    expect(await stateOf('cainco')).toBe('returned');
    await submitAnswers(browser);
    expect(await stateOf('cainco')).toBe('submitted');
  });

  it('becomes findings once an evaluator has accepted and coded', async () => {
    await story.accept();
    for (const coding of story.fixture.codings) {
      expect((await story.manager.put(`${story.path}/codings`, coding)).status).toBe(200);
    }
    const { body: findings } = await story.manager.get(`${story.path}/findings`);
    const of = (name: string) => findings.find(({ finding }: { finding: string }) => finding === name);
    expect(of('knowledge-applied')).toMatchObject({ quantifier: 'all', state: 'draft' });
    expect(of('starting-point').startingPoint).toMatchObject({ type: 'both-linked', linking: ['tec'] });
    expect(of('partnership-now').partnershipNow.state).toBe('strengthened');
    expect(of('new-exercise').decision).toEqual({ planned: true, year: 2024 });
  });

  it('is published in four languages, and a published report never changes', async () => {
    expect((await story.manager.put(`${story.path}/decision`, story.fixture.decision)).status).toBe(200);
    for (const step of ['close', 'validate', 'publish']) {
      const { status, text } = await story.manager.post(`${story.path}/${step}`);
      expect([step, status, status === 200 ? '' : text]).toEqual([step, 200, '']);
    }
    expect((await exercise()).state).toBe('published');
    const first = await story.manager.get(`${story.path}/report?language=es&format=html`);
    expect(first.text).toContain('LIDERES');
    expost.clock.forward(86_400_000);
    const later = await story.manager.get(`${story.path}/report?language=es&format=html`);
    expect(later.text).toBe(first.text);
    expect(later.headers.get('digest')).toBe(first.headers.get('digest'));
  });

  it('plans the exercise of the year that the partners asked for, once', async () => {
    await expost.jobsDone();
    const next = await story.manager.get(story.path.replace('2023', '2024'));
    expect(next.body).toMatchObject({ year: 2024, number: 2, state: 'planned', opensOn: '2024-04-03' });
  });

  it('has a history whose every line seals the one before', async () => {
    const { HistorySeal } = await import('../../src/history/history-seal.service.js');
    const { HistoryRow } = await import('../../src/history/history.entity.js');
    const { UnitOfWork } = await import('../../src/database/unit-of-work.js');
    const seals = expost.get(HistorySeal);
    const rows = await expost
      .get(UnitOfWork)
      .read((manager) => manager.getRepository(HistoryRow).find({ order: { chain: 'ASC', number: 'ASC' } }));
    expect(rows.length).toBeGreaterThan(20);
    for (const [index, { hash, ...line }] of rows.entries()) {
      expect(seals.seal(line)).toBe(hash);
      const before = rows[index - 1];
      if (before?.chain === line.chain) expect(line.previousHash).toBe(before.hash);
      else expect(line.previousHash).toBe('0'.repeat(64));
    }
  });
});
