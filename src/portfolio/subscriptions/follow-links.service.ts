import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.module.js';

/** Links of followers: derived by a key of their own whenever a mail is sent; the database keeps their hashes. */
@Injectable()
export class FollowLinks {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Confirms one subscription. */
  confirm(subscriptionId: string): string {
    return `${this.config.publicUrl}/follow/${this.token('confirm', subscriptionId)}`;
  }

  /** Where one sees what one follows, and changes it. */
  manage(followerId: string): string {
    return `${this.config.publicUrl}${this.managePath(followerId)}`;
  }

  /** Ends all mails with one click (RFC 8058). */
  leave(followerId: string): string {
    return `${this.manage(followerId)}/unsubscribe`;
  }

  managePath(followerId: string): string {
    return `/subscriptions/${this.token('follower', followerId)}`;
  }

  address(path: string): string {
    return `${this.config.publicUrl}${path}`;
  }

  confirmHash(subscriptionId: string): string {
    return hashOf(this.token('confirm', subscriptionId));
  }

  followerHash(followerId: string): string {
    return hashOf(this.token('follower', followerId));
  }

  private token(purpose: 'confirm' | 'follower', id: string): string {
    return createHmac('sha256', this.config.keys.follow).update(`${purpose}:${id}`).digest('base64url');
  }
}

/** What the database holds of a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
