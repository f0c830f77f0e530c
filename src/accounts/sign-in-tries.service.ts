import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { Problem } from '../problem.js';
import { FailureCount } from './tries.js';

const MINUTE = 60_000;

/**
 * Limits wrong sign-ins: of one address, of one address at one account, and of one account from everywhere. The last
 * never shuts the account's owner out (a lock that strangers can close is a fault of its own, ASVS 6.3.1): while an
 * account is under attack, each address has a single try, and the right password from another address still works.
 */
@Injectable()
export class SignInTries {
  private readonly ofAddress = new FailureCount(20, MINUTE);
  private readonly ofBoth = new FailureCount(10, 15 * MINUTE);
  private readonly ofAccount = new FailureCount(50, 60 * MINUTE);

  constructor(private readonly clock: Clock) {}

  /** Problem `too-many-tries`; `account` is what was typed, whether there is such an account or not. */
  assertFew(address: string, account: string | null): void {
    const now = Date.parse(this.clock.now());
    let wait = this.ofAddress.wait(address, now);
    if (account !== null) {
      const attacked = this.ofAccount.wait(account, now) > 0;
      wait = Math.max(wait, this.ofBoth.wait(both(address, account), now, attacked ? 1 : undefined));
    }
    if (wait === 0) return;
    const retryAfter = Math.ceil(wait / 1000);
    throw new Problem('too-many-tries', { detail: `Try again in ${retryAfter} seconds.`, retryAfter });
  }

  /** The try was right: it counts as no failure, and what this address got wrong before is forgiven. */
  succeeded(address: string, account: string | null): void {
    this.ofAddress.takeBack(address);
    if (account === null) return;
    this.ofBoth.clear(both(address, account));
    this.ofAccount.takeBack(account);
  }

  /** The try came to nothing through no fault of its own. */
  takeBack(address: string, account: string | null): void {
    this.ofAddress.takeBack(address);
    if (account === null) return;
    this.ofBoth.takeBack(both(address, account));
    this.ofAccount.takeBack(account);
  }

  /** Counts one failure; before the password is checked, so that tries at once cannot all pass the limit. */
  count(address: string, account: string | null): void {
    const now = Date.parse(this.clock.now());
    this.ofAddress.add(address, now);
    if (account === null) return;
    this.ofBoth.add(both(address, account), now);
    this.ofAccount.add(account, now);
  }
}

const both = (address: string, account: string) => JSON.stringify([address, account]);
