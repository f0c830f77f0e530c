import { parse } from 'node-html-parser';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

const FINDINGS = '/staff/initiatives/ICT149-21/exercises/2023/findings';

/** E8: of the five entities of LIDERES one says no to new areas of work; Ana weighs what that means. */
describe('Weighing findings', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let ana: StaffBrowser;
  let contrary: string;

  const finding = async (name = 'new-areas') =>
    (await story.manager.get(`${story.path}/findings`)).body.find(
      (one: { finding: string }) => one.finding === name,
    );
  const page = async (name = 'new-areas') => parse((await ana.get(`${FINDINGS}/${name}`)).text);
  const act = (path: string, fields: Readonly<Record<string, string>>, name = 'new-areas') =>
    ana.post(`${FINDINGS}/${name}/${path}`, fields);

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const answers = (story.fixture.responses['ashoka'] as { answers: Record<string, unknown> }).answers;
    answers['new_areas'] = 'no';
    for (const hidden of ['new_areas_what', 'new_areas_value']) delete answers[hidden];
    await story.submit();
    await story.accept();
    ana = await signIn(expost, 'evaluator', { name: 'Ana Example' });
    contrary = (await finding()).no[0];
  });
  afterAll(() => expost.stop());

  it('list every finding with its strength and whether it has been weighed', async () => {
    const shown = parse((await ana.get(FINDINGS)).text);
    const { body } = await story.manager.get(`${story.path}/findings`);
    expect(shown.querySelectorAll('tbody tr').length).toBe(body.length);
    expect(shown.text).toContain(`0 of ${body.length} findings are weighed.`);
  });

  it('show the facts, which have no field', async () => {
    const shown = await page();
    expect(shown.text).toContain('Only an answer or a coding changes them.');
    expect(shown.querySelectorAll('.govuk-summary-list input, .govuk-summary-list textarea').length).toBe(0);
  });

  it('cannot be saved while an answer to the contrary is left standing', async () => {
    expect((await page()).querySelectorAll('form[action$="/weighed"]').length).toBe(0);
    expect((await act('weighed', { factsHash: (await finding()).factsHash })).status).toBe(409);
  });

  it('take the discussion of a contrary answer, which the strength follows at once', async () => {
    expect((await finding()).strength.uncontradicted).toBe(false);
    const said = await act(`discussions/${contrary}`, { revision: '0', text: 'They joined <b>late</b>.' });
    expect(said.status).toBe(303);
    const { strength, discussed } = await finding();
    expect(strength.uncontradicted).toBe(true);
    expect(discussed).toMatchObject([
      { entity: contrary, text: 'They joined <b>late</b>.', by: 'Ana Example' },
    ]);
    const report = await story.manager.get(`${story.path}/report?language=en&format=json`);
    expect(report.text).toContain('On the answers to the contrary');
  });

  it('show both texts where somebody was quicker, and take a discussion back', async () => {
    const late = await act(`discussions/${contrary}`, { revision: '0', text: 'Mine.' });
    expect(late.status).toBe(409);
    for (const text of ['They joined &lt;b>late&lt;/b>.', 'Mine.']) expect(late.text).toContain(text);
    expect((await act(`discussions/${contrary}`, { revision: '1', text: '' })).status).toBe(303);
    expect((await finding()).strength.uncontradicted).toBe(false);
    expect((await act(`discussions/${contrary}`, { revision: '2', text: 'They joined late.' })).status).toBe(
      303,
    );
  });

  it('are not discussed for an entity that agrees, nor for a finding there is not', async () => {
    expect((await act('discussions/cainco', { revision: '0', text: 'x' })).status).toBe(404);
    expect((await act(`discussions/${contrary}`, { revision: '0', text: 'x' }, 'nothing')).status).toBe(404);
  });

  it('pin evidence, take it away, and put it back', async () => {
    const key = (await page()).querySelector('input[name=what]')?.getAttribute('value') ?? '';
    expect((await act('pins', { what: key, side: 'for', note: 'Clear.' })).status).toBe(303);
    const pins = async () => (await page()).querySelectorAll('form[action*="/pins/"]').length;
    expect(await pins()).toBe(1);
    const action = (await page()).querySelector('form[action*="/pins/"]')?.getAttribute('action') ?? '';
    const gone = await ana.post(action, { pinned: 'no' });
    expect(await pins()).toBe(0);
    const undo = parse((await ana.get(String(gone.headers.location))).text);
    expect(undo.querySelector('[data-key=u]')?.text).toBe('Undo');
    await ana.post(action, { pinned: 'yes' });
    expect(await pins()).toBe(1);
    expect((await ana.post(action.replace('new-areas', 'knowledge-applied'), { pinned: 'no' })).status).toBe(
      404,
    );
  });

  it.each([
    [{ what: '', side: 'for' }, '#pin-what'],
    [{ what: 'answer:cainco:new_areas', side: 'dismissed', note: '' }, '#pin-note'],
    [{ what: 'answer:cainco:new_areas', side: 'for', note: 'x'.repeat(2001) }, '#pin-note'],
  ])('say what is wrong with a pin: %j', async (fields, href) => {
    const answer = await act('pins', fields as Record<string, string>);
    expect([answer.status, answer.text.includes(`href="${href}"`)]).toEqual([422, true]);
  });

  it('judge a fact with a reason, beside what was computed; the hash of the facts stays', async () => {
    const before = await finding();
    expect((await act('judgements', { fact: 'concrete', holds: 'no', reason: '' })).status).toBe(422);
    await act('judgements', {
      fact: 'concrete',
      holds: before.strength.concrete ? 'no' : 'yes',
      reason: 'Seen on the visit.',
    });
    const after = await finding();
    expect(after.factsHash).toBe(before.factsHash);
    expect(after.strength).toEqual(before.strength);
    expect(after.judgement.concrete).toMatchObject({ holds: !before.strength.concrete, by: 'Ana Example' });
    const report = await story.manager.get(`${story.path}/report?language=en&format=json`);
    expect(report.text).toContain('Where evaluators judged otherwise');
    expect(report.text).toContain('Seen on the visit.');
    await act('judgements', { fact: 'concrete', holds: 'computed', reason: '' });
    expect((await finding()).judgement).toBeUndefined();
  });

  it('are saved as weighed for the facts they have', async () => {
    const { factsHash } = await finding();
    expect((await act('weighed', { factsHash: 'other' })).status).toBe(409);
    expect((await act('weighed', { factsHash })).status).toBe(303);
    expect((await page()).text).toContain('Weighed by Ana Example');
  });

  it('are worded in four languages, each edit kept, and go back to the drafted words', async () => {
    const { factsHash, wording } = await finding();
    const words = { en: 'Four of five do.', es: wording.es, fr: '', pt: wording.pt };
    expect((await act('wording', { revision: '0', factsHash, ...words, reason: '' })).status).toBe(422);
    expect((await act('wording', { revision: '0', factsHash, ...words, reason: 'Plainer.' })).status).toBe(
      303,
    );
    expect(Object.keys((await finding()).edited)).toEqual(['en']);
    const late = await act('wording', {
      revision: '0',
      factsHash,
      ...words,
      en: 'Most do.',
      reason: 'Mine.',
    });
    expect(late.status).toBe(409);
    for (const text of ['Four of five do.', 'Most do.']) expect(late.text).toContain(text);
    await act('wording', { revision: '1', factsHash, ...words, en: '', reason: 'Back.' });
    expect((await finding()).edited).toBeNull();
    expect((await page()).text).toContain('2 edits so far');
  });

  it('are only read by readers, and by everybody once they are frozen', async () => {
    const reader = await signIn(expost, 'reader');
    const seen = parse((await reader.get(`${FINDINGS}/new-areas`)).text);
    expect(seen.querySelectorAll('form[action*="/findings/"]').length).toBe(0);
    expect((await reader.post(`${FINDINGS}/new-areas/weighed`, { factsHash: 'x' })).status).toBe(404);
    const before = await finding();
    await story.manager.post(`${story.path}/close`);
    await story.manager.post(`${story.path}/validate`);
    expect((await page()).text).toContain('The findings are frozen');
    expect((await act(`discussions/${contrary}`, { revision: '3', text: 'Too late.' })).status).toBe(409);
    const { factsHash, discussed } = await finding();
    expect([factsHash, discussed]).toEqual([before.factsHash, before.discussed]);
  });

  it('leave ids and digests in the history, and no text', async () => {
    const lines = JSON.stringify(
      ((await tables(expost))['history'] ?? []).filter(({ what }) => String(what).startsWith('finding.')),
    );
    for (const kind of ['discussed', 'pinned', 'unpinned', 'judged', 'weighed'])
      expect(lines).toContain(`finding.${kind}`);
    expect(lines).not.toMatch(/joined late|Seen on the visit/);
  });
});
