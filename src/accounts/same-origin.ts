const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * May a write with this Origin header be taken? A browser always sends the header with a write to another site;
 * programs send none. On the loopback its different names are one place.
 */
export function isSameOrigin(origin: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const own = new URL(publicUrl);
  if (from.origin === own.origin) return true;
  return from.protocol === own.protocol && LOOPBACK.has(from.hostname) && LOOPBACK.has(own.hostname);
}
