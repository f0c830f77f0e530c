import { Injectable } from '@nestjs/common';
import { FailureCount } from '../../accounts/tries.js';
import { Clock } from '../../clock.service.js';
import { Problem } from '../../problem.js';
import { senderNetwork } from './sender-network.js';

const MINUTES = 10;
const MOST = 20;

/** How many mails to confirm one network can have sent, whichever addresses it types. */
@Injectable()
export class AskLimit {
  private readonly ofNetwork = new FailureCount(MOST, MINUTES * 60_000);

  constructor(private readonly clock: Clock) {}

  /** Counts one more; problem `too-many-tries` where it is one too many. */
  count(address: string): void {
    const [network, now] = [senderNetwork(address), Date.parse(this.clock.now())];
    const wait = this.ofNetwork.wait(network, now);
    if (wait > 0) {
      const retryAfter = Math.ceil(wait / 1000);
      throw new Problem('too-many-tries', { detail: `Try again in ${retryAfter} seconds.`, retryAfter });
    }
    this.ofNetwork.add(network, now);
  }
}
