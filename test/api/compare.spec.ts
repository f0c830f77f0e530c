import { parse } from 'node-html-parser';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

const pageOf = (story: OpenExercise) => `/staff${story.path.slice('/api'.length)}/compare`;
/** What a page says within an element, white space put in order. */
const said = (text: string, selector: string): string =>
  parse(text).querySelector(selector)?.text.replace(/\s+/g, ' ').trim() ?? '';

describe('Answers side by side', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let reader: StaffBrowser;
  let page: string;

  beforeAll(async () => {
    expost = await startTestExpost({ now: '2024-05-15T12:00:00.000Z' });
    story = await openExercise(expost, 'disagreeing-sides');
    reader = await signIn(expost, 'reader');
    page = pageOf(story);
  });
  afterAll(() => expost.stop());

  it('say that nobody has submitted yet, then show what has been submitted before it is accepted', async () => {
    expect((await reader.get(page)).text).toContain('has submitted its answers yet');
    await story.submit();
    const { text } = await reader.get(`${page}?section=application`);
    expect(said(text, '#q-knowledge_applied')).toContain('Submitted, not accepted yet');
    expect(text).not.toContain('They differ');
  });

  it('name the rule by which two sides differ, and lead to the finding', async () => {
    await story.accept();
    const { text, status } = await reader.get(`${page}?section=application`);
    expect(status).toBe(200);
    expect(said(text, '#q-knowledge_applied .xp-differs')).toContain(
      'The provider side says yes, the beneficiary side no.',
    );
    const link = parse(text).querySelector('#q-knowledge_applied .xp-differs a')?.getAttribute('href');
    expect(link).toBe(page.replace('/compare', '/findings/knowledge-applied'));
    const impact = await reader.get(`${page}?section=impact`);
    for (const question of ['challenge_tackled', 'challenge_seen'])
      expect(said(impact.text, `#q-${question} .xp-differs`)).toContain('Two steps or more apart');
  });

  it('know no other section', async () => {
    expect((await reader.get(`${page}?section=nothing`)).status).toBe(404);
  });
});

/** In 2024 Agrocol says that it works with Huelva; Huelva says that it does not. */
describe('One-sided ties, on their page', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let evaluator: StaffBrowser;
  let page: string;
  const TIE = { when: 'now', a: 'agrocol', b: 'huelva' };
  const CARD = '[id="tie.now.agrocol.huelva"]';

  beforeEach(async () => {
    expost = await startTestExpost({ now: '2024-11-10T12:00:00.000Z' });
    story = await openExercise(expost, 'nine-entities');
    await story.submit();
    await story.accept();
    evaluator = await signIn(expost, 'evaluator');
    page = `${pageOf(story)}/ties`;
  });
  afterEach(() => expost.stop());

  const tagIn = ({ text }: { text: string }) =>
    parse(text).querySelector(`${CARD} input[name=tag]`)?.getAttribute('value') ?? '';
  const settle = (fields: Readonly<Record<string, string>>, by = evaluator) =>
    by.post(page, { ...TIE, tag: '', ...fields });
  const raised = async () =>
    (await story.manager.get(`${story.path}/raised`)).body.items.filter(
      ({ pair }: { pair?: string[] }) => pair?.join(' ') === 'agrocol huelva',
    ).length;

  it('are raised on the comparison, which leads to them', async () => {
    const { text } = await evaluator.get(pageOf(story));
    const links = parse(text).querySelectorAll('[aria-labelledby=raised] a');
    expect(links.map((link) => link.getAttribute('href'))).toContain(`${page}#tie.now.agrocol.huelva`);
  });

  it('show the words of both, and count once an evaluator says so', async () => {
    const { text } = await evaluator.get(page);
    expect(said(text, `${CARD} .xp-tie__words`)).toMatch(/Joint activities.*No contact/);
    expect(said(text, CARD)).toContain('To be decided');
    const done = await settle({ counts: 'yes', reason: 'Both confirmed it by telephone.' });
    expect(done.status).toBe(303);
    const after = await evaluator.get(String(done.headers.location));
    expect(said(after.text, CARD)).toContain('It countsBoth confirmed it by telephone.');
    expect(said(after.text, CARD)).toContain('Inés Example, evaluator');
    expect(await raised()).toBe(0);
  });

  it('are open again after Undo, and the history says so', async () => {
    const done = await settle({ counts: 'yes', reason: 'Both confirmed it.' });
    const after = await evaluator.get(String(done.headers.location));
    const undo = parse(after.text).querySelector('.govuk-notification-banner form');
    const tag = undo?.querySelector('input[name=tag]')?.getAttribute('value') ?? '';
    const undone = await evaluator.post(undo?.getAttribute('action') ?? '', { ...TIE, tag });
    expect(undone.status).toBe(303);
    expect(said((await evaluator.get(String(undone.headers.location))).text, CARD)).toContain(
      'To be decided',
    );
    expect(await raised()).toBe(1);
    const history = await evaluator.get(page.replace('/compare/ties', '/history'));
    expect(history.text).toContain('took back what was settled about a one-sided tie');
  });

  it('keep what was typed beside what somebody else has decided meanwhile', async () => {
    await settle({ counts: 'no', reason: 'Only an invitation to a fair.' });
    const refused = await settle({ counts: 'yes', reason: 'They ran a workshop.' });
    expect(refused.status).toBe(409);
    expect(said(refused.text, `${CARD} blockquote`)).toBe('Only an invitation to a fair.');
    expect(said(refused.text, `${CARD} textarea`)).toBe('They ran a workshop.');
    const again = await settle({ counts: 'yes', reason: 'They ran a workshop.', tag: tagIn(refused) });
    expect(String(again.headers.location)).toContain('done=changed');
    const stale = await evaluator.post(`${page}/withdraw`, { ...TIE, tag: tagIn(refused) });
    expect(stale.status).toBe(409);
    expect(said(stale.text, `${CARD} blockquote`)).toBe('They ran a workshop.');
  });

  it.each([
    ['nothing chosen', { reason: 'Why.' }, 'Say whether the tie between'],
    ['no reason', { counts: 'yes', reason: '  ' }, 'Say why'],
    ['too long a reason', { counts: 'yes', reason: 'x'.repeat(2001) }, 'write at most 2,000 characters'],
  ])('are not decided with %s', async (_what, fields, message) => {
    const { status, text } = await settle(fields);
    expect(status).toBe(422);
    expect(said(text, '.govuk-error-summary')).toContain(message);
    expect(await raised()).toBe(1);
  });

  it('know no other entities, and no tie that nobody claims', async () => {
    const words = { counts: 'yes', reason: 'Why.' };
    expect((await settle({ ...words, b: 'nobody' })).status).toBe(404);
    const refused = await settle({ ...words, a: 'apia', b: 'quebec', reason: 'Not to be lost.' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Not to be lost.');
    expect((await evaluator.post(`${page}/withdraw`, { ...TIE, b: 'nobody', tag: 'x' })).status).toBe(404);
  });

  it('are only read by readers, and stay as they are once validation has begun', async () => {
    const reader = await signIn(expost, 'reader');
    const { text } = await reader.get(page);
    expect(text).toContain('Evaluators decide about ties.');
    expect(parse(text).querySelector(`${CARD} form`)).toBeNull();
    expect((await settle({ counts: 'yes', reason: 'Why.' }, reader)).status).toBe(404);
    for (const step of ['close', 'validate']) await story.manager.post(`${story.path}/${step}`);
    const frozen = await evaluator.get(page);
    expect(frozen.text).toContain('The findings are with the partners');
    expect(parse(frozen.text).querySelector(`${CARD} form`)).toBeNull();
    const late = await settle({ counts: 'yes', reason: 'Too late.' });
    expect([late.status, said(late.text, `${CARD} blockquote`)]).toEqual([409, 'Too late.']);
  });
});
