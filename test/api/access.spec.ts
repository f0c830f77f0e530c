import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS } from '../../src/accounts/access.decorator.js';
import type { AccessLevel, StaffRole } from '../../src/accounts/access.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly level: AccessLevel | undefined;
}

/** Every route there is, from the controllers themselves: a new one is in the matrix without being listed. */
function routesOf(expost: RunningExpost): Route[] {
  const routes: Route[] = [];
  for (const module of expost.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const controller = metatype as (abstract new () => object) | null;
      if (!controller) continue;
      const base = [Reflect.getMetadata('path', controller) as string | string[]].flat();
      for (const name of Object.getOwnPropertyNames(controller.prototype)) {
        const handler = (controller.prototype as Record<string, unknown>)[name];
        const path =
          typeof handler === 'function' ? (Reflect.getMetadata('path', handler) as string) : undefined;
        if (name === 'constructor' || path === undefined || typeof handler !== 'function') continue;
        const method = RequestMethod[Reflect.getMetadata('method', handler) as number] ?? '';
        const level = (Reflect.getMetadata(ACCESS, handler) ??
          Reflect.getMetadata(ACCESS, controller)) as AccessLevel;
        for (const start of base) {
          const full = `/${[start, path].flat().join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
          routes.push({ method, path: full, level });
        }
      }
    }
  }
  return routes;
}

const STAFF: readonly StaffRole[] = ['reader', 'evaluator', 'manager'];
const allows = (level: AccessLevel, role: StaffRole) =>
  level === 'public' || (level !== 'partner' && STAFF.indexOf(role) >= STAFF.indexOf(level));

describe('the access matrix, generated from the routes', () => {
  let expost: RunningExpost;
  let routes: Route[];
  const clients = new Map<string, ApiClient>();
  beforeAll(async () => {
    expost = await startTestExpost();
    await openExercise(expost);
    routes = routesOf(expost);
    clients.set('nobody', await expost.api());
    for (const role of STAFF) clients.set(role, await expost.api(role));
  });
  afterAll(() => expost.stop());

  /** Own: the ids of LIDERES. Absent: ids that are nowhere. */
  const filled = (path: string, kind: 'own' | 'absent') =>
    path.replace(/:(\w+)/g, (_whole, name: string) =>
      kind === 'absent'
        ? name === 'year'
          ? '1999'
          : 'absent'
        : ({ code: 'ICT149-21', year: '2023', entity: 'cainco', a: 'cainco', b: 'tec' }[name] ?? 'absent'),
    );
  const call = (who: string, { method, path }: Route, kind: 'own' | 'absent') => {
    const client = clients.get(who) as ApiClient;
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    // An unknown field: no write gets past the shape of its request, so that nothing changes between two calls.
    return verb === 'get'
      ? client.get(filled(path, kind))
      : client[verb](filled(path, kind), { unknownField: true });
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

  it('knows no staff by a token that is wrong, revoked or of another form', async () => {
    for (const authorization of ['Bearer x', `Bearer ${'a'.repeat(43)}`, 'Basic YTpi', 'Bearer', '']) {
      const { status } = await (clients.get('nobody') as ApiClient).get('/api/initiatives', {
        authorization,
      });
      expect(status).toBe(401);
    }
  });
});
