import { apiRoutes, type ApiRoute } from '../../src/http/api-routes.setup.js';
import type { ApiAnswer } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

interface Described {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

describe('what the API answers', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let described: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    described = (await story.manager.get('/api/openapi.json')).body.paths;
  });
  afterAll(() => expost.stop());

  it('is as its description says, route by route', async () => {
    const routes = apiRoutes(expost.app);
    const seen = new Set<ApiRoute>();
    const fits = (route: ApiRoute, method: string, path: string) =>
      route.method === method && new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
    const { manager, path: exercise, fixture } = story;
    const call = async (
      method: 'get' | 'post' | 'put' | 'patch',
      path: string,
      body?: unknown,
      headers = {},
    ): Promise<ApiAnswer> => {
      const answer =
        method === 'get' ? await manager.get(path, headers) : await manager[method](path, body, headers);
      const route = routes.find((one) => fits(one, method, path.replace(/\?.*/, '')));
      if (!route) throw new Error(`No ${method} ${path}`);
      seen.add(route);
      const { responses } = described[route.path]?.[method] ?? { responses: {} };
      const type = (answer.headers.get('content-type') ?? '').replace(/;.*/, '');
      expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining([String(answer.status)])]);
      expect([path, Object.keys(responses[String(answer.status)]?.content ?? {})]).toEqual([
        path,
        expect.arrayContaining([type]),
      ]);
      expect([path, answer.text.slice(0, 500), answer.status < 300]).toEqual([
        path,
        answer.text.slice(0, 500),
        true,
      ]);
      if (route.answering.tagged && !path.includes('/report'))
        expect([path, answer.headers.get('etag')]).toEqual([path, expect.any(String)]);
      if (route.answering.shape && type === 'application/json') {
        const read = route.answering.shape.safeParse(answer.body);
        expect([path, read.error?.issues]).toEqual([path, undefined]);
      }
      return answer;
    };
    const everythingToRead = async () => {
      const ends = [
        '',
        '/invitations',
        '/findings',
        '/raised',
        '/codings',
        '/report?format=json',
        '/report?format=html',
        '/report/versions',
      ];
      for (const end of ends) await call('get', exercise + end);
      for (const entity of Object.keys(fixture.responses))
        for (const end of ['', '/changes']) await call('get', `${exercise}/responses/${entity}${end}`);
    };

    for (const path of ['/api/health/live', '/api/health/ready', '/api/openapi.json', '/api/docs'])
      await call('get', path);
    const { code } = fixture.initiative;
    const bare = { ...fixture.initiative, code: 'BARE' };
    for (const optional of ['budget', 'sdgTargets', 'directBeneficiaries', 'officer'])
      delete bare[optional as keyof typeof bare];
    const { headers } = await call('post', '/api/initiatives', bare);
    await call(
      'put',
      '/api/initiatives/BARE',
      { ...bare, acronym: 'B' },
      { 'if-match': headers.get('etag') },
    );
    await call('get', '/api/initiatives/BARE');
    await call('get', '/api/initiatives');
    const { body: mails } = await call('get', '/api/outbox');
    await call('get', `/api/outbox/${mails.items[0].id}`);
    const entity = fixture.initiative.entities[0];
    const contacts = `/api/initiatives/BARE/entities/${entity?.key}/contacts`;
    await call('put', contacts, entity?.contacts, { 'if-match': '"2"' });
    await call('post', '/api/initiatives/BARE/exercises', fixture.exercise);
    const { questionnaire } = fixture.exercise;
    await call('post', `/api/initiatives/BARE/exercises/${fixture.exercise.year}/questionnaire`, {
      questionnaire,
    });
    await call('post', `/api/initiatives/BARE/exercises/${fixture.exercise.year}/open`);
    await call('get', `/api/initiatives/${code}/exercises`);
    await call('get', `/api/initiatives/${code}/years`);
    await call('post', `/api/initiatives/BARE/exercises/${fixture.exercise.year}/cancel`, {
      reason: 'Only a copy.',
    });
    await call('post', '/api/initiatives/BARE/exercises', fixture.exercise);
    await call('post', `/api/initiatives/BARE/exercises/${fixture.exercise.year}/skip`, {
      reason: 'A copy.',
    });
    const next = `/api/initiatives/BARE/exercises/${fixture.exercise.year + 1}`;
    await call('post', `${next}/move`, { opensOn: '2024-05-07', closesOn: '2024-05-28' });
    await call('post', `${next}/confirm`);
    await call('post', `${next}/unconfirm`);
    const window = `/api/windows/${fixture.initiative.window}`;
    await call('post', `${window}/plan`, { questionnaire: fixture.exercise.questionnaire });
    await call('get', `${window}/calendar`);
    const { body: invited } = await call('get', `${exercise}/invitations`);
    await call('post', `${exercise}/invitations/${invited.items[0].id}/revoke`);
    await call('post', `${exercise}/invitations/${invited.items[0].id}/resend`);

    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.7\n%%EOF\n']), 'acta.pdf');
    const { AccountsService } = await import('../../src/accounts/accounts.service.js');
    const authorization = `Bearer ${await expost.get(AccountsService).createToken('Ana', 'evaluator')}`;
    const documents = `${exercise}/responses/tec/documents`;
    const upload = routes.find((one) => fits(one, 'post', documents));
    const sent = await fetch(expost.url + documents, {
      method: 'POST',
      body: form,
      headers: { authorization },
    });
    const stored = await sent.json();
    expect([sent.status, upload?.answering.shape?.safeParse(stored).error]).toEqual([201, undefined]);
    if (upload) seen.add(upload);
    await call('get', `${documents}/${stored.id}`);

    const [first = '', ...others] = Object.keys(fixture.responses);
    await story.submit(others);
    await call('put', `${exercise}/responses/${first}`, { ...fixture.responses[first], takenBy: 'phone' });
    await everythingToRead();
    await call('post', `${exercise}/responses/${first}/submit`, {}, { 'idempotency-key': 'one' });
    const questions = [{ question: 'remarks', remark: 'Which?' }];
    await call('post', `${exercise}/responses/${first}/return`, { questions });
    await everythingToRead();
    await call('post', `${exercise}/responses/${first}/accept`);
    await story.accept(others);
    await everythingToRead();
    await call('post', `${exercise}/close`);
    await call('post', `${exercise}/extend`, { closesOn: '2023-12-01', reason: 'More time.' });
    await call('post', `${exercise}/close`);
    await call('post', `${exercise}/validate`);
    await call('post', `${exercise}/back-to-closed`, { reason: 'Not yet.' });
    const newCodes = [{ code: 'mutual-visits', name: { en: 'Visits in every direction' } }];
    const words = { entity: 'tec', question: 'enabling_factors_own', index: 0 };
    await call('put', `${exercise}/codings`, { ...words, codes: ['mutual-visits'], newCodes });
    await everythingToRead();
    const settlement = { when: 'now', counts: true, reason: 'Both say so by phone.' };
    const { body: raised } = await call('get', `${exercise}/raised`);
    const [tie] = raised.items.filter(({ kind }: { kind: string }) => kind === 'one-sided-tie');
    if (tie)
      await call('put', `${exercise}/ties/${tie.pair[0]}/${tie.pair[1]}`, { ...settlement, when: tie.when });
    await call('post', `${exercise}/validate`);
    const { body: found } = await call('get', `${exercise}/findings`);
    const { finding, factsHash } = found[0];
    const wording = { wording: { es: 'Con palabras propias.' }, reason: 'Plainer.' };
    await call('patch', `${exercise}/findings/${finding}`, wording, { 'if-match': `"${factsHash}"` });
    const { headers: now } = await call('get', exercise);
    const decision = { planned: true, year: 2024, reason: 'As they propose.' };
    await call('put', `${exercise}/decision`, decision, { 'if-match': now.get('etag') ?? '' });
    await everythingToRead();
    await call('post', `${exercise}/publish`);
    await everythingToRead();
    await call('post', `${exercise}/next-version`, { reason: 'A name was wrong.' });

    const unseen = routes.filter((route) => !seen.has(route)).map(({ method, path }) => `${method} ${path}`);
    expect(unseen).toEqual([]);
    // Every route there is, one after the other.
  }, 60_000);
});
