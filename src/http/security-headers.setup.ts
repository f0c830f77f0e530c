import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet, { type HelmetOptions } from 'helmet';

/**
 * What helmet sets on a reply, as names and values. None of it depends on the request, so it is asked once, of a reply
 * that goes nowhere, instead of working the policy out for every request.
 */
export function securityHeaders(options: Readonly<HelmetOptions>): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const reply = {
    setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  helmet(options)({} as IncomingMessage, reply as unknown as ServerResponse, (error?: unknown) => {
    if (error) throw error as Error;
  });
  return headers;
}

const OF_FILES = ['x-content-type-options', 'strict-transport-security', 'cross-origin-resource-policy'];

/** Those that mean something on a style sheet, a font or a script; the others speak of pages, and weigh as much. */
export function headersOfFiles(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => OF_FILES.includes(name)));
}
