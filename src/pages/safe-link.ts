/**
 * The address of a link as typed by a person, or null where following it could do something else than open a page:
 * only http, https and mailto with a host or an address pass; `javascript:` and the like never do.
 */
export function safeLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') return url.href;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // A name before the host dresses a foreign address up as a known one.
  return url.username || url.password ? null : url.href;
}

/**
 * A path of our own pages to go back to, or the fallback: one slash and then no other slash or backslash, which
 * browsers read as the start of a foreign host; no control characters, which they skip.
 */
export function ownPath(text: unknown, fallback: string): string {
  if (typeof text !== 'string' || text.length > 500) return fallback;
  // eslint-disable-next-line no-control-regex
  return /^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(text) ? text : fallback;
}
