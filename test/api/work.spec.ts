import { parse } from 'node-html-parser';
import type { Grant } from '../../src/accounts/access.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { execute, query } from '../../src/database/statements.js';
import { MailRow, type MailState } from '../../src/mail/mail.entity.js';
import { MailStates } from '../../src/mail/mail-states.service.js';
import { aguaClara } from '../support/agua-clara.js';
import { staffWith } from '../support/staff.js';
import { openValidation, VALIDATION, type ValidationStory } from '../support/validation-desk.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { openToldDesk, type ToldDesk } from '../support/told.js';

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

describe('my work about mails that did not arrive', () => {
  const INITIATIVE = `/staff/initiatives/${aguaClara.code}`;
  const FOLLOW_UP = `${INITIATIVE}/exercises/${aguaClara.year}/invitations`;
  const LINK = '1 personal link did not arrive for certain: see to it';
  const MAIL = '1 mail did not arrive for certain: see what the server said';
  const NOHEMI = '1 mail to Nohemí Zelaya Funes, nohemi@yojoa.example.org did not arrive for certain';
  let desk: ToldDesk;
  let path: string;
  const step = async (name: string, body?: unknown) => {
    const { status, text } = await desk.manager.post(`${path}/${name}`, body);
    expect([name, status, status === 200 ? '' : text]).toEqual([name, 200, '']);
  };
  /** What is about mails, each with where it leads. */
  const waiting = async () => {
    const { items, paths } = await workOf(desk.expost, MANAGER);
    const all = items.map((item, nth) => [item.replace(': check the address', ''), paths[nth]]);
    return all.filter(([item]) => item?.includes('did not arrive'));
  };
  /** What becomes of the latest mail to an address. */
  const becomes = (address: string, state: MailState) =>
    desk.expost.get(UnitOfWork).run(async (transaction) => {
      const [last] = await query<{ id: string }>(transaction.manager)`SELECT m.id FROM mail m
        JOIN person p ON p.id = m.person_id WHERE p.email = ${address} ORDER BY m.created_at DESC LIMIT 1`;
      const mail = await transaction.manager.getRepository(MailRow).findOneByOrFail({ id: last?.id ?? '' });
      expect(await desk.expost.get(MailStates).change(transaction, mail, mail.state, { state })).toBe(true);
    });
  const correct = async (entity: string, email: string) => {
    const { body, headers } = await desk.manager.get(`/api/initiatives/${aguaClara.code}`);
    const own = body.entities.find(({ key }: { key: string }) => key === entity);
    const contacts = own.contacts.map((one: object) => ({ ...one, email }));
    const at = { 'if-match': headers.get('etag') ?? '' };
    const { status } = await desk.manager.put(
      `/api/initiatives/${aguaClara.code}/entities/${entity}/contacts`,
      contacts,
      at,
    );
    expect(status).toBe(200);
    return desk.settle();
  };

  beforeAll(async () => {
    desk = await openToldDesk('2024-04-26T15:00:00.000Z');
    path = await desk.begin(aguaClara.code, false);
    await step('confirm');
    desk.expost.clock.set('2024-04-29T15:00:00.000Z');
    expect(await desk.settle()).toHaveLength(3);
  });
  afterAll(() => desk.stop());

  it('is a notice that came back, at the contacts of its entity, until the address is another', async () => {
    expect(await waiting()).toEqual([]);
    await becomes('nohemi@yojoa.example.org', 'bounced');
    expect(await waiting()).toEqual([[NOHEMI, `${INITIATIVE}/entities/yojoa/contacts`]]);
    await correct('yojoa', 'zelaya@yojoa.example.org');
    expect(await waiting()).toEqual([]);
  });

  it('is a notice that may not have arrived, until the invitation does', async () => {
    await becomes('randall@cuencas.example.org', 'uncertain');
    expect(await waiting()).toEqual([
      [expect.stringContaining('randall@cuencas'), `${INITIATIVE}/entities/cuencas/contacts`],
    ]);
    desk.expost.clock.set(aguaClara.now);
    await desk.settle();
    await desk.settle(24 * 60);
    expect(await waiting()).toEqual([]);
  });

  it('is a mail of which nobody can know, until a later one arrives', async () => {
    const remind = async () => {
      const { status } = await (await staffWith(desk.expost, [MANAGER])).post(`${FOLLOW_UP}/remind`);
      expect([status, (await desk.settle()).length]).toEqual([303, 3]);
    };
    await remind();
    await becomes('randall@cuencas.example.org', 'uncertain');
    expect(await waiting()).toEqual([[MAIL, FOLLOW_UP]]);
    await desk.settle(24 * 60);
    await remind();
    expect(await waiting()).toEqual([]);
  });

  it('is one to the officer, where the officer stands', async () => {
    await step('extend', { closesOn: '2024-05-30', reason: 'Asked for.' });
    await desk.settle();
    await becomes('carla@programa.example.org', 'failed');
    expect(await waiting()).toEqual([[expect.stringContaining('Carla Núñez'), `${INITIATIVE}/edit`]]);
    desk.expost.clock.forward(60_000);
    await step('extend', { closesOn: '2024-05-31', reason: 'Asked for.' });
    await desk.settle(24 * 60);
    expect(await waiting()).toEqual([]);
  });

  it('is a link also once the exercise has been closed, and while it is validated', async () => {
    await step('close');
    await becomes('randall@cuencas.example.org', 'bounced');
    expect(await waiting()).toEqual([[LINK, FOLLOW_UP]]);
    await step('validate');
    expect(await waiting()).toEqual([[LINK, FOLLOW_UP]]);
    expect(await correct('cuencas', 'quiros@cuencas.example.org')).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it('is a mail after publication, as long as its link opens', async () => {
    const at = desk.expost.clock.now();
    await desk.expost
      .get(UnitOfWork)
      .run(
        ({ manager }) => execute(manager)`UPDATE exercise SET state = ${'published'}, published_at = ${at}`,
      );
    await becomes('ines@tejo.example.org', 'bounced');
    expect(await waiting()).toEqual([[MAIL, FOLLOW_UP]]);
    desk.expost.clock.forward(90 * 24 * 3_600_000);
    expect(await waiting()).toEqual([]);
  });
});
