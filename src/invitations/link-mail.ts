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
  /** In a colleague's: titles of their sections; null for all. */
  readonly sections?: readonly string[] | null;
}
