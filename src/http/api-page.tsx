import { Layout } from '../pages/layout.js';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
}

/** As much of an OpenAPI document as a reader needs. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The API to read: every call with its parameters and the shape of its body, from the OpenAPI document. */
export function ApiPage({ api }: { readonly api: ApiDescription }) {
  return (
    <Layout language="en" title="API" audience="staff">
      <h1 class="govuk-heading-l">API</h1>
      <p class="govuk-body">
        JSON over HTTP. Calls carry <code>Authorization: Bearer</code> and a token; errors are problems by RFC
        9457. The same description for programs:{' '}
        <a class="govuk-link" href="/api/openapi.json">
          OpenAPI 3.1
        </a>
        .
      </p>
      {Object.entries(api.paths).map(([path, operations]) =>
        METHODS.filter((method) => method in operations).map((method) => (
          <Call key={method + path} method={method} path={path} operation={operations[method] as Operation} />
        )),
      )}
    </Layout>
  );
}

function Call(props: { readonly method: string; readonly path: string; readonly operation: Operation }) {
  const { method, path, operation } = props;
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  return (
    <section>
      <h2 class="govuk-heading-s">
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h2>
      {operation.summary && <p class="govuk-body">{operation.summary}</p>}
      {query.length > 0 && (
        <p class="govuk-body">
          Query: {query.map(({ name, required }) => (required ? name : `${name} (optional)`)).join(', ')}
        </p>
      )}
      {bodies.map(([type, { schema }]) => (
        <details class="govuk-details" key={type}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Body: {type}</span>
          </summary>
          <div class="govuk-details__text">
            <pre>{JSON.stringify(schema, null, 2)}</pre>
          </div>
        </details>
      ))}
    </section>
  );
}
