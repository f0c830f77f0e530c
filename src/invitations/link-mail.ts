import type { MailOutcome } from '../mail/mail-kind.js';
import type { InvitationRow, InvitationState } from './invitation.entity.js';

/** Mails that bring a personal link. */
export const LINK_MAILS = ['invitation', 'colleague', 'new-link'] as const;
export type LinkMailKind = (typeof LINK_MAILS)[number];

/**
 * What such a mail says, as it stood when the mail was asked for. Names are looked up and the link is derived when it is
 * written.
 */
export interface LinkMailParams {
  /** Of the link: a mail looked at later must not show a newer one. */
  readonly generation: number;
  readonly initiative: string;
  readonly entity: string;
  readonly entityShort: string;
  readonly year: number;
  /** Instant, and the zone in which it was set. */
  readonly closesAt: string;
  readonly timeZone: string;
  /** Of the exercise at that time: a mail of an older one does not know of a later step. */
  readonly revision?: number;
  /** In a colleague's: titles of their sections; null for all. */
  readonly sections?: readonly string[] | null;
}

/**
 * The state of a link after something has become of a mail about it; null where it says nothing new. The mail that brings
 * the link tells it at every step. Of every other mail it matters that it did not arrive, since the next will not
 * either, and that it did after all; only a mail sent again by a person takes back that one has bounced, since many
 * servers take what they return later.
 */
export function stateAfterMail(
  link: Pick<InvitationRow, 'state' | 'generation'>,
  { kind, params, state, isAgain }: Pick<MailOutcome, 'kind' | 'params' | 'state' | 'isAgain'>,
): Exclude<InvitationState, 'revoked'> | null {
  if (state === 'cancelled' || link.state === 'revoked') return null;
  // A mail that brought an earlier link says nothing about the present one.
  if (link.generation !== params.generation) return null;
  if (LINK_MAILS.some((one) => one === kind)) return state;
  switch (state) {
    case 'failed':
    case 'bounced':
      return link.state === state ? null : state;
    case 'sent':
      return link.state === 'failed' || link.state === 'uncertain' || (link.state === 'bounced' && isAgain)
        ? state
        : null;
    default:
      return null;
  }
}
