/** A URL as logs may hold it: the token of a personal link, or of a staff member's first, replaced, the query left out. */
export function maskedUrl(url: string): string {
  return url.replace(/\?.*$/s, '').replace(/^\/(r|welcome)\/[^/]+/, '/$1/[token]');
}
