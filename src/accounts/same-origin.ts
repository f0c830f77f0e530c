const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * May a write with this Origin header be taken? A browser always sends the header with a write to another site;
 * programs send none. On the loopback its different names are one place. Since our pages ask for no referrer, browsers
 * write `null` for them too (Fetch Standard, "append a request Origin header"): then `Sec-Fetch-Site` tells, which no
 * page can set; browsers too old to send it are stopped by the CSRF token alone.
 */
export function isSameOrigin(origin: string | undefined, publicUrl: string, fetchSite?: unknown): boolean {
  if (origin === undefined) return true;
  if (origin === 'null')
    return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const own = new URL(publicUrl);
  if (from.origin === own.origin) return true;
  return from.protocol === own.protocol && LOOPBACK.has(from.hostname) && LOOPBACK.has(own.hostname);
}
