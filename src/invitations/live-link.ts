import type { ExerciseState } from '../exercises/exercise.js';
import type { InvitationState } from './invitation.entity.js';

/** Personal links and their sessions live until so many days after publication (`domain.md`, section 3). */
export const DAYS_AFTER_PUBLICATION = 90;

/** The latest instant of publication, at `now`, of an exercise whose links have ended. ISO 8601 in UTC. */
export function publishedTooLongAgo(now: string): string {
  return new Date(Date.parse(now) - DAYS_AFTER_PUBLICATION * 86_400_000).toISOString();
}

/** Has its person heard of it: by a mail that has left, or may have, or by using the link? */
export function hasHeard(link: {
  readonly state: InvitationState;
  readonly enteredAt: string | null;
}): boolean {
  return link.enteredAt !== null || ['sending', 'sent', 'uncertain'].includes(link.state);
}

/** Does a link open? Not once revoked, its contact removed, its exercise cancelled, or long after publication. */
export function isLive(
  link: {
    readonly state: InvitationState;
    readonly removedAt: string | null;
    readonly exerciseState: ExerciseState;
    readonly publishedAt: string | null;
  },
  now: string,
): boolean {
  if (link.state === 'revoked' || link.removedAt !== null || link.exerciseState === 'cancelled') return false;
  return link.publishedAt === null || link.publishedAt > publishedTooLongAgo(now);
}
