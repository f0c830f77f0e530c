import { request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Sends the request line and headers exactly as given, as `fetch` would not: it tidies up paths, and refuses methods and
 * a Host of its own.
 */
export function rawRequest(
  url: string,
  method: string,
  target: string,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  body?: string | Buffer,
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({
      host: hostname,
      port,
      method,
      path: target,
      setHost: false,
      agent: false,
      headers: {
        host,
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        ...(headers as Record<string, string | string[]>),
      },
    });
    sent.once('error', reject);
    sent.once('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          headers: answer.headers,
        }),
      );
    });
    sent.end(body);
  });
}
