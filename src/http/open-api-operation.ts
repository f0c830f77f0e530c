import type { AccessLevel } from '../accounts/access.js';
import { PROBLEMS, type ProblemKey } from '../problem.js';
import { ETAG, IF_MATCH, PATH_PARAMETERS } from './open-api-words.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean | undefined;
  readonly description?: string | undefined;
  readonly schema?: unknown;
}

interface Body {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, { readonly schema?: unknown }>>;
}

/** As much of an operation as the framework has found out by itself. */
export interface FoundOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses?: Readonly<Record<string, unknown>>;
}

/** What the decorators of the route add to it. */
export interface DescribedRoute {
  readonly method: string;
  readonly path: string;
  readonly access: AccessLevel;
  readonly answering: {
    readonly files?: Readonly<Record<string, string>>;
    readonly tagged?: true;
    readonly kept?: true;
    readonly refuses?: readonly ProblemKey[];
  };
  /** `#/components/schemas/…` of a JSON answer. */
  readonly shape: string | null;
}

/** An operation with everything that its path, access, body and answer imply. */
export function wholeOperation(found: FoundOperation, route: DescribedRoute): object {
  const body = found.requestBody && wholeBody(found.requestBody);
  const status = Object.keys(found.responses ?? {})[0] ?? '200';
  const parameters = [...pathParameters(route.path), ...sentParameters(found, route, status)];
  const refusals = refusalsOf(route, status, {
    body: body !== undefined,
    query: parameters.some((parameter) => parameter.in === 'query'),
  });
  return {
    ...found,
    parameters,
    ...(body ? { requestBody: body } : {}),
    responses: {
      [status]: success(route, status),
      ...(route.answering.kept ? { '304': { description: 'The one you have still stands' } } : {}),
      ...refusals,
      default: problem('Any other refusal'),
    },
    security: route.access === 'public' ? [] : [{ bearer: [] }, { session: [] }],
    'x-access': route.access,
  };
}

function pathParameters(path: string): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: PATH_PARAMETERS[name],
    schema: { type: 'string', maxLength: 200 },
  }));
}

function sentParameters(found: FoundOperation, route: DescribedRoute, status: string): Parameter[] {
  const header = (name: string, description: string, required = false): Parameter => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  const changes = route.answering.tagged && route.method !== 'get' && status !== '201';
  return [
    ...(found.parameters ?? []).filter((parameter) => parameter.in !== 'path'),
    ...(changes ? [header('If-Match', route.method === 'post' ? IF_MATCH.heeded : IF_MATCH.needed)] : []),
    ...(route.answering.kept ? [header('If-None-Match', 'The ETag of the one you have')] : []),
  ];
}

/** The body of a step may be left out; described is only what it may hold. */
function wholeBody({ content, ...body }: Body): Body {
  const [type = '', { schema } = {}] = Object.entries(content)[0] ?? [];
  const { type: kinds, ...rest } = (schema ?? {}) as { readonly type?: unknown };
  if (!Array.isArray(kinds) || !kinds.includes('null')) return { ...body, content };
  const [kind] = kinds.filter((one) => one !== 'null') as unknown[];
  return { ...body, required: false, content: { [type]: { schema: { type: kind, ...rest } } } };
}

function success({ answering, shape }: DescribedRoute, status: string): object {
  const header = (description: string) => ({ description, schema: { type: 'string' } });
  const files = Object.entries(answering.files ?? {}).map(([type, description]) => [
    type,
    { schema: type === 'application/json' ? { type: 'object', description } : { description } },
  ]);
  return {
    description: status === '201' ? 'Created' : 'Done',
    ...(answering.tagged
      ? {
          headers: {
            ETag: header(ETAG),
            ...(status === '201' ? { Location: header('Its address') } : {}),
            ...(answering.kept ? { Digest: header('SHA-256 of a published document, in Base64') } : {}),
          },
        }
      : {}),
    content: {
      ...(shape ? { 'application/json': { schema: { $ref: shape } } } : {}),
      ...Object.fromEntries(files),
    },
  };
}

function refusalsOf(
  { method, path, access, answering }: DescribedRoute,
  status: string,
  takes: { readonly body: boolean; readonly query: boolean },
): Readonly<Record<string, object>> {
  const changes = answering.tagged && method !== 'get' && status !== '201';
  const keys: readonly ProblemKey[] = [
    ...(takes.body || takes.query ? (['invalid-request'] as const) : []),
    ...(takes.body ? (['unreadable-body', 'body-too-large', 'unsupported-media-type'] as const) : []),
    ...(access === 'public' ? [] : (['sign-in-needed'] as const)),
    ...(access === 'public' || method === 'get' ? [] : (['csrf-token-wrong'] as const)),
    ...(access === 'public' && !path.includes('{') ? [] : (['not-found'] as const)),
    ...(changes ? (['stale'] as const) : []),
    ...(changes && method !== 'post' ? (['precondition-required'] as const) : []),
    ...(answering.refuses ?? []),
  ];
  const byStatus = new Map<number, string[]>();
  for (const key of keys) {
    const { status: of, title } = PROBLEMS[key];
    byStatus.set(of, [...(byStatus.get(of) ?? []), `${title} (${key})`]);
  }
  return Object.fromEntries([...byStatus].map(([of, titles]) => [String(of), problem(titles.join('; '))]));
}

function problem(description: string): object {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
