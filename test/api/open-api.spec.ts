import { startTestExpost, type RunningExpost } from '../support/expost.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Record<string, { schema?: unknown }>;
  };
  readonly responses: Record<
    string,
    { description: string; content?: Record<string, { schema?: { $ref?: string } }>; headers?: object }
  >;
  readonly security: readonly Record<string, readonly string[]>[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

describe('the description of the API', () => {
  let expost: RunningExpost;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  let document: any;
  let operations: (readonly [string, Operation])[];
  beforeAll(async () => {
    expost = await startTestExpost();
    document = (await (await expost.api()).get('/api/openapi.json')).body;
    operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, item]) =>
        Object.entries(item).map(
          ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
        ),
    );
  });
  afterAll(() => expost.stop());

  const operation = (name: string): Operation => {
    const found = operations.find(([key]) => key === name)?.[1];
    if (!found) throw new Error(`No ${name}`);
    return found;
  };

  describe('is OpenAPI 3.1', () => {
    it('with what every such document has', () => {
      expect(document).toMatchObject({
        openapi: expect.stringMatching(/^3\.1\.\d+$/),
        info: { title: 'Expost', version: '1' },
      });
      expect(document.servers).toEqual([{ url: expost.url }]);
      expect(Object.keys(document).sort()).toEqual([
        'components',
        'info',
        'openapi',
        'paths',
        'servers',
        'tags',
      ]);
      for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\/api\/[^:?#]*$/);
      for (const [name] of operations) expect(METHODS).toContain(name.split(' ')[0]?.toLowerCase());
    });

    it('with a parameter for each expression of a path, and no other in the path', () => {
      for (const [name, { parameters }] of operations) {
        const inPath = parameters.filter((parameter) => parameter.in === 'path');
        const expressions = [...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        expect([name, inPath.map((parameter) => parameter.name)]).toEqual([name, expressions]);
        for (const parameter of inPath) {
          expect(parameter).toMatchObject({
            required: true,
            description: expect.any(String),
            schema: { type: 'string' },
          });
        }
        const keys = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
        expect([name, new Set(keys).size]).toEqual([name, keys.length]);
        for (const parameter of parameters) expect(['path', 'query', 'header']).toContain(parameter.in);
      }
    });

    it('with one name for each operation, in a group that is there', () => {
      const names = operations.map(([, { operationId }]) => operationId);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]+$/);
      const groups = document.tags.map(({ name }: { name: string }) => name);
      for (const [name, { tags, summary }] of operations)
        expect([name, tags.length, groups.includes(tags[0]), typeof summary]).toEqual([
          name,
          1,
          true,
          'string',
        ]);
    });

    it('with references that lead somewhere, and no shape that nobody needs', () => {
      const text = JSON.stringify(document);
      const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? ''));
      for (const reference of references) {
        const target = reference
          .split('/')
          .slice(1)
          .reduce((at, key) => at?.[key], document);
        expect([reference, typeof target]).toEqual([reference, 'object']);
      }
      const shapes = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
      expect(shapes.filter((shape) => !references.has(shape))).toEqual([]);
      expect(text).not.toMatch(/"\$(schema|id)"|"nullable"/);
    });

    it('with security, answers and refusals for each operation', () => {
      const schemes = Object.keys(document.components.securitySchemes);
      for (const [name, { security, responses, requestBody }] of operations) {
        for (const scheme of security.flatMap((one) => Object.keys(one))) expect(schemes).toContain(scheme);
        const statuses = Object.keys(responses);
        expect([name, statuses.filter((status) => /^20[01]$/.test(status)).length]).toEqual([name, 1]);
        for (const [status, { description, content }] of Object.entries(responses)) {
          expect(description).not.toBe('');
          if (/^[45]/.test(status) || status === 'default')
            expect(content).toEqual({
              'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
            });
          else if (status !== '304')
            expect([name, Object.keys(content ?? {}).length > 0]).toEqual([name, true]);
        }
        expect([name, statuses.includes('default')]).toEqual([name, true]);
        expect([name, statuses.includes('401')]).toEqual([name, security.length > 0]);
        if (requestBody) expect(statuses).toEqual(expect.arrayContaining(['400', '413', '415']));
      }
    });
  });

  it('holds every route of the API, and nothing else', () => {
    const tree: string = expost.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const places: string[] = [];
    const routes = tree.split('\n').flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([│ ├└─]*)(\S+)(?: \(([^)]*)\))?$/u.exec(line) ?? [];
      const depth = indent.length / 4;
      places.splice(Math.max(0, depth - 1), Infinity, part);
      const path = places
        .join('')
        .replace(/\/+/g, '/')
        .replace(/:(\w+)/g, '{$1}');
      const taken = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
      return path.startsWith('/api/') ? taken.map((method) => `${method} ${path}`) : [];
    });
    expect(operations.map(([name]) => name).sort()).toEqual([...new Set(routes)].sort());
    expect(routes.length).toBeGreaterThan(35);
  });

  it('says who may come', () => {
    expect(operation('GET /api/health/live').security).toEqual([]);
    const manager = operation('POST /api/initiatives');
    expect(manager).toMatchObject({ 'x-access': 'manager', security: [{ bearer: [] }, { session: [] }] });
    expect(document.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
  });

  it('says which headers are sent and answered', () => {
    const headers = (name: string) =>
      operation(name).parameters.flatMap((one) =>
        one.in === 'header' ? [`${one.name}${one.required ? '!' : ''}`] : [],
      );
    const exercise = '/api/initiatives/{code}/exercises/{year}';
    expect(headers(`PUT ${exercise}/responses/{entity}`)).toEqual(['If-Match']);
    expect(headers(`POST ${exercise}/responses/{entity}/submit`)).toEqual(['Idempotency-Key!', 'If-Match']);
    expect(headers(`PATCH ${exercise}/findings/{finding}`)).toEqual(['If-Match']);
    expect(headers(`GET ${exercise}/report`)).toEqual(['If-None-Match']);
    expect(headers('POST /api/initiatives')).toEqual([]);
    for (const [name, { parameters, responses }] of operations)
      if (/^(PUT|PATCH)/.test(name)) {
        expect([name, parameters.some((one) => one.name === 'If-Match')]).toEqual([name, true]);
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['409', '428']));
      }
    expect(operation('GET /api/initiatives/{code}').responses['200']?.headers).toHaveProperty('ETag');
    expect(operation('POST /api/initiatives').responses['201']?.headers).toHaveProperty('Location');
  });

  it('says what is sent and what comes back, also where it is no JSON', () => {
    const exercise = '/api/initiatives/{code}/exercises/{year}';
    const upload = operation(`POST ${exercise}/responses/{entity}/documents`);
    expect(upload.requestBody?.content).toEqual({
      'multipart/form-data': { schema: expect.objectContaining({ type: 'object', required: ['file'] }) },
    });
    expect(Object.keys(operation(`GET ${exercise}/report`).responses['200']?.content ?? {})).toEqual([
      'application/json',
      'application/pdf',
      'text/html',
    ]);
    const open = operation(`POST ${exercise}/open`).requestBody;
    expect([open?.required, open?.content['application/json']?.schema]).toEqual([
      false,
      expect.objectContaining({ type: 'object' }),
    ]);
    expect(operation('GET /api/outbox').responses['200']?.content).toEqual({
      'application/json': { schema: { $ref: '#/components/schemas/MailList' } },
    });
  });
});
