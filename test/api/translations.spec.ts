import { AccountsService } from '../../src/accounts/accounts.service.js';
import { MARKUP_PAYLOADS } from '../fixtures/markup-payloads.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest } from '../support/raw-request.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(60_000);

const PAGE = '/staff/initiatives/ICT149-21/exercises/2023/translations';

/** CAINCO wrote in Spanish; the report in French shows both. */
describe('Translations of what partners wrote', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let cookie: string;
  let csrf: string;

  const get = (path: string) =>
    rawRequest(expost.url, 'GET', path, { cookie, accept: 'text/html', 'accept-language': 'en' });
  const keep = (fields: Readonly<Record<string, string>>) =>
    rawRequest(
      expost.url,
      'POST',
      PAGE,
      {
        'content-type': 'application/x-www-form-urlencoded',
        cookie,
        accept: 'text/html',
        'accept-language': 'en',
      },
      new URLSearchParams({
        _csrf: csrf,
        entity: 'cainco',
        question: 'knowledge_how',
        place: '',
        to: 'fr',
        text: 'Dans les services aux entreprises.',
        madeBy: 'person',
        revision: '0',
        answerRevision: '1',
        ...fields,
      }).toString(),
    );
  async function signIn(role: 'reader' | 'evaluator') {
    const accounts = expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', role));
    const session = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language: 'en' });
    cookie = `expost-staff=${session}`;
    csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
  }
  const report = async (language: string, format = 'html') =>
    (await story.manager.get(`${story.path}/report?language=${language}&format=${format}`)).text;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const { answers } = story.fixture.responses['cainco'] ?? {};
    Object.assign(answers ?? {}, {
      knowledge_how: 'En los servicios a empresas.',
      enabling_factors_own: [{ text: 'Paciencia' }],
    });
    await story.submit();
    await story.accept();
    await signIn('evaluator');
  });
  afterAll(() => expost?.stop());

  it('nothing is translated before anybody has done it', async () => {
    const page = await get(`${PAGE}?entity=cainco&to=fr`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('En los servicios a empresas.');
    expect(await report('fr')).not.toContain('Dans les services');
  });

  it('stands beside the original in the report of its language, marked with who made it, and in no other', async () => {
    expect((await keep({})).status).toBe(303);
    const french = await report('fr');
    expect(french).toContain('En los servicios a empresas.');
    expect(french).toContain(
      '[traduction par une personne, ajoutée par Inés Example: Dans les services aux entreprises.]',
    );
    expect(await report('pt')).not.toContain('Dans les services');
    expect(await report('fr', 'json')).toContain('Dans les services aux entreprises.');
  });

  it('own words that no coding has placed are translated too', async () => {
    const words = {
      question: 'enabling_factors_own',
      place: '0.text',
      text: 'La patience',
      madeBy: 'machine',
    };
    expect((await keep(words)).status).toBe(303);
    expect(await report('fr')).toContain('[traduction automatique, ajoutée par Inés Example: La patience]');
  });

  it('a stale edit is refused with both texts on the page', async () => {
    const refused = await keep({ text: 'Dans nos services.' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Dans nos services.');
    expect(refused.text).toContain('Dans les services aux entreprises.');
    expect((await keep({ text: 'Dans nos services.', revision: '1' })).status).toBe(303);
    expect(await report('fr')).toContain('Dans nos services.');
  });

  it('an empty text takes it back', async () => {
    expect(
      (await keep({ question: 'enabling_factors_own', place: '0.text', text: ' ', revision: '1' })).status,
    ).toBe(303);
    expect(await report('fr')).not.toContain('La patience');
  });

  it('a resubmission leaves it out until somebody has looked at it', async () => {
    const { manager, path } = story;
    const remark = { questions: [{ question: 'knowledge_how', remark: 'How many?' }] };
    const steps = [
      () => manager.post(`${path}/responses/cainco/return`, remark),
      async () => {
        const { body } = await manager.get(`${path}/responses/cainco`);
        const answers = {
          ...story.fixture.responses['cainco']?.answers,
          knowledge_how: 'En doce servicios.',
        };
        return manager.put(
          `${path}/responses/cainco`,
          { answers, takenBy: 'phone', confirmedBy: 'Rosa Example' },
          { 'if-match': `"${body.revision}"` },
        );
      },
      () => manager.post(`${path}/responses/cainco/submit`, {}, { 'idempotency-key': 'again' }),
      () => manager.post(`${path}/responses/cainco/accept`),
    ];
    for (const step of steps) {
      const { status, text } = await step();
      expect([status, text]).toEqual([200, expect.any(String)]);
    }
    expect(await report('fr')).not.toContain('Dans nos services.');
    const page = await get(`${PAGE}?entity=cainco&to=fr`);
    expect(page.text).toContain('Out of date');
    expect(page.text).toContain('Dans nos services.');
    expect((await keep({ revision: '2', answerRevision: '1' })).status).toBe(409);
    expect((await keep({ revision: '2', answerRevision: '2' })).status).toBe(303);
    expect(await report('fr')).toContain('Dans les services aux entreprises.');
  });

  it('is text and nothing else', async () => {
    for (const [index, payload] of MARKUP_PAYLOADS.slice(0, 10).entries()) {
      expect((await keep({ text: payload, revision: String(3 + index), answerRevision: '2' })).status).toBe(
        303,
      );
      for (const html of [(await get(`${PAGE}?entity=cainco&to=fr`)).text, await report('fr')]) {
        expect(html).not.toContain('<img src=x');
        expect(html).not.toMatch(/<script>alert/);
      }
    }
  });

  it('a text that is not there is not found, one too long is refused, and readers change nothing', async () => {
    expect((await keep({ entity: 'nobody' })).status).toBe(404);
    expect((await keep({ question: 'knowledge_applied' })).status).toBe(404);
    expect((await keep({ place: '7.text' })).status).toBe(404);
    expect((await get(`${PAGE}?entity=nobody`)).status).toBe(404);
    expect((await keep({ text: 'x'.repeat(10_001), revision: '13', answerRevision: '2' })).status).toBe(422);
    await signIn('reader');
    expect((await get(PAGE)).status).toBe(200);
    expect((await keep({ revision: '13', answerRevision: '2' })).status).toBe(404);
  });
});
