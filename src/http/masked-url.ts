/** A URL as logs may hold it: the token of a personal link, of a staff member's first or of a calendar replaced, the query left out. */
export function maskedUrl(url: string): string {
  return url.replace(/\?.*$/s, '').replace(/^\/(r|welcome|calendar|reminders\/[^/]+)\/[^/]+/, '/$1/[token]');
}
