import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest } from '../support/raw-request.js';
import { openExercise, type OpenExercise } from '../support/story.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** E3: a response is read with what happened to it, accepted, and the acceptance taken back. */
describe('The review of a response', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let cookie: string;
  let csrf: string;

  const exercise = () => `/staff${story.path.slice('/api'.length)}`;
  const page = (entity: string) => `${exercise()}/responses/${entity}`;
  const get = (path: string) =>
    rawRequest(expost.url, 'GET', path, { cookie, accept: 'text/html', 'accept-language': 'en' });
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    rawRequest(
      expost.url,
      'POST',
      path,
      { ...FORM, cookie, accept: 'text/html', 'accept-language': 'en' },
      new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
    );
  const response = async (entity: string) =>
    (await story.manager.get(`${story.path}/responses/${entity}`)).body;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit();
    const accounts = expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', 'evaluator'));
    const session = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language: 'en' });
    cookie = `expost-staff=${session}`;
    csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
  });
  afterAll(() => expost.stop());

  it('stands beside what happened, and names who did it', async () => {
    const { status, text } = await get(page('cainco'));
    expect(status).toBe(200);
    expect(text).toContain('submitted the response.');
    expect(text).toContain('data-key="a"');
    expect(text).toContain('data-key="]"');
  });

  it('is accepted, and the acceptance taken back once', async () => {
    const { revision } = await response('cainco');
    const accepted = await post(`${page('cainco')}/accept`, { revision: String(revision) });
    expect(accepted.status).toBe(303);
    expect((await get(`${page('cainco')}?done=accepted`)).text).toContain('/undo-acceptance');
    const undo = () => post(`${page('cainco')}/undo-acceptance`, { revision: String(revision + 1) });
    expect((await undo()).status).toBe(303);
    expect(await response('cainco')).toMatchObject({
      state: 'submitted',
      acceptedAt: null,
      revision: revision + 2,
    });
    expect((await undo()).status).toBe(409);
  });

  it('accepted as it stood after a return, stays accepted', async () => {
    const asked = { questions: [{ question: 'remarks', remark: 'Could you say more?' }] };
    expect((await story.manager.post(`${story.path}/responses/cainco/return`, asked)).status).toBe(200);
    expect((await story.manager.post(`${story.path}/responses/cainco/accept`)).status).toBe(200);
    const { revision } = await response('cainco');
    const undone = await post(`${page('cainco')}/undo-acceptance`, { revision: String(revision) });
    expect(undone.status).toBe(409);
    expect((await response('cainco')).state).toBe('accepted');
  });

  it('leaves its lines in the history of the exercise, narrowed by filters that work as an address', async () => {
    const all = await get(`${exercise()}/history`);
    expect(all.status).toBe(200);
    expect(all.text).toContain('Inés Example took the acceptance of the response back.');
    expect(all.text).toContain('opened the exercise.');
    const reviews = await get(`${exercise()}/history?kind=response&entity=cainco`);
    expect(reviews.text).toContain('accepted the response.');
    expect(reviews.text).not.toContain('opened the exercise.');
    const never = await get(`${exercise()}/history?from=2001-01-01&to=2001-01-02`);
    expect(never.text).toContain('Nothing that happened fits these filters.');
    expect((await get(`${exercise()}/history?from=2023-02-30`)).status).toBe(422);
    expect((await get(`${exercise()}/history?from=<script>`)).text).not.toContain('<script>"');
  });
});
