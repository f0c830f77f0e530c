import type { MailChange } from './mail-states.service.js';

/** How a try to hand a mail to the server ended, as far as one can know. */
export type Delivery =
  | { readonly kind: 'sent'; readonly words: string }
  /** The server, or the way to it, refused for now. */
  | { readonly kind: 'later'; readonly words: string }
  /** The server refused for good. */
  | { readonly kind: 'refused'; readonly words: string }
  /** The connection was lost after the final dot: nobody can know whether the server has taken it (RFC 1047). */
  | { readonly kind: 'uncertain'; readonly words: string };

/** What the mail library reports of a failure. */
export interface DeliveryError {
  readonly message: string;
  /** Such as `EENVELOPE`. */
  readonly code?: string | undefined;
  /** Such as `RCPT TO`. */
  readonly command?: string | undefined;
  /** The server's reply, where it gave one. */
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** Commands whose refusal is a verdict on this mail; a refused greeting or sign-in says nothing about it. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
const MOST_WORDS = 1000;

/** Reads a failure; `handedOver` says whether the final dot may have left. */
export function deliveryOf(error: DeliveryError, handedOver: boolean): Delivery {
  const words = wordsOf(error.response ?? error.message);
  const { responseCode = 0, command = '' } = error;
  if (responseCode >= 400 && responseCode < 500) return { kind: 'later', words };
  if (responseCode >= 500) return { kind: ABOUT_THE_MAIL.has(command) ? 'refused' : 'later', words };
  if (handedOver) return { kind: 'uncertain', words };
  return { kind: error.code === 'EENVELOPE' || error.code === 'EMESSAGE' ? 'refused' : 'later', words };
}

/** The server's words on one line, without control characters. */
export function wordsOf(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_WORDS);
}

const FIRST_DELAYS = [5, 15, 60];
const LATER_DELAY = 240;
const LAST_TRY = 48 * 60;

/**
 * Minutes to wait after a mail's nth failed try (from 1): 5, 15, 60, then every four hours as long as no more than 48
 * hours lie since the first; null when it is given up.
 */
export function minutesToNextTry(tries: number): number | null {
  const delayAfter = (nth: number) => FIRST_DELAYS[nth - 1] ?? LATER_DELAY;
  let sinceFirst = 0;
  for (let nth = 1; nth <= tries; nth += 1) sinceFirst += delayAfter(nth);
  return sinceFirst <= LAST_TRY ? delayAfter(tries) : null;
}

/** What a mail becomes after a try; `now` is an instant. */
export function changeAfter(
  mail: { readonly attempts: number; readonly earlierAttempts: number },
  delivery: Delivery | 'unwanted',
  now: string,
): MailChange {
  if (delivery === 'unwanted') return { state: 'cancelled', sentAt: null };
  const { kind, words: serverWords } = delivery;
  switch (kind) {
    case 'sent':
      return { state: 'sent', serverWords, sentAt: now };
    case 'uncertain':
      return { state: 'uncertain', serverWords };
    case 'refused':
      return { state: 'failed', serverWords, sentAt: null };
    case 'later': {
      const minutes = minutesToNextTry(mail.attempts - mail.earlierAttempts);
      if (minutes === null) return { state: 'failed', serverWords, sentAt: null };
      const dueAt = new Date(Date.parse(now) + minutes * 60_000).toISOString();
      return { state: 'queued', serverWords, sentAt: null, dueAt };
    }
    default:
      return kind satisfies never;
  }
}
