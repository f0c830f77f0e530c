import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS, ACCESS_PLACE } from '../../src/accounts/access.decorator.js';
import type { AccessLevel } from '../../src/accounts/access.js';
import type { RunningExpost } from './expost.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly level: AccessLevel | undefined;
  /** Where the role is asked for, of an address that names no initiative. */
  readonly place: string | undefined;
}

/** Every route there is, from the controllers themselves: a new one is in the matrix without being listed. */
export function routesOf(expost: RunningExpost): readonly Route[] {
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
        const place = (Reflect.getMetadata(ACCESS_PLACE, handler) ??
          Reflect.getMetadata(ACCESS_PLACE, controller)) as string | undefined;
        for (const start of base) {
          const full = `/${[start, path].flat().join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
          routes.push({ method, path: full, level, place });
        }
      }
    }
  }
  return routes;
}

export const isWrite = ({ method }: Route) => method !== 'GET';

/** The ids of LIDERES, for the parameters that routes name. */
export const OF_LIDERES = { code: 'ICT149-21', year: '2023', entity: 'cainco', a: 'cainco', b: 'tec' };
/** Ids that are nowhere. */
export const OF_NOTHING = { code: 'ICT999-99', year: '1999' };

/** The address of a route with these ids; what is not said is an id of nothing. */
export function addressOf({ path }: Pick<Route, 'path'>, ids: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => ids[name] ?? 'absent');
}
