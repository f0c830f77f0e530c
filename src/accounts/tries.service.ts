import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../problem.js';

/** Each has a counter of its own: a valid link must never reset the count of wrong sign-ins, nor the other way round. */
export type TryKind = 'link' | 'sign-in' | 'calendar' | 'reminders';

const PER_MINUTE = 20;

/** Counts failed guesses by address and refuses more after twenty in a minute. */
@Injectable()
export class TriesService {
  private readonly limiters: Readonly<Record<TryKind, RateLimiterMemory>> = {
    link: new RateLimiterMemory({ keyPrefix: 'link', points: PER_MINUTE, duration: 60 }),
    'sign-in': new RateLimiterMemory({ keyPrefix: 'sign-in', points: PER_MINUTE, duration: 60 }),
    calendar: new RateLimiterMemory({ keyPrefix: 'calendar', points: PER_MINUTE, duration: 60 }),
    reminders: new RateLimiterMemory({ keyPrefix: 'reminders', points: PER_MINUTE, duration: 60 }),
  };

  /** Refuses with 429 where this address has failed too often in the last minute. */
  async assertFew(kind: TryKind, address: string): Promise<void> {
    const state = await this.limiters[kind].get(address);
    if (state && state.consumedPoints >= PER_MINUTE) throw tooMany(state);
  }

  /** Counts one failure. */
  async count(kind: TryKind, address: string): Promise<void> {
    try {
      await this.limiters[kind].consume(address);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw tooMany(error);
      throw error;
    }
  }
}

function tooMany(state: RateLimiterRes): Problem {
  const retryAfter = Math.ceil(state.msBeforeNext / 1000);
  return new Problem('too-many-tries', { detail: `Try again in ${retryAfter} seconds.`, retryAfter });
}
