export interface ApiAnswer {
  readonly status: number;
  // The tests say what they expect of it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

type Send = (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<ApiAnswer>;

export interface ApiClient {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<ApiAnswer>;
  readonly post: Send;
  readonly put: Send;
  readonly patch: Send;
  readonly delete: Send;
}

/** Speaks JSON with the service at `url`, with a staff token or without. */
export function apiClient(url: string, token: string | null): ApiClient {
  const send =
    (method: string): Send =>
    async (path, body, headers = {}) => {
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      return {
        status: response.status,
        body: isJson ? JSON.parse(text) : text,
        text,
        headers: response.headers,
      };
    };
  return {
    get: (path, headers) => send('GET')(path, undefined, headers),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: send('DELETE'),
  };
}
