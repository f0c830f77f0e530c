import { isLive, publishedTooLongAgo } from './live-link.js';

const link = { state: 'sent', removedAt: null, exerciseState: 'open', publishedAt: null } as const;
const now = '2023-10-01T12:00:00.000Z';

it.each([
  ['while the exercise is open', link, true],
  [
    'though its mail has not left: it may have been handed over otherwise',
    { ...link, state: 'queued' },
    true,
  ],
  ['though its mail failed', { ...link, state: 'failed' }, true],
  ['once the exercise is closed', { ...link, exerciseState: 'closed' }, true],
  [
    '89 days after publication',
    { ...link, exerciseState: 'published', publishedAt: '2023-07-04T12:00:00.000Z' },
    true,
  ],
  [
    'to the moment 90 days after it',
    { ...link, exerciseState: 'published', publishedAt: '2023-07-03T12:00:00.000Z' },
    false,
  ],
  ['once revoked', { ...link, state: 'revoked' }, false],
  ['once the contact is removed', { ...link, removedAt: '2023-09-01T00:00:00.000Z' }, false],
  ['once the exercise is cancelled', { ...link, exerciseState: 'cancelled' }, false],
] as const)('a link opens %s: %s', (_when, given, expected) => expect(isLive(given, now)).toBe(expected));

it('counts ninety days back', () => {
  expect(publishedTooLongAgo(now)).toBe('2023-07-03T12:00:00.000Z');
});
