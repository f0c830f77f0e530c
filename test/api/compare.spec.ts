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
