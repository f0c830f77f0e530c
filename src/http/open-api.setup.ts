import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { cookieForm } from '../accounts/cookies.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { documents } from './answer.shape.js';
import { apiRoutes } from './api-routes.setup.js';
import { wholeOperation, type FoundOperation } from './open-api-operation.js';
import { ABOUT, GROUPS } from './open-api-words.js';

/**
 * The description of the API: requests from the schemas that check them, answers from those the tests check, and the rest
 * from what each route declares.
 */
export function describeApi(app: INestApplication): OpenAPIObject {
  const { publicUrl } = app.get<Config>(CONFIG);
  const builder = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle('Expost').setVersion('1');
  const found = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) =>
      lowerFirst(controller.replace(/Controller$/, '')) + method.charAt(0).toUpperCase() + method.slice(1),
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Expost', description: ABOUT, version: '1' },
    servers: [{ url: publicUrl }],
    tags: [...GROUPS],
    paths: pathsOf(app, found.paths as unknown as FoundPaths) as OpenAPIObject['paths'],
    components: {
      schemas: shapes() as NonNullable<OpenAPIObject['components']>['schemas'],
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A staff token' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: cookieForm(publicUrl).staff,
          description:
            'The session of a browser; each of its writes carries the CSRF token of its page as x-csrf-token',
        },
      },
    } as OpenAPIObject['components'],
  } as OpenAPIObject;
}

type FoundPaths = Readonly<Record<string, Readonly<Record<string, FoundOperation & { tags?: string[] }>>>>;

function pathsOf(app: INestApplication, found: FoundPaths): Record<string, Record<string, object>> {
  const groupOf = ({ method, path }: { method: string; path: string }) =>
    GROUPS.findIndex(({ name }) => name === found[path]?.[method]?.tags?.[0]);
  const paths: Record<string, Record<string, object>> = {};
  for (const route of [...apiRoutes(app)].sort((a, b) => groupOf(a) - groupOf(b))) {
    const operation = found[route.path]?.[route.method];
    if (!operation) throw new Error(`${route.path}: the framework does not describe ${route.method}.`);
    const { shape } = route.answering;
    const name = shape && documents.get(shape)?.id;
    if (shape && !name) throw new Error(`${route.path}: the shape of its answer has no name.`);
    const described = { ...route, shape: name ? addressOf(name) : null };
    paths[route.path] = { ...paths[route.path], [route.method]: wholeOperation(operation, described) };
  }
  return paths;
}

const addressOf = (name: string) => `#/components/schemas/${name}`;

function shapes(): Record<string, object> {
  const { schemas } = z.toJSONSchema(documents, {
    uri: addressOf,
    io: 'output',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Answers may gain fields; and what a format says needs no pattern, nor what every key is.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      delete jsonSchema.propertyNames;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...shape }]) => [name, shape]),
  );
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
