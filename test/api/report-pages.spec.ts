import { parse } from 'node-html-parser';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const REPORT = '/staff/initiatives/ICT149-21/exercises/2023/report';
const DAY = 86_400_000;

/** E10 and M6: LIDERES is published by Inés, corrected, withdrawn and served again. */
describe('The pages of a report', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let ines: StaffBrowser;
  let ana: StaffBrowser;

  const page = async () => parse((await ines.get(REPORT)).text);
  const revision = async () => String((await story.manager.get(story.path)).body.revision);
  const step = async (name: string, fields: Readonly<Record<string, string>> = {}, who = ines) =>
    who.post(`${REPORT}/${name}`, { revision: await revision(), ...fields });
  const versions = async () => (await story.manager.get(`${story.path}/report/versions`)).body;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit();
    await story.accept();
    ines = await signIn(expost, 'manager', { name: 'Inés Example' });
    ana = await signIn(expost, 'evaluator', { name: 'Ana Example' });
  });
  afterAll(() => expost.stop());

  it('show the draft section by section, and what a careful publisher looks at first', async () => {
    const shown = await page();
    expect(shown.querySelectorAll('.xp-report__section')).toHaveLength(8);
    expect(shown.text).toContain('This is a draft');
    expect(shown.text).toContain('The partners have not been asked about the findings; the report says so.');
    expect(shown.querySelector('form[action$="/publish"]')).toBeNull();
  });

  it('show it in another language beside the reader’s own', async () => {
    const shown = parse((await ines.get(`${REPORT}?language=fr`)).text);
    expect(shown.querySelector('.xp-report')?.getAttribute('lang')).toBe('fr');
    expect(shown.querySelector('html')?.getAttribute('lang')).toBe('en');
    expect(shown.text).toContain('En bref');
  });

  describe('remarks in the margin', () => {
    let id = '';
    const comment = async () => (await tables(expost))['report_comment']?.find((row) => row['id'] === id);

    it('stand beside their section, for staff alone', async () => {
      const added = await ana.post(`${REPORT}/comments`, { section: 'impact', text: 'Is <b>this</b> sure?' });
      id = /#comment-(.+)$/.exec(String(added.headers.location))?.[1] ?? '';
      expect((await page()).querySelector(`#comment-${id}`)?.text).toContain('Is <b>this</b> sure?');
      const report = await story.manager.get(`${story.path}/report?language=en&format=json`);
      expect(report.text).not.toContain('sure?');
    });

    it('are edited by who wrote them, with both texts in sight where somebody was quicker', async () => {
      expect((await ines.post(`${REPORT}/comments/${id}`, { revision: '1', text: 'Mine' })).status).toBe(404);
      expect((await ana.post(`${REPORT}/comments/${id}`, { revision: '1', text: 'Sure now.' })).status).toBe(
        303,
      );
      const late = await ana.post(`${REPORT}/comments/${id}`, { revision: '1', text: 'Not sure at all.' });
      expect(late.status).toBe(409);
      for (const text of ['Sure now.', 'Not sure at all.']) expect(late.text).toContain(text);
      const kept = (await tables(expost))['report_comment_text'];
      expect(kept?.map(({ text }) => text)).toEqual(['Is <b>this</b> sure?']);
    });

    it('are resolved and opened again', async () => {
      await ines.post(`${REPORT}/comments/${id}/state`, { revision: '2', state: 'resolved' });
      expect((await comment())?.['state']).toBe('resolved');
      await ines.post(`${REPORT}/comments/${id}/state`, { revision: '3', state: 'open' });
      expect((await comment())?.['state']).toBe('open');
    });

    it.each([
      ['', 422],
      ['x'.repeat(5001), 422],
    ])('are refused empty or too long, with the text kept', async (text, status) => {
      const answer = await ana.post(`${REPORT}/comments`, { section: 'impact', text });
      expect(answer.status).toBe(status);
      expect(answer.text).toContain('#new-impact');
    });

    it('of another exercise look like none', async () => {
      const elsewhere = REPORT.replace('2023', '2024');
      expect((await ana.post(`${elsewhere}/comments/${id}`, { revision: '4', text: 'x' })).status).toBe(404);
    });
  });

  it('take the decision on a new exercise, and ask why where it differs from the proposal', async () => {
    const without = await step('decision', { planned: 'yes', year: '2026', reason: '' }, ana);
    expect([without.status, without.text.includes('#decision-reason')]).toEqual([422, true]);
    const noYear = await step('decision', { planned: 'yes', year: '', reason: '' }, ana);
    expect([noYear.status, noYear.text.includes('#decision-year')]).toEqual([422, true]);
    const decided = await step('decision', { planned: 'yes', year: '2024', reason: '' }, ana);
    expect(decided.status).toBe(303);
    expect((await page()).text).toContain('Decided: one in 2024, by Ana Example.');
  });

  describe('in validation', () => {
    beforeAll(async () => {
      await story.manager.post(`${story.path}/close`);
      await story.manager.post(`${story.path}/validate`);
    });

    it('offer publication to managers alone', async () => {
      expect((await page()).querySelector('form[action$="/publish"]')).not.toBeNull();
      expect(parse((await ana.get(REPORT)).text).querySelector('form[action$="/publish"]')).toBeNull();
      expect((await step('publish', {}, ana)).status).toBe(404);
    });

    it('publish once, under a name, however often the button is pressed', async () => {
      const seen = await revision();
      const [first, second] = await Promise.all([
        ines.post(`${REPORT}/publish`, { revision: seen, note: '' }),
        ines.post(`${REPORT}/publish`, { revision: seen, note: '' }),
      ]);
      expect([first.status, second.status].sort()).toEqual([303, 409]);
      expect(await versions()).toHaveLength(1);
      const shown = await page();
      expect(shown.text).toContain('Published by Inés Example');
      const { body } = await story.manager.get(`${story.path}/report?language=en&format=json`);
      expect(JSON.stringify(body)).toContain('Published by Inés Example.');
    });

    it('keep every document with its digest', async () => {
      const links = (await page())
        .querySelectorAll('.xp-version li a')
        .map((link) => link.getAttribute('href'));
      expect(links).toHaveLength(12);
      const html = await ines.get(String(links.find((link) => link?.includes('language=es&format=html'))));
      expect([html.status, html.text.includes('lang="es"')]).toEqual([200, true]);
    });
  });

  it('give partners the report to read and download by their link', async () => {
    const lucia = await enter(expost, await story.linkOf('cainco'));
    expect((await lucia.get('/answer/report')).text).toContain(
      '/answer/report/file?language=es&amp;format=pdf',
    );
    const pdf = await lucia.get('/answer/report/file?language=es&format=pdf');
    expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-']);
  });

  it('ask why before a correction, and say in it what it corrects', async () => {
    const without = await step('correct', { reason: '' });
    expect([without.status, without.text.includes('#correct-reason')]).toEqual([422, true]);
    expect((await step('correct', { reason: 'A wording was wrong.' })).status).toBe(303);
    const { body } = await story.manager.get(`${story.path}/findings`);
    const finding = body.items.find((one: { finding: string }) => one.finding === 'new-areas');
    await story.manager.patch(
      `${story.path}/findings/new-areas`,
      { wording: { en: 'They work in new areas, as four say.' }, reason: 'Plainer' },
      { 'if-match': `"${finding.factsHash}"` },
    );
    expect((await step('publish', { note: '' })).status).toBe(422);
    expect((await step('publish', { note: 'Plainer words.' })).status).toBe(303);
    const shown = await page();
    expect(shown.querySelectorAll('.xp-version')[0]?.text).toContain(
      'Worded otherwise: New areas of joint work',
    );
    const report = await story.manager.get(`${story.path}/report?language=en&format=html`);
    expect(report.text).toContain('Corrected since version 1');
    expect((await versions()).map(({ state }: { state: string }) => state)).toEqual([
      'superseded',
      'current',
    ]);
  });

  it('withdraw it with a reason that is said in its place, and serve it again', async () => {
    const lucia = await enter(expost, await story.linkOf('cainco'));
    expect((await step('withdraw', { reason: 'A name <i>has</i> to go.' })).status).toBe(303);
    const api = await story.manager.get(`${story.path}/report?language=en&format=pdf`);
    expect([api.status, api.body.detail]).toEqual([410, 'Version 2 was withdrawn: A name <i>has</i> to go.']);
    expect((await lucia.get('/answer/report')).text).toContain('A name &lt;i>has&lt;/i> to go.');
    expect((await lucia.get('/answer/report/file?language=es&format=pdf')).status).toBe(404);
    expect((await ines.get(`${REPORT}/versions/2?language=en&format=pdf`)).status).toBe(404);
    expect((await step('withdraw', { reason: 'Again' })).status).toBe(409);
    expect((await step('reinstate')).status).toBe(303);
    expect((await story.manager.get(`${story.path}/report?language=en&format=pdf`)).status).toBe(200);
    expect((await step('reinstate')).status).toBe(409);
  });

  it('leave a line for each step in the history', async () => {
    expost.clock.forward(DAY);
    const lines = (await tables(expost))['history'] ?? [];
    const kinds = new Set(lines.map(({ what }) => what));
    for (const kind of [
      'report-comment.added',
      'report-comment.edited',
      'report.withdrawn',
      'report.reinstated',
    ])
      expect([kind, kinds.has(kind)]).toEqual([kind, true]);
    expect(
      JSON.stringify(lines.filter(({ what }) => String(what).startsWith('report-comment'))),
    ).not.toContain('sure');
  });
});
