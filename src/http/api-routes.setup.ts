import { RequestMethod, type INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS } from '../accounts/access.decorator.js';
import type { AccessLevel } from '../accounts/access.js';
import type { Answering } from './answer.shape.js';
import { ANSWERS } from './api-answer.decorator.js';

/** What the decorators of a route of the API say. */
export interface ApiRoute {
  /** In small letters, as OpenAPI writes it. */
  readonly method: string;
  /** Template, such as `/api/initiatives/{code}`. */
  readonly path: string;
  readonly access: AccessLevel;
  readonly answering: Answering;
}

type Handler = (...given: never[]) => unknown;

/** Every route below `/api`, from the controllers; throws where one does not say how it answers. */
export function apiRoutes(app: INestApplication): readonly ApiRoute[] {
  return [...app.get(ModulesContainer).values()].flatMap(({ controllers }) =>
    [...controllers.values()].flatMap(({ metatype }) => routesOf(metatype as (new () => object) | null)),
  );
}

function routesOf(controller: (new () => object) | null): ApiRoute[] {
  if (!controller) return [];
  const base = Reflect.getMetadata('path', controller) as string | string[];
  const members = Object.values(Object.getOwnPropertyDescriptors(controller.prototype));
  return members.flatMap(({ value }) => {
    const handler = value as Handler | undefined;
    const path = typeof handler === 'function' ? Reflect.getMetadata('path', handler) : undefined;
    // The constructor is a member too, and has the path of all.
    if (!handler || path === undefined || value === controller) return [];
    const full = `/${String(base)}/${String(path)}`.replace(/\/+/g, '/').replace(/\/$/, '');
    if (!full.startsWith('/api/')) return [];
    const answering = Reflect.getMetadata(ANSWERS, handler) as Answering | undefined;
    if (!answering) throw new Error(`${full}: the route does not say how it answers (@ApiAnswer).`);
    return [
      {
        method: (RequestMethod[Reflect.getMetadata('method', handler) as number] ?? '').toLowerCase(),
        path: full.replace(/:(\w+)/g, '{$1}'),
        access: (Reflect.getMetadata(ACCESS, handler) ??
          Reflect.getMetadata(ACCESS, controller)) as AccessLevel,
        answering,
      },
    ];
  });
}
