import type { Language } from '../../src/language.js';
import { signIn } from '../support/staff-browser.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { yearsOfLideres, type YearsOfLideres } from '../support/years-of-lideres.js';

interface Line {
  readonly finding: string;
  readonly target?: string;
}

jest.setTimeout(60_000);

/** LIDERES in 2023, 2024 and 2025. */
describe('findings over the years', () => {
  let expost: RunningExpost;
  let years: YearsOfLideres;
  beforeAll(async () => {
    expost = await startTestExpost();
    years = await yearsOfLideres(expost);
  });
  afterAll(() => expost.stop());

  const look = async () => {
    const { status, body, text } = await years.story.manager.get(`${years.initiative}/years`);
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    return body;
  };
  const on = (body: { overTheYears: readonly Line[] }, finding: string, target?: string) =>
    body.overTheYears.find((line) => line.finding === finding && line.target === target);
  const report = async (year: number) => {
    const path = `${years.initiative}/exercises/${year}/report?language=en&format=json`;
    return (await years.story.manager.get(path)).body;
  };

  it('stand beside those of 2024 while that is open, and say that these are drafts', async () => {
    const body = await look();
    expect(body.initiative).toBe('ICT149-21');
    expect(body.exercises).toMatchObject([
      { year: 2023, number: 1, isDraft: false, answered: 5, entities: 5 },
      { year: 2024, number: 2, isDraft: true, answered: 0, entities: 5 },
    ]);
    expect(on(body, 'knowledge-applied')).toMatchObject({
      change: 'not-comparable',
      steps: [{ because: { why: 'not-enough-answers', years: [2024] } }],
    });
    expect((await years.story.manager.get('/api/initiatives/ICT999-99/years')).status).toBe(404);
  });

  it('of 2024 are better, the same and worse than those of 2023, and its report says so', async () => {
    const asked = (await years.story.manager.get(years.path())).body;
    expect(asked.state).toBe('open');
    const rows = { 'keep-applying': 'done', 'monitor-and-evaluate': 'dropped' };
    await years.answer({
      cainco: { challenge_tackled: 'fully', previous_perspectives: rows },
      tec: { previous_perspectives: { ...rows, 'monitor-and-evaluate': 'under-way' } },
      cantabria: {
        opened_to_others: 'yes',
        opened_to_whom: 'Two chambers of commerce.',
        previous_perspectives: { 'keep-applying': 'done' },
      },
      ashoka: { joint_work_maintained: 'no', why_stopped: 'The team moved on.' },
      carolina: {},
    });
    const draft = await look();
    const change = (finding: string) => (on(draft, finding) as { change?: string } | undefined)?.change;
    expect({
      challenge: change('challenge-tackled'),
      knowledge: change('knowledge-applied'),
      together: change('joint-work-maintained'),
      effects: change('negative-effects'),
      factors: change('enabling-factors'),
    }).toEqual({
      challenge: 'better',
      knowledge: 'same',
      together: 'worse',
      effects: 'not-comparable',
      factors: 'not-comparable',
    });
    expect(on(draft, 'joint-work-maintained')).toMatchObject({
      exercises: [
        { year: 2023, quantifier: 'all', yes: 5, no: 0, total: 5 },
        { year: 2024, quantifier: 'most', yes: 4, no: 1, total: 5 },
      ],
    });
    expect(on(draft, 'sdg-contribution', '8.3')).toMatchObject({ change: 'same' });
    await years.publish();
    const { overTheYears, previousPerspectives } = await report(2024);
    expect(overTheYears).toEqual(draft.overTheYears);
    expect(previousPerspectives.map(({ code, became }: Record<string, string>) => [code, became])).toEqual(
      expect.arrayContaining([
        ['keep-applying', 'done'],
        ['monitor-and-evaluate', 'not-enough-answers'],
      ]),
    );
    expect((await report(2023)).overTheYears).toEqual([]);
  });

  it('of 2025 are a third column, beside what was published before', async () => {
    await years.openNext();
    await years.answer({ ashoka: { joint_work_maintained: 'yes' } }, ['carolina']);
    const body = await look();
    expect(body.exercises.map(({ year, answered }: Record<string, number>) => [year, answered])).toEqual([
      [2023, 5],
      [2024, 5],
      [2025, 4],
    ]);
    const { steps } = on(body, 'challenge-tackled') as unknown as { steps: { change: string }[] };
    expect(steps.map(({ change }) => change)).toEqual(['better', 'worse']);
    expect(on(body, 'joint-work-maintained')).toMatchObject({
      change: 'same',
      exercises: [{ yes: 5 }, { yes: 4, no: 1 }, { yes: 4, withoutAnswer: 1 }],
    });
    const [, second] = body.exercises;
    expect(second.previousPerspectives).toEqual((await report(2024)).previousPerspectives);
  });

  it('count as published, also while a report is being corrected and answers change', async () => {
    const { manager } = years.story;
    const exercise = `${years.initiative}/exercises/2024`;
    const before = await look();
    for (const [step, body] of [
      ['next-version', { reason: 'One answer was entered twice.' }],
      ['back-to-closed', { reason: 'To ask again.' }],
    ] as const)
      expect((await manager.post(`${exercise}/${step}`, body)).status).toBe(200);
    const response = `${exercise}/responses/ashoka`;
    const remark = { questions: [{ question: 'joint_work_maintained', remark: 'Sure?' }] };
    const { body: returned } = await manager.post(`${response}/return`, remark);
    const { body: stored } = await manager.get(response);
    const { why_stopped: _gone, ...answers } = stored.answers;
    const changed = {
      answers: { ...answers, joint_work_maintained: 'yes' },
      takenBy: 'phone',
      confirmedBy: 'Rosa Example',
    };
    const put = await manager.put(response, changed, { 'if-match': `"${returned.revision}"` });
    expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
    await manager.post(`${response}/submit`, {}, { 'idempotency-key': 'corrected' });
    await manager.post(`${response}/accept`);
    expect(await look()).toEqual(before);
    for (const step of ['validate', 'publish']) {
      const body = step === 'publish' ? { reason: 'Ashoka goes on.' } : undefined;
      const done = await manager.post(`${exercise}/${step}`, body);
      expect([step, done.status, done.status === 200 ? '' : done.text]).toEqual([step, 200, '']);
    }
    expect(on(await look(), 'joint-work-maintained')).toMatchObject({
      change: 'worse',
      exercises: [{ yes: 5 }, { yes: 5 }, { yes: 4 }],
    });
  });

  describe('on the page of staff', () => {
    const get = async (rest: string, language: Language = 'en') => {
      const browser = await signIn(expost, 'reader', { language });
      return browser.get(`/staff/initiatives/ICT149-21${rest}`);
    };

    it('can be taken along as a drawing that opens by itself', async () => {
      const chart = await get('/years/chart.svg?to=2024', 'es');
      expect([chart.status, chart.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
      expect(chart.headers['content-disposition']).toContain('filename="ICT149-21-2023-2024.svg"');
      expect(chart.text).toMatch(/^<\?xml[^>]*>\n<svg [^]*<\/svg>\n$/);
      expect(chart.text).toContain('Desde 2023:');
      expect((await get('/years/chart.svg?to=2023')).status).toBe(404);
      expect((await get('/years/chart.svg?to=next')).status).toBe(400);
    });

    it('can be taken along as a table, a row for each finding and exercise', async () => {
      const { status, text, headers } = await get('/years/table.csv');
      expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
      const [head = '', ...rows] = text.replace('\ufeff', '').trim().split('\r\n');
      const of = (finding: string) => rows.filter((row) => row.split(',')[2] === finding);
      expect(head).toMatch(/^initiative,section,finding,target,finding_label,exercise_year,/);
      expect(of('joint-work-maintained').map((row) => row.split(',').slice(5).join())).toEqual([
        '2023,1,yes,all,,5,1,0,0,5,,,',
        '2024,2,yes,all,,5,1,0,0,5,2023,same,',
        '2025,3,no,most,,4,0,0,1,5,2024,worse,',
      ]);
      expect(of('sdg-contribution')).toHaveLength(33);
    });

    it('are linked from the initiative, the exercise and the answers year against year', async () => {
      const link = 'href="/staff/initiatives/ICT149-21/years"';
      for (const rest of ['', '/exercises/2024', '/exercises/2025/years'])
        expect([rest, (await get(rest)).text.includes(link)]).toEqual([rest, true]);
      expect((await get('/exercises/2023')).text).not.toContain(link);
    });

    it('do not count a report that was withdrawn, and say so', async () => {
      const browser = await signIn(expost, 'manager');
      const address = '/staff/initiatives/ICT149-21/exercises/2024/report/withdraw';
      const { revision } = (await years.story.manager.get(`${years.initiative}/exercises/2024`)).body;
      const form = { revision: String(revision), reason: 'The wrong partnership.' };
      expect((await browser.post(address, form)).status).toBe(303);
      const { exercises } = await look();
      expect(exercises.map(({ year }: { year: number }) => year)).toEqual([2023, 2025]);
      const page = (await get('/years')).text;
      expect(page).toContain('The report of 2024 was withdrawn: nothing is compared with it.');
      expect(page).not.toContain('>2024</th>');
    });
  });
});
