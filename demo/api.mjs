// A program that speaks with the API by a staff token, as any other would.

export function apiOf(base, token) {
  return async function call(method, path, body, headers = {}) {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status}\n${bytes.toString().slice(0, 4000)}`);
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      bytes,
      headers: response.headers,
      body: isJson ? JSON.parse(bytes.toString()) : null,
    };
  };
}
