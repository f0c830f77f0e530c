import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { AccessLevel, Grant, StaffRole } from '../../src/accounts/access.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { rawRequest } from '../support/raw-request.js';
import { addressOf, OF_LIDERES, OF_NOTHING, routesOf, type Route } from '../support/routes.js';
import { staffWith } from '../support/staff.js';
import { openExercise } from '../support/story.js';

const STAFF: readonly StaffRole[] = ['reader', 'evaluator', 'manager'];
/** Take a form of nothing but its token: these would end the session. */
const ENDS = new Set(['/sign-out', '/staff/account/sessions/end-all']);
const allows = (level: AccessLevel, role: StaffRole) =>
  level === 'public' || (level !== 'partner' && STAFF.indexOf(role) >= STAFF.indexOf(level));

describe('the access matrix, generated from the routes', () => {
  let expost: RunningExpost;
  let routes: readonly Route[];
  let partner: PartnerSession;
  const clients = new Map<string, ApiClient>();
  beforeAll(async () => {
    expost = await startTestExpost();
    const story = await openExercise(expost);
    const other = { ...story.fixture.initiative, code: 'ICT150-20', window: 2020 };
    expect((await story.manager.post('/api/initiatives', other)).status).toBe(201);
    partner = await enter(expost, await story.linkOf('cainco'));
    routes = routesOf(expost);
    clients.set('nobody', await expost.api());
    for (const role of STAFF) clients.set(role, await expost.api(role));
  });
  afterAll(() => expost.stop());

  const addressFor = (route: Route, kind: 'own' | 'absent') =>
    addressOf(route, kind === 'own' ? OF_LIDERES : OF_NOTHING);
  const call = (who: string, route: Route, kind: 'own' | 'absent') => {
    const { method } = route;
    const client = clients.get(who) as ApiClient;
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    // An unknown field: no write gets past the shape of its request, so that nothing changes between two calls.
    return verb === 'get'
      ? client.get(addressFor(route, kind))
      : client[verb](addressFor(route, kind), { unknownField: true });
  };

  it('declares an access for every route', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter(({ level }) => !level)).toEqual([]);
  });

  it('lets nobody in without a token or a session, except where anybody may come', async () => {
    for (const route of routes.filter(({ level }) => level !== 'public')) {
      for (const kind of ['own', 'absent'] as const) {
        const { status } = await call('nobody', route, kind);
        expect({ ...route, status }).toEqual({ ...route, status: 401 });
      }
    }
  });

  it.each(STAFF)('shows a %s whose role is too low the same as what is not there', async (role) => {
    for (const route of routes.filter(({ level }) => level && !allows(level, role))) {
      const own = await call(role, route, 'own');
      const absent = await call(role, route, 'absent');
      expect({ ...route, status: own.status, body: own.body }).toEqual({
        ...route,
        status: 404,
        body: absent.body,
      });
    }
  });

  it.each(STAFF)('lets a %s reach what its role allows', async (role) => {
    for (const route of routes.filter(
      ({ level, path }) => level && allows(level, role) && path.startsWith('/api/'),
    )) {
      const { status } = await call(role, route, 'own');
      expect({ ...route, refused: status === 401 || status === 403 || status >= 500 }).toEqual({
        ...route,
        refused: false,
      });
    }
  });

  it.each(STAFF)(
    'lets a %s of one window or one initiative reach that, and shows nothing else',
    async (role) => {
      for (const grant of [
        { role, window: 2021, initiative: null },
        { role, window: null, initiative: 'ICT149-21' },
      ]) {
        const { cookie, csrf } = await staffWith(expost, [grant]);
        const statusOf = async (route: Route, ids: Readonly<Record<string, string>>) => {
          const headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json', accept: '*/*' };
          const body = route.method === 'GET' ? undefined : '{"unknownField":true}';
          const answer = await rawRequest(expost.url, route.method, addressOf(route, ids), headers, body);
          return [answer.status, answer.text] as const;
        };
        for (const route of routes.filter(
          ({ level, path }) => level && STAFF.includes(level as StaffRole) && !ENDS.has(path),
        )) {
          const allowed = allows(route.level as AccessLevel, role);
          const [own] = await statusOf(route, OF_LIDERES);
          if (!route.path.includes(':code')) {
            // What is about no initiative: only what answers no more than the grants reach.
            if (!allowed || route.place !== 'somewhere')
              expect({ ...route, own }).toEqual({ ...route, own: 404 });
            else
              expect({ ...route, refused: [401, 403].includes(own) || own >= 500 }).toEqual({
                ...route,
                refused: false,
              });
            continue;
          }
          const [other, otherText] = await statusOf(route, { ...OF_LIDERES, code: 'ICT150-20' });
          const [absent, absentText] = await statusOf(route, { ...OF_LIDERES, ...OF_NOTHING });
          expect({ ...route, other, absent }).toEqual({ ...route, other: 404, absent: 404 });
          expect(otherText).toBe(absentText);
          if (!allowed) expect({ ...route, own }).toEqual({ ...route, own: 404 });
          else
            expect({ ...route, refused: [401, 403].includes(own) || own >= 500 }).toEqual({
              ...route,
              refused: false,
            });
        }
      }
    },
    120_000,
  );

  it('lists to each only what their grants reach', async () => {
    const listed = async (grants: readonly Grant[]) => {
      const { cookie } = await staffWith(expost, grants);
      const read = async (path: string) => rawRequest(expost.url, 'GET', path, { cookie, accept: '*/*' });
      const initiatives = JSON.parse((await read('/api/initiatives')).text) as { items: { code: string }[] };
      const mails = JSON.parse((await read('/api/outbox?pageSize=200')).text) as { total: number };
      return { codes: initiatives.items.map(({ code }) => code), mails: mails.total > 0 };
    };
    const of = (window: number | null, initiative: string | null) => [
      { role: 'reader' as const, window, initiative },
    ];
    expect(await listed(of(null, null))).toEqual({ codes: ['ICT149-21', 'ICT150-20'], mails: true });
    expect(await listed(of(2021, null))).toEqual({ codes: ['ICT149-21'], mails: true });
    expect(await listed(of(null, 'ICT149-21'))).toEqual({ codes: ['ICT149-21'], mails: true });
    expect(await listed(of(null, 'ICT150-20'))).toEqual({ codes: ['ICT150-20'], mails: false });
    expect(await listed(of(1999, null))).toEqual({ codes: [], mails: false });
    expect(await listed([...of(2020, null), ...of(2021, null)])).toMatchObject({
      codes: ['ICT149-21', 'ICT150-20'],
    });
    const { cookie } = await staffWith(expost, []);
    expect((await rawRequest(expost.url, 'GET', '/api/initiatives', { cookie })).status).toBe(404);
  });

  it('shows a partner nothing of the staff, whether the session comes as itself or as the staff’s', async () => {
    const [, value] = partner.cookie.split('=');
    for (const route of routes.filter(({ level }) => level && level !== 'public' && level !== 'partner')) {
      for (const cookie of [partner.cookie, `expost-staff=${value}`]) {
        const { status } = await rawRequest(
          expost.url,
          route.method,
          addressFor(route, 'own'),
          { cookie, 'x-csrf-token': partner.csrf, 'content-type': 'application/json' },
          route.method === 'GET' ? undefined : '{"unknownField":true}',
        );
        expect({ ...route, cookie, status }).toEqual({ ...route, cookie, status: 401 });
      }
    }
  });

  it('shows the staff nothing that is a partner’s to write, whoever’s session they have', async () => {
    const { cookie } = await staffWith(expost, [{ role: 'manager', window: null, initiative: null }]);
    for (const route of routes.filter(({ level }) => level === 'partner')) {
      for (const headers of [{ cookie }, { cookie: cookie.replace('expost-staff', 'expost') }]) {
        const { status } = await rawRequest(expost.url, route.method, addressFor(route, 'own'), headers);
        expect({ ...route, ...headers, status }).toEqual({ ...route, ...headers, status: 401 });
      }
      expect((await call('manager', route, 'own')).status).toBe(404);
    }
  });

  it('knows no staff by a token that is wrong or of another form', async () => {
    for (const authorization of ['Bearer x', `Bearer ${'a'.repeat(43)}`, 'Basic YTpi', 'Bearer', '']) {
      const { status } = await (clients.get('nobody') as ApiClient).get('/api/initiatives', {
        authorization,
      });
      expect(status).toBe(401);
    }
  });

  it('knows nobody any more by a token that has been revoked, nor by its sessions', async () => {
    const accounts = expost.get(AccountsService);
    const token = await accounts.createToken('Leaves soon', 'manager');
    const tokenId = (await accounts.staffOfToken(token))?.staffId ?? '';
    const session = await accounts.startSession({ accessTokenId: tokenId, language: null });
    const withToken = { authorization: `Bearer ${token}` };
    const withSession = { cookie: `expost-staff=${session}` };
    const statuses = async () =>
      Promise.all(
        [withToken, withSession].map(
          async (headers) => (await rawRequest(expost.url, 'GET', '/api/initiatives', headers)).status,
        ),
      );
    expect(await statuses()).toEqual([200, 200]);
    await expost.get(UnitOfWork).run(
      ({ manager }) => manager.sql`
        UPDATE access_token SET revoked_at = ${expost.clock.now()} WHERE id = ${tokenId}`,
    );
    expect(await statuses()).toEqual([401, 401]);
  });
});
