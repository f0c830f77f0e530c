/** A URL as logs may hold it: the token of a personal link replaced, the query left out. */
export function maskedUrl(url: string): string {
  return url.replace(/\?.*$/s, '').replace(/^\/r\/[^/]+/, '/r/[token]');
}
