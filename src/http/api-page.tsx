import { Layout } from '../pages/layout.js';
import { PATH_PARAMETERS } from './open-api-words.js';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses?: Readonly<Record<string, Content & { readonly description?: string }>>;
  readonly 'x-access'?: string;
}

/** As much of an OpenAPI document as a reader needs. */
export interface ApiDescription {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

interface NamedCall {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The API to read: every call with what it takes and answers, from the OpenAPI document. */
export function ApiPage({ api }: { readonly api: ApiDescription }) {
  const calls = Object.entries(api.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): NamedCall => ({ method, path, operation })),
  );
  return (
    <Layout language="en" title="API" audience="staff">
      <h1 class="govuk-heading-l">API</h1>
      <p class="govuk-body">
        JSON over HTTP. Calls carry <code>Authorization: Bearer</code> and a token; a role includes those
        before it: reader, evaluator, manager. Refusals are problems by RFC 9457. The same description for
        programs:{' '}
        <a class="govuk-link" href="/api/openapi.json">
          OpenAPI 3.1
        </a>
        .
      </p>
      <ul class="govuk-list">
        {api.tags.map(({ name, description }) => (
          <li key={name}>
            <a class="govuk-link" href={`#${name}`}>
              {name}
            </a>
            : {description}
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">In addresses</h2>
      <ul class="govuk-list">
        {Object.entries(PATH_PARAMETERS).map(([name, description]) => (
          <li key={name}>
            <code>{`{${name}}`}</code>: {description}
          </li>
        ))}
      </ul>
      {api.tags.map(({ name }) => (
        <section key={name} id={name}>
          <h2 class="govuk-heading-m">{name}</h2>
          {calls
            .filter(({ operation }) => operation.tags?.[0] === name)
            .map((call) => (
              <Call key={call.method + call.path} {...call} />
            ))}
        </section>
      ))}
      <h2 class="govuk-heading-m">Shapes of answers</h2>
      {Object.entries(api.components.schemas).map(([name, schema]) => (
        <Schema key={name} title={name} of={`Shape ${name}`} schema={schema} id={`shape-${name}`} />
      ))}
    </Layout>
  );
}

function Call({ method, path, operation }: NamedCall) {
  const { parameters = [], requestBody, responses = {} } = operation;
  const access = operation['x-access'];
  const sent = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const refusals = Object.entries(responses).filter(([status]) => /^[45]/.test(status));
  return (
    <article>
      <h3 class="govuk-heading-s">
        <code class="xp-address">
          {method.toUpperCase()} <Breakable path={path} />
        </code>
      </h3>
      <p class="govuk-body">
        {operation.summary}. {access === 'public' ? 'For anybody.' : `For the role ${access}.`}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {sent('query').length > 0 && (
          <li>
            Query:{' '}
            {sent('query')
              .map(({ name, required }) => (required ? name : `${name} (optional)`))
              .join(', ')}
          </li>
        )}
        {sent('header').map(({ name, required, description }) => (
          <li key={name}>
            Header <code>{name}</code>
            {required ? ', always' : ''}: {description}
          </li>
        ))}
        {Object.entries(responses)
          .filter(([status]) => /^[23]/.test(status))
          .map(([status, answer]) => (
            <li key={status}>
              Answers {status}
              <Kinds {...answer} />
            </li>
          ))}
      </ul>
      {Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => (
        <Schema
          key={type}
          of={`Body of ${method.toUpperCase()} ${path}`}
          title={`Body: ${type}${requestBody?.required === false ? ', may be left out' : ''}`}
          schema={schema}
        />
      ))}
      {refusals.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              Refusals: {refusals.map(([status]) => status).join(', ')}
            </span>
          </summary>
          <div class="govuk-details__text">
            <ul class="govuk-list">
              {refusals.map(([status, { description }]) => (
                <li key={status}>
                  {status}: {description}
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </article>
  );
}

/** An address that breaks before its slashes where the window is narrow. */
function Breakable({ path }: { readonly path: string }) {
  return (
    <>
      {path.split(/(?=\/)/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </>
  );
}

function Kinds({ content = {} }: Content) {
  return (
    <>
      {Object.entries(content).map(([type, { schema }], index) => {
        const name = (schema as { readonly $ref?: string } | undefined)?.$ref?.split('/').at(-1);
        return (
          <>
            {index === 0 ? ': ' : ', or '}
            {name ? (
              <a class="govuk-link" href={`#shape-${name}`}>
                {name}
              </a>
            ) : (
              <code>{type}</code>
            )}
          </>
        );
      })}
    </>
  );
}

interface SchemaProps {
  readonly title: string;
  /** What it is the shape of, for those who jump from region to region. */
  readonly of: string;
  readonly schema: unknown;
  readonly id?: string;
}

/** A browser that is sent to the address within opens the details by itself. */
function Schema({ title, of, schema, id }: SchemaProps) {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{title}</span>
      </summary>
      <div class="govuk-details__text xp-scroll" tabIndex={0} role="region" aria-label={of} id={id}>
        <pre>{JSON.stringify(schema, null, 2)}</pre>
      </div>
    </details>
  );
}
