/** The entity tag of a revision or hash: `"3"`. */
export function etag(revision: number | string): string {
  return `"${revision}"`;
}

/**
 * The revision or hash a request says it is based on, from `If-Match` (RFC 9110, section 13.1.1), weak tags and
 * unquoted ones included; null where the header is absent or `*`.
 */
export function ifMatch(request: { readonly headers: Readonly<Record<string, unknown>> }): string | null {
  const header = request.headers['if-match'];
  if (typeof header !== 'string') return null;
  const tag = header
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
  return tag === '' || tag === '*' ? null : tag;
}

/** As `ifMatch`, for things that count their revisions; a tag that is no number matches none and reads as -1. */
export function ifMatchRevision(request: {
  readonly headers: Readonly<Record<string, unknown>>;
}): number | null {
  const tag = ifMatch(request);
  if (tag === null) return null;
  return /^\d{1,9}$/.test(tag) ? Number(tag) : -1;
}

/** Does the reader have it already? `If-None-Match` (RFC 9110, section 13.1.2) names its tag, weak or strong, or `*`. */
export function ifNoneMatch(
  request: { readonly headers: Readonly<Record<string, unknown>> },
  tag: string,
): boolean {
  const header = request.headers['if-none-match'];
  if (typeof header !== 'string') return false;
  return header.split(',').some((one) => ['*', etag(tag)].includes(one.trim().replace(/^W\//, '')));
}
