import { parse } from 'node-html-parser';
import type { Grant } from '../../src/accounts/access.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { execute } from '../../src/database/statements.js';
import { staffWith } from '../support/staff.js';
import { openValidation, VALIDATION, type ValidationStory } from '../support/validation-desk.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

const EXERCISE = '/staff/initiatives/ICT149-21/exercises/2023';
const LIDERES: Grant = { role: 'evaluator', window: null, initiative: 'ICT149-21' };
const MANAGER: Grant = { role: 'manager', window: null, initiative: null };

/** What waits on the page of somebody with these grants: text and address of each item, as they stand. */
async function workOf(expost: RunningExpost, ...grants: readonly Grant[]) {
  const { text } = await (await staffWith(expost, grants)).get('/staff');
  const main = parse(text).querySelector('main');
  return {
    text: main?.text.replaceAll(/\s+/g, ' ') ?? '',
    items: (main?.querySelectorAll('tbody th a') ?? []).map((link) => link.text),
    paths: (main?.querySelectorAll('tbody th a') ?? []).map((link) => link.getAttribute('href')),
    oldest: main?.querySelector('[data-key="g o"]')?.getAttribute('href') ?? null,
  };
}

describe('my work, while LIDERES is open', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  const evaluator = () => workOf(expost, LIDERES);
  const manager = () => workOf(expost, MANAGER);

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
  });
  afterAll(() => expost.stop());

  it('is nothing at first, and the page says what goes on', async () => {
    const { text, oldest } = await evaluator();
    expect(text).toContain('Nothing waits for you. 5 entities of LIDERES have until ');
    expect(oldest).toBeNull();
    const foreign = await workOf(expost, { role: 'evaluator', window: 1999, initiative: null });
    expect(foreign.text).toContain('Nothing waits for you. No exercise is open to the partners now.');
  });

  it('is a response to review, the oldest first, and own words to code, each on its page', async () => {
    await story.submit(['tec']);
    expost.clock.set('2023-04-06T12:00:00.000Z');
    await story.submit(['cainco']);
    const { items, paths, oldest } = await evaluator();
    expect(items).toEqual([
      expect.stringMatching(/^Review the response of .*Monterrey/),
      'Code 2 statements in own words: enabling factors',
      expect.stringMatching(/^Review the response of .*(CAINCO|Cámara)/),
      'Code 1 statement in own words: perspectives',
    ]);
    expect(oldest).toBe(`${EXERCISE}/responses/tec`);
    expect(paths[1]).toBe(`${EXERCISE}/coding?question=enabling_factors_own`);
  });

  it('reaches as far as the grants do, and readers have none', async () => {
    for (const window of [1999, 2021]) {
      const { items } = await workOf(expost, { role: 'evaluator', window, initiative: null });
      expect([window, items.length]).toEqual([window, window === 2021 ? 4 : 0]);
    }
    expect((await workOf(expost, { ...LIDERES, initiative: 'ICT000-00' })).items).toEqual([]);
    const reader = await workOf(expost, { ...LIDERES, role: 'reader' });
    expect(reader.items).toEqual([]);
    expect(reader.text).toContain('You may read here');
    const both = await workOf(
      expost,
      { ...LIDERES, role: 'reader' },
      { ...LIDERES, initiative: 'ICT000-00' },
    );
    expect(both.items).toEqual([]);
  });

  it('is done when it is done', async () => {
    const place = { entity: 'tec', question: 'enabling_factors_own', index: 0, codes: ['trust'] };
    expect((await story.manager.put(`${story.path}/codings`, place)).status).toBeLessThan(300);
    await story.accept(['tec']);
    const { items } = await evaluator();
    expect(items).toEqual([
      expect.stringMatching(/^Review the response of .*(CAINCO|Cámara)/),
      'Code 1 statement in own words: enabling factors',
      'Code 1 statement in own words: perspectives',
    ]);
  });

  it('counts passages whose words have changed', async () => {
    await expost
      .get(UnitOfWork)
      .run(({ manager: entities }) => execute(entities)`UPDATE passage SET state = ${'flagged'}`);
    const { items, paths } = await evaluator();
    expect(items).toContain('Look at 1 coded passage whose answer has changed');
    expect(paths).toContain(`${EXERCISE}/coding#flagged`);
  });

  it('is for managers also an exercise past its last day, and links that did not arrive', async () => {
    await expost
      .get(UnitOfWork)
      .run(
        ({ manager: entities }) =>
          execute(entities)`UPDATE invitation SET state = ${'bounced'} WHERE entity_key = ${'ashoka'}`,
      );
    expost.clock.set('2023-06-01T12:00:00.000Z');
    const { items, paths } = await manager();
    expect(items).toContain('Close or extend the exercise: its last day is over');
    expect(items.filter((item) => item.includes('did not arrive'))).toHaveLength(1);
    expect(paths).toEqual(expect.arrayContaining([`${EXERCISE}/plan`, `${EXERCISE}/invitations`]));
    const { items: others } = await evaluator();
    expect(others.filter((item) => /Close|arrive/.test(item))).toEqual([]);
  });

  it('holds every exercise on a page of its own', async () => {
    const { get } = await staffWith(expost, [LIDERES]);
    expect((await get('/staff')).text).toContain('href="/staff/exercises"');
    expect((await get('/staff/exercises')).text).toContain('LIDERES (ICT149-21)');
    expect((await get('/staff?page=0')).status).toBe(400);
    expect((await get('/staff?page=7')).status).toBe(200);
  });
});

describe('my work, while LIDERES is validated', () => {
  let desk: ValidationStory;
  const evaluator = () => workOf(desk.expost, LIDERES);
  const manager = () => workOf(desk.expost, MANAGER);

  beforeAll(async () => {
    desk = await openValidation(['cainco', 'cantabria']);
    await desk.story.manager.post(`${desk.story.path}/close`);
    await desk.post(await desk.staff('evaluator'), `${VALIDATION}/start`, { endsOn: '2023-05-20' });
    await desk.expost.jobsDone();
  });
  afterAll(() => desk.expost.stop());

  it('is a disagreement without an answer, until it has one', async () => {
    expect((await evaluator()).items).toEqual([]);
    await desk.say('cantabria', 'continuity', 'opened-to-others', 'disagree', 'No se abrió a nadie.');
    const { items, oldest } = await evaluator();
    expect(items).toEqual([expect.stringMatching(/^Answer the disagreement of .*Cantabria/)]);
    expect(oldest).toBe(`${VALIDATION}/findings/opened-to-others`);
    const ines = await desk.staff('evaluator');
    const words = { text: 'We heard of two others.', printed: '' };
    expect((await desk.post(ines, `${oldest}/replies/cantabria`, words)).status).toBe(303);
    expect((await evaluator()).items).toEqual([]);
  });

  it('is a contested finding, and for managers the report once nothing keeps it back', async () => {
    expect((await manager()).items).toEqual([]);
    await desk.post(await desk.staff('evaluator'), `${VALIDATION}/end`, {});
    expect((await evaluator()).items).toEqual([expect.stringMatching(/^Contested by 1 entity: /)]);
    const { items, paths } = await manager();
    expect(items).toContain('Publish the report: nothing keeps it back');
    expect(paths).toContain(`${EXERCISE}/report`);
    const report = await (await desk.staff('manager')).get(`${EXERCISE}/report`);
    expect(report.text).toContain(`href="${EXERCISE}/translations"`);
    expect(report.text).not.toContain('govuk-error-summary');
  });

  it('is a correction when an entity changes its mind about a quote after publication', async () => {
    expect((await desk.story.manager.post(`${desk.story.path}/publish`)).status).toBe(200);
    expect((await manager()).items).toEqual([]);
    desk.expost.clock.set('2023-05-02T12:00:00.000Z');
    const cainco = desk.partner('cainco');
    const basis = parse((await cainco.get('/answer/quotes')).text)
      .querySelector('input[name=basis]')
      ?.getAttribute('value');
    const text = String(desk.story.fixture.responses['cainco']?.answers['quote']);
    const refused = { basis: basis ?? '', text, consent: 'refused' };
    expect((await cainco.post('/answer/quotes/answer', refused)).status).toBe(303);
    const { items, paths } = await evaluator();
    expect(items).toEqual([expect.stringMatching(/^Correct the report: .* has decided on a quote/)]);
    expect(paths).toEqual([`${EXERCISE}/report`]);
  });
});
