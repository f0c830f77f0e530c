/**
 * A URL as logs may hold it: the token of a personal link, of a staff member's first, of a calendar or of a follower
 * replaced, the query left out.
 */
export function maskedUrl(url: string): string {
  return url
    .replace(/\?.*$/s, '')
    .replace(/^\/(r|welcome|calendar|follow|subscriptions|reminders\/[^/]+)\/[^/]+/, '/$1/[token]');
}
