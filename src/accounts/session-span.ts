/** Milliseconds. OWASP ASVS 5.0, 7.3.1 and 7.3.2: idle and absolute end of a session of staff. */
export const IDLE_MS = 30 * 60_000;
export const STAFF_SESSION_MS = 12 * 3600_000;
/** Between the password and the code. */
export const HALF_SESSION_MS = 10 * 60_000;
/** How exactly it is kept when a session was last used: it may end so much earlier, never later. */
export const SEEN_EVERY_MS = 60_000;

/** The instant so many milliseconds after another. */
export function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
