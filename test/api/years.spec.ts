import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest } from '../support/raw-request.js';
import { openSecondYear, type SecondYear } from '../support/second-year.js';
import { openExercise, type OpenExercise } from '../support/story.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** E7: in 2024 CAINCO applies the knowledge only partly; in 2023 it did. */
describe('Year against year', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let second: SecondYear;
  let cookie: string;
  let csrf: string;

  const address = (path: string) => `/staff${path.slice('/api'.length)}/years`;
  const get = (path: string) =>
    rawRequest(expost.url, 'GET', path, { cookie, accept: 'text/html', 'accept-language': 'en' });
  const mark = (fields: Readonly<Record<string, string>>) =>
    rawRequest(
      expost.url,
      'POST',
      address(second.path),
      { ...FORM, cookie, accept: 'text/html', 'accept-language': 'en' },
      new URLSearchParams({
        _csrf: csrf,
        entity: 'cainco',
        question: 'knowledge_applied',
        note: '',
        ...fields,
      }).toString(),
    );

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const accounts = expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', 'evaluator'));
    const open = async () => {
      const session = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language: 'en' });
      cookie = `expost-staff=${session}`;
      csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
    };
    await open();
    expect((await get(address(story.path))).text).toContain(
      'This is the first exercise: there is nothing to compare.',
    );
    second = await openSecondYear(expost, story);
    await second.answer('cainco', { knowledge_applied: 'partly' });
    await open();
  });
  afterAll(() => expost.stop());

  it('shows what differs side by side, and the rest on demand', async () => {
    const differing = await get(`${address(second.path)}?entity=cainco`);
    expect(differing.status).toBe(200);
    expect(differing.text).toContain('id="q-knowledge_applied"');
    expect(differing.text).not.toContain('id="q-beyond_plan"');
    const all = await get(`${address(second.path)}?entity=cainco&show=all`);
    expect(all.text).toContain('id="q-beyond_plan"');
  });

  it('waits for an entity that has not submitted yet', async () => {
    const page = await get(`${address(second.path)}?entity=tec`);
    expect(page.text).toContain('Answered only before');
  });

  it('knows no entity of another partnership', async () => {
    expect((await get(`${address(second.path)}?entity=nobody`)).status).toBe(404);
    expect((await mark({ entity: 'nobody', mark: 'real', revision: '0' })).status).toBe(404);
    expect((await mark({ question: 'nothing', mark: 'real', revision: '0' })).status).toBe(404);
  });

  it('keeps what a difference is held for, and takes it back', async () => {
    const kept = await mark({ mark: 'real', note: 'Two services were closed.', revision: '0' });
    expect(kept.status).toBe(303);
    const shown = await get(String(kept.headers.location).replace(/#.*/, ''));
    expect(shown.text).toContain('Two services were closed.');
    const back = await mark({ mark: 'none', revision: '1' });
    expect(back.status).toBe(303);
    expect((await get(`${address(second.path)}?entity=cainco`)).text).not.toContain(
      'Two services were closed.',
    );
  });

  it('shows both texts where somebody was quicker', async () => {
    expect((await mark({ mark: 'wording', note: 'Ana: other words.', revision: '2' })).status).toBe(303);
    const late = await mark({ mark: 'real', note: 'Inés: it is real.', revision: '2' });
    expect(late.status).toBe(409);
    for (const text of ['Ana: other words.', 'Inés: it is real.']) expect(late.text).toContain(text);
  });

  it('says that a mark was made for earlier answers, once they have changed', async () => {
    const { manager } = story;
    const path = `${second.path}/responses/cainco`;
    await manager.post(`${path}/return`, { questions: [{ question: 'knowledge_applied', remark: 'Sure?' }] });
    const { body, headers } = await manager.get(path);
    const answers = { ...body.answers, knowledge_applied: 'no', why_not_applied: 'No budget.' };
    for (const hidden of ['knowledge_where', 'knowledge_how', 'prominence_gained', 'spaces_with_more_actors'])
      delete answers[hidden];
    const changed = await manager.put(
      path,
      { answers, takenBy: 'phone', confirmedBy: 'Rosa Example' },
      {
        'if-match': headers.get('etag') ?? '',
      },
    );
    expect([changed.status, changed.status === 200 ? '' : changed.text]).toEqual([200, '']);
    const page = await get(`${address(second.path)}?entity=cainco`);
    expect(page.text).toContain('said of earlier answers');
  });
});
